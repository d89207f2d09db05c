package lawsweep.benchmarks;

import lawsweep.benchmarks.work.Backend;
import lawsweep.benchmarks.work.FieldWork;
import lawsweep.benchmarks.work.Shapes;
import lawsweep.work.ThreadTeam;
import org.openjdk.jmh.annotations.Param;

/** Batches of vectors; {@code items} is vectors a second. */
public abstract class FieldTrial extends Trial<FieldWork> {

  /** The network. */
  @Param({"2-2-2", "4x5", "relu:8x4", "16x7", "32x11"})
  public String shape;

  /** Vectors in a batch. */
  @Param({"1000", "10000", "100000"})
  public int batch;

  /** Vectors in the buffer that a batch is written through; a GPU has a buffer of 1 GiB. */
  @Param("256")
  public int rows;

  /** What computes: {@code -p backend=vector,scalar,cuda} where there is a GPU, whose results stay there. */
  @Param({"vector", "scalar"})
  public String backend;

  /** What is computed. */
  protected abstract FieldWork.Kind kind();

  @Override
  protected final FieldWork prepare(ThreadTeam team) {
    return FieldWork.of(Backend.named(backend), team, Shapes.of(shape), kind(), batch, rows);
  }

  /** Makes one batch. */
  protected final void make(Rates rates) {
    work.run();
    rates.items += work.vectors();
    rates.gigabytes += work.gigabytes();
    rates.gigaflop += work.gigaflop();
  }
}
