package lawsweep.benchmarks;

import lawsweep.benchmarks.work.Inputs;
import lawsweep.benchmarks.work.Shapes;
import lawsweep.benchmarks.work.SymmetricVerification;
import lawsweep.work.ThreadTeam;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Warmup;

/** Checks of certificates of the symmetric road. */
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class SymmetricVerificationBenchmark extends Trial<SymmetricVerification> {

  /** The network; those of {@link SymmetricCellBenchmark}. */
  @Param({"4096x13", "784-512-512-10", "1000-2048-2048-2048-768", "10-64-64-64-10", "20-25-7-3"})
  public String shape;

  @Override
  protected SymmetricVerification prepare(ThreadTeam team) {
    return new SymmetricVerification(Inputs.kernels("vector"), team, Shapes.of(shape));
  }

  /** One check. */
  @Benchmark
  public void verify(Rates rates) {
    work.run();
    rates.items += 1;
  }
}
