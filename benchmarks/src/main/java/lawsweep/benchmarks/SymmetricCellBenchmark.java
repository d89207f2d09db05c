package lawsweep.benchmarks;

import lawsweep.benchmarks.work.Inputs;
import lawsweep.benchmarks.work.Shapes;
import lawsweep.benchmarks.work.SymmetricCell;
import lawsweep.work.ThreadTeam;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Warmup;

/** Whole counts on the symmetric road. */
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class SymmetricCellBenchmark extends Trial<SymmetricCell> {

  /** The network; constant widths with path covers, classifiers, and forests. */
  @Param({"4096x13", "784-512-512-10", "1000-2048-2048-2048-768", "10-64-64-64-10", "20-25-7-3"})
  public String shape;

  /** Whether cores are kept from count to count: {@code nothing} or {@code cores}. */
  @Param({"nothing", "cores"})
  public String kept;

  @Override
  protected SymmetricCell prepare(ThreadTeam team) {
    return new SymmetricCell(Inputs.kernels("vector"), team, Shapes.of(shape), kept.equals("cores"));
  }

  /** One count. */
  @Benchmark
  public void count(Rates rates) {
    work.run();
    rates.items += 1;
  }
}
