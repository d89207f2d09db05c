package lawsweep.benchmarks.gpu;

import java.util.Locale;

/** The steps in their order, and how long each may take. */
enum Part {
  FACTS(new FactsStep(), 45),
  BITS(new BitsStep(), 150),
  KERNELS(new KernelsStep(), 90),
  TIMES(new TimesStep(), 200),
  FAILURES(new FailuresStep(), 75);

  private final Step step;
  private final int limit;

  Part(Step step, int limit) {
    this.step = step;
    this.limit = limit;
  }

  Step step() {
    return step;
  }

  /** Seconds after which its process is ended. */
  int limit() {
    return limit;
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
