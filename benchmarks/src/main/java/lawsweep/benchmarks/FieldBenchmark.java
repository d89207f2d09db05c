package lawsweep.benchmarks;

import lawsweep.benchmarks.work.FieldWork;
import org.openjdk.jmh.annotations.Benchmark;

/** Values of random fields at a point: Jacobian–vector products of the reparametrisation. */
public class FieldBenchmark extends FieldTrial {

  @Override
  protected FieldWork.Kind kind() {
    return FieldWork.Kind.VALUES;
  }

  /** One batch. */
  @Benchmark
  public void values(Rates rates) {
    make(rates);
  }
}
