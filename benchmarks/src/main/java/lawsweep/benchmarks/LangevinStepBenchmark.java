package lawsweep.benchmarks;

import lawsweep.benchmarks.work.Backend;
import lawsweep.benchmarks.work.EnsembleSize;
import lawsweep.benchmarks.work.LangevinSteps;
import lawsweep.work.ThreadTeam;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** Simulations of ensembles: items are steps of replicas. */
public class LangevinStepBenchmark extends Trial<LangevinSteps> {

  /** Width and depth. */
  @Param({"1-3", "2-2", "2-3", "3-3", "4-2", "4-3", "4-8", "8-3", "16-3", "32-3"})
  public String shape;

  /** The dynamics: {@code upstairs} or {@code downstairs}. */
  @Param({"upstairs", "downstairs"})
  public String dynamics;

  /** How many replicas. */
  @Param("4096")
  public int replicas;

  /** What moves the replicas: {@code -p backend=cpu,cuda} where there is a GPU, at widths and depths up to 8. */
  @Param("cpu")
  public String backend;

  @Override
  protected LangevinSteps prepare(ThreadTeam team) {
    String[] parts = shape.split("-", -1);
    int width = Integer.parseInt(parts[0]);
    int depth = Integer.parseInt(parts[1]);
    int steps = Math.max(1, 20_000_000 / (replicas * width * width * width));
    return new LangevinSteps(Backend.named(backend.equals("cpu") ? "vector" : backend), team,
        new EnsembleSize(dynamics, width, depth, replicas, steps));
  }

  /** One simulation. */
  @Benchmark
  public void simulate(Rates rates) {
    work.run();
    rates.items += work.replicaSteps();
    rates.gigaflop += 1e-9 * work.replicaSteps() * work.operations();
  }
}
