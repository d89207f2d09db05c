package lawsweep.benchmarks;

import lawsweep.benchmarks.work.FieldWork;
import org.openjdk.jmh.annotations.Benchmark;

/** First Lie brackets of pairs of random fields at a point. */
public class BracketBenchmark extends FieldTrial {

  @Override
  protected FieldWork.Kind kind() {
    return FieldWork.Kind.BRACKET;
  }

  /** One batch. */
  @Benchmark
  public void brackets(Rates rates) {
    make(rates);
  }
}
