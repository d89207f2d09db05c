package lawsweep.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;

/** Values of random fields at a point: Jacobian–vector products of the reparametrisation. */
public class JvpBenchmark extends SampleTrial {

  @Override
  protected int level() {
    return 0;
  }

  /** One batch. */
  @Benchmark
  public void fields(Rates rates) {
    sample(rates);
  }
}
