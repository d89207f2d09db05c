package lawsweep.benchmarks;

import lawsweep.benchmarks.work.FmaPeak;
import lawsweep.work.ThreadTeam;
import org.openjdk.jmh.annotations.Benchmark;

/** The most GFLOP/s that fused multiply-adds reach: run it with the others, which are given in percent of it. */
public class PeakBenchmark extends Trial<FmaPeak> {

  @Override
  protected FmaPeak prepare(ThreadTeam team) {
    return new FmaPeak(team);
  }

  /** Twelve chains of a million multiply-adds of vectors, per thread. */
  @Benchmark
  public void multiplyAdd(Rates rates) {
    work.run();
    rates.gigaflop += work.gigaflop();
  }
}
