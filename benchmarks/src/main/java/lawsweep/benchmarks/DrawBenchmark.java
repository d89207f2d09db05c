package lawsweep.benchmarks;

import lawsweep.benchmarks.work.Backend;
import lawsweep.benchmarks.work.Draw;
import lawsweep.benchmarks.work.Shapes;
import lawsweep.work.ThreadTeam;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** Draws: samples of W_0 and W_1 made and eliminated; {@code items} is samples a second. */
public class DrawBenchmark extends Trial<Draw> {

  /** The network; {@code -p shape=60x11} and larger ones are for a GPU. */
  @Param({"4x5", "8x5", "16x7"})
  public String shape;

  /** What computes: vector, scalar; {@code -p backend=cuda} where there is a GPU. */
  @Param({"vector", "scalar"})
  public String backend;

  @Override
  protected Draw prepare(ThreadTeam team) {
    return new Draw(Backend.named(backend), team, Shapes.of(shape));
  }

  /** One draw. */
  @Benchmark
  public void draw(Rates rates) {
    work.run();
    rates.items += work.samples();
    rates.gigaflop += work.gigaflop();
  }
}
