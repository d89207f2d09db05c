package lawsweep.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;

/** First Lie brackets of pairs of random fields at a point. */
public class BracketBenchmark extends SampleTrial {

  @Override
  protected int level() {
    return 1;
  }

  /** One batch. */
  @Benchmark
  public void brackets(Rates rates) {
    sample(rates);
  }
}
