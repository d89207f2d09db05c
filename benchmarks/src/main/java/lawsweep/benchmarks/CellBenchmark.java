package lawsweep.benchmarks;

import lawsweep.benchmarks.work.Backend;
import lawsweep.benchmarks.work.Cell;
import lawsweep.benchmarks.work.Shapes;
import lawsweep.work.ThreadTeam;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Warmup;

/** Whole counts. The last three shapes take up to minutes each: name them ({@code -p shape=…}) or leave them out. */
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class CellBenchmark extends Trial<Cell> {

  /** The network: small ones, a deep bracket, and the large cells of about ten thousand parameters. */
  @Param({"2-2-2", "2-3-3-2", "4x5", "8x5", "16x7", "1-6-6-2", "64x5", "relu:32x11", "32x11", "32x21"})
  public String shape;

  /** What computes: {@code -p backend=vector,cuda} where there is a GPU. */
  @Param("vector")
  public String backend;

  @Override
  protected Cell prepare(ThreadTeam team) {
    return new Cell(Backend.named(backend), team, Shapes.of(shape));
  }

  /** One count. */
  @Benchmark
  public void count(Rates rates) {
    work.run();
    rates.items += 1;
  }
}
