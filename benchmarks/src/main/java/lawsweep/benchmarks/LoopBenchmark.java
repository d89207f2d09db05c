package lawsweep.benchmarks;

import lawsweep.benchmarks.work.Loops;
import lawsweep.work.ThreadTeam;
import org.openjdk.jmh.annotations.Benchmark;

/** Parallel loops of short tasks; {@code items} is loops a second. */
public class LoopBenchmark extends Trial<Loops> {

  @Override
  protected Loops prepare(ThreadTeam team) {
    return new Loops(team);
  }

  /** A thousand loops. */
  @Benchmark
  public void loops(Rates rates) {
    work.run();
    rates.items += work.loops();
  }
}
