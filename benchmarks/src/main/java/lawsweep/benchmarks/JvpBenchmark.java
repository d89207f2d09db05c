package lawsweep.benchmarks;

import lawsweep.benchmarks.work.FieldWork;
import org.openjdk.jmh.annotations.Benchmark;

/** Jacobians of random fields at a point, each times a dense direction of its own. */
public class JvpBenchmark extends FieldTrial {

  @Override
  protected FieldWork.Kind kind() {
    return FieldWork.Kind.JVP;
  }

  /** One batch. */
  @Benchmark
  public void jvp(Rates rates) {
    make(rates);
  }
}
