package lawsweep.benchmarks;

import lawsweep.benchmarks.work.Inputs;
import lawsweep.benchmarks.work.Samples;
import lawsweep.benchmarks.work.Shapes;
import lawsweep.kernel.ThreadTeam;
import org.openjdk.jmh.annotations.Param;

/** Batches of vectors; {@code items} is vectors a second, and the bytes are those of the vectors written. */
public abstract class SampleTrial extends Trial<Samples> {

  /** The network. */
  @Param({"2-2-2", "4x5", "relu:8x4", "16x7", "32x11"})
  public String shape;

  /** Vectors in a batch. */
  @Param({"1000", "10000", "100000"})
  public int batch;

  /** Vectors in the buffer that a batch is written through. */
  @Param("256")
  public int rows;

  /** Which kernels. */
  @Param({"vector", "scalar"})
  public String backend;

  /** The level: 0 for fields, 1 for first brackets. */
  protected abstract int level();

  @Override
  protected final Samples prepare(ThreadTeam team) {
    return new Samples(Inputs.kernels(backend), team, Shapes.of(shape), level(), batch, rows);
  }

  /** Makes one batch. */
  protected final void sample(Rates rates) {
    work.run();
    rates.items += work.vectors();
    rates.gigabytes += work.gigabytes();
    rates.gigaflop += work.gigaflop();
  }
}
