package lawsweep.benchmarks;

import lawsweep.benchmarks.work.SmallSweep;
import lawsweep.work.ThreadTeam;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** A sweep of tiny cells, journal included; {@code items} is cells a second. */
public class SmallSweepBenchmark extends Trial<SmallSweep> {

  /** Draws of each of the 1344 architectures. */
  @Param("20")
  public int seeds;

  @Override
  protected SmallSweep prepare(ThreadTeam team) {
    return new SmallSweep(threads, seeds);
  }

  /** A new directory. */
  @Setup(Level.Invocation)
  public void restore() {
    work.restore();
  }

  /** One sweep. */
  @Benchmark
  public void sweep(Rates rates) {
    work.run();
    rates.items += work.cells();
  }
}
