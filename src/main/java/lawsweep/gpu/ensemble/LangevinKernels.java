package lawsweep.gpu.ensemble;

import java.util.List;
import lawsweep.cuda.Arguments;
import lawsweep.cuda.Buffer;
import lawsweep.cuda.Grid;
import lawsweep.cuda.Lane;
import lawsweep.langevin.cell.Energy;
import lawsweep.langevin.cell.Interval;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.riemannian.ChainStep;
import lawsweep.random.Normals;
import lawsweep.random.Stream;

/** Launches the steps of one cell's replicas on a lane: the kernels of {@code native/langevin_*.cu}. */
final class LangevinKernels {

  private final Lane lane;
  private final LangevinCell cell;
  private final LangevinShape shape;
  private final long key;
  private final int blocks;
  private final Buffer targets;
  /** A bit for each fitted entry, row by row. */
  private final long fitted;
  private final StepPace pace = new StepPace();

  /** For a cell; the lane has memory for {@link #bytes}. */
  LangevinKernels(Lane lane, LangevinCell cell) {
    this.lane = lane;
    this.cell = cell;
    this.shape = LangevinShape.of(cell);
    this.key = Stream.keyOf(cell.randomName());
    this.blocks = Normals.blocks(ChainStep.normals(cell, shape.inner()));
    int d = cell.width();
    double[] wanted = new double[d * d];
    long bits = 0;
    List<Energy.Entry> fit = cell.energy().fit();
    for (Energy.Entry entry : fit) {
      int e = entry.row() * d + entry.column();
      wanted[e] = entry.target();
      bits |= 1L << e;
    }
    this.fitted = bits;
    this.targets = lane.allocate((long) wanted.length * Double.BYTES);
    lane.upload(wanted, 0, wanted.length, targets, 0);
  }

  /** What it allocates at most. */
  static long bytes() {
    return 64L * Double.BYTES + 256;
  }

  /**
   * Does steps from..to-1 of an interval, of replicas {@code first} to {@code first + count - 1}, and returns when they
   * are done.
   *
   * @param state entry e of the replicas at {@code e * count}
   */
  void advance(Interval interval, int from, int to, Buffer state, long first, int count) {
    Grid grid = shape.grid(count);
    int at = from;
    while (at < to) {
      int steps = pace.next(to - at);
      long begun = System.nanoTime();
      lane.launch(shape.kernel(), grid, shape.sharedBytes(), arguments(interval, at, at + steps)
          .add(targets.address()).add(state.address()).add(count).add(shape.depth()).add(blocks)
          .add(shape.inner() ? 1 : 0).add(first));
      lane.await();
      pace.took(steps, 1e-9 * (System.nanoTime() - begun));
      at += steps;
    }
  }

  /** What the steps are. */
  private Arguments arguments(Interval interval, int from, int to) {
    ChainStep step = ChainStep.of(cell, shape.inner(), interval);
    return new Arguments().add(key).add(interval.firstStep() + from).add(interval.firstStep() + to).add(step.h())
        .add(step.orbit()).add(step.horizontal()).add(step.entropy()).add(cell.energy().confinement()).add(fitted);
  }
}
