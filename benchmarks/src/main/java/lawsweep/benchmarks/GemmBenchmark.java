package lawsweep.benchmarks;

import lawsweep.benchmarks.work.Gemm;
import lawsweep.benchmarks.work.Inputs;
import lawsweep.work.ThreadTeam;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Param;

/** Products mod p of n × inner and inner × n; {@code gigaflop} is GFLOP/s. */
@Fork(5)
public class GemmBenchmark extends Trial<Gemm> {

  /** Rows and columns of the result. */
  @Param({"64", "512", "1024", "2048"})
  public int n;

  /** The inner size; 0 stands for n. */
  @Param({"128", "256", "0"})
  public int inner;

  /** Which kernels. */
  @Param("vector")
  public String backend;

  @Override
  protected Gemm prepare(ThreadTeam team) {
    return new Gemm(Inputs.kernels(backend), team, n, inner == 0 ? n : inner);
  }

  /** One product. */
  @Benchmark
  public void multiply(Rates rates) {
    work.run();
    rates.gigaflop += work.gigaflop();
  }
}
