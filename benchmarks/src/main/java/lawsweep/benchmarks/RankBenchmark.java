package lawsweep.benchmarks;

import lawsweep.benchmarks.work.Inputs;
import lawsweep.benchmarks.work.Rank;
import lawsweep.work.ThreadTeam;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** The rank mod p of n × n matrices of rank 3n/4; {@code gigaflop} is the rate by the formula in {@link Rank}. */
public class RankBenchmark extends Trial<Rank> {

  /** Rows and columns. */
  @Param({"250", "500", "1000", "2000", "4000"})
  public int n;

  /** Which kernels. */
  @Param("vector")
  public String backend;

  @Override
  protected Rank prepare(ThreadTeam team) {
    return new Rank(Inputs.kernels(backend), team, n, 3 * n / 4);
  }

  /** Brings back the matrix: an elimination, a millisecond at the least, destroys it. */
  @Setup(Level.Invocation)
  public void restore() {
    work.restore();
  }

  /** One elimination. */
  @Benchmark
  public void rank(Rates rates) {
    work.run();
    rates.gigaflop += work.gigaflop();
  }
}
