package lawsweep.benchmarks;

import lawsweep.benchmarks.work.Inputs;
import lawsweep.benchmarks.work.Reduce;
import lawsweep.work.ThreadTeam;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Param;

/** Reduction mod p in place; {@code gigabytes} is GB/s read and written. */
@Fork(5)
public class ReduceBenchmark extends Trial<Reduce> {

  /** How many numbers: in the first cache, in the second, in memory. */
  @Param({"1024", "65536", "8388608"})
  public int n;

  /** Which kernels. */
  @Param({"vector", "scalar"})
  public String backend;

  @Override
  protected Reduce prepare(ThreadTeam team) {
    return new Reduce(Inputs.kernels(backend), n);
  }

  /** One pass. */
  @Benchmark
  public void reduce(Rates rates) {
    work.run();
    rates.gigabytes += work.gigabytes();
  }
}
