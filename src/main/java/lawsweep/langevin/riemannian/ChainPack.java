package lawsweep.langevin.riemannian;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import lawsweep.lanes.LaneMatrices;
import lawsweep.langevin.cell.Break;
import lawsweep.langevin.cell.Interval;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.Pack;
import lawsweep.langevin.cell.ReplicaView;
import lawsweep.langevin.cell.Stepper;
import lawsweep.langevin.pack.LaneNoise;
import lawsweep.langevin.pack.StartingPoint;

/**
 * The Langevin equations of the deep linear network for eight replicas, in lanes. The
 * frame is the moving one of singular vectors.
 *
 * <ul>
 *   <li><i>upstairs, project-balance</i>: W ← balance(W + √(2h/β) (P_O ξ + √κ P_H ξ) - h grad L(W)). Retraction and
 *       product rule supply every Itô correction, for all κ ≥ 0.
 *   <li><i>downstairs, frame</i>: the same in the end-to-end matrix. In place of the orbit's noise stands
 *       its mean, the entropic drift h/β grad S.
 * </ul>
 *
 * <p>The noise of a step is drawn in the frame: standard normal vectors of the tangent
 * space look alike in any orthonormal basis.
 */
final class ChainPack implements Pack {

  /** What project-balance promises. */
  static final Stepper PROJECT_BALANCE = new Stepper(
      "upstairs project-balance",
      "Riemannian Langevin equation of the factors, papers/004, Section 12 with (12.11)-(12.12) downstairs",
      Stepper.Interpretation.ITO, 1, 0, "the balance W_{p+1}ᵀ W_{p+1} = W_p W_pᵀ, and the working rank");

  /** What the frame scheme promises. */
  static final Stepper FRAME = new Stepper(
      "downstairs frame",
      "Riemannian Langevin equation of the end-to-end matrix, papers/004, (12.12)",
      Stepper.Interpretation.ITO, 1, 0, "the working rank; passes through det W = 0");

  /** Steps after which frames are made orthogonal anew: the balance stays below 10⁻¹⁰ over a million steps. */
  private static final int POLISH_EVERY = 32;

  /** N d³ from which on a step may take long, above all the first ones of a program: 8 factors of width 32. */
  private static final long LARGE = 1 << 18;

  private final LangevinCell cell;
  private final boolean upstairs;
  private final ChainState state;
  private final ChainPairs pairs;
  private final ChainDescent descent;
  private final ChainRetraction retraction;
  private final ChainView view;
  private final StartingPoint start;
  private final LaneNoise noise;
  /** How many normal numbers a step needs of each replica. */
  private final int normals;
  private final double[] y;
  /** A step that breaks off. */
  private final Inside inside;

  private ChainPack(LangevinCell cell, boolean upstairs) {
    int d = cell.width();
    int depth = cell.depth();
    this.cell = cell;
    this.upstairs = upstairs;
    this.state = new ChainState(d, depth, upstairs);
    this.pairs = new ChainPairs(d, depth, cell.rank());
    this.descent = new ChainDescent(cell.energy(), d, depth, cell.rank());
    this.retraction = new ChainRetraction(d, depth, cell.rank(), upstairs);
    this.view = new ChainView(d, depth, upstairs);
    this.start = new StartingPoint(cell);
    this.normals = ChainStep.normals(cell, upstairs);
    this.noise = new LaneNoise(cell, normals);
    this.y = new double[depth * d * d * LANES];
    pairs.noise(new double[d * d * LANES], 0);
    this.inside = new Inside((long) depth * d * d * d >= LARGE ? new ChainState(d, depth, upstairs) : null);
  }

  /** Where a step broke off. */
  private static final class Inside {
    /** The state before the step; null if steps are short and never break off. */
    private final ChainState before;
    /** Steps of the interval that are done, after a break. */
    private int done;
    /** True within a step. */
    private boolean started;
    /** The first lane of the part that is done next, and how much of its work is done. */
    private int part;
    private int stage;

    Inside(ChainState before) {
      this.before = before;
    }

    void begin() {
      done = 0;
      started = false;
    }
  }

  /** Project-and-balance of the factors; the depth is finite. */
  static Pack projectBalance(LangevinCell cell) {
    return new ChainPack(cell, true);
  }

  /** The frame scheme of the end-to-end matrix; the depth is finite. */
  static Pack frame(LangevinCell cell) {
    return new ChainPack(cell, false);
  }

  @Override
  public Stepper stepper() {
    return upstairs ? PROJECT_BALANCE : FRAME;
  }

  @Override
  public void start(long firstReplica, int count) {
    noise.start(firstReplica);
    begin();
    for (int lane = 0; lane < LANES; lane++) {
      start.compute(firstReplica + lane);
      state.set(lane, start.lambda(), start.left(), start.right());
    }
  }

  private void begin() {
    inside.begin();
    retraction.begin();
  }

  @Override
  public boolean advance(Interval interval, int from, int to, Break pause) {
    if (inside.before == null) {
      advance(interval, from, to);
      return true;
    }
    for (int step = Math.max(from, inside.done); step < to; step++) {
      inside.done = step;
      if (!large(interval, step, pause)) {
        return false;
      }
    }
    inside.done = 0;
    return true;
  }

  /** A step of a large network, up to its end or a break. */
  private boolean large(Interval interval, int number, Break pause) {
    ChainStep size = ChainStep.of(cell, upstairs, interval);
    long step = interval.firstStep() + number;
    if (!inside.started) {
      inside.before.copy(state);
      inside.started = true;
      inside.part = 0;
      inside.stage = 0;
      draw(step);
    }
    while (inside.part < LANES) {
      if (inside.stage == 0) {
        displace(inside.part, size);
      } else if (inside.stage == 1) {
        descent.add(inside.part, state, size.h(), y);
      } else if (retraction.retract(inside.part, y, state, pause)) {
        polish(inside.part, step);
      } else {
        return false;
      }
      inside.part += inside.stage == 2 ? LaneMatrices.VECTOR : 0;
      inside.stage = (inside.stage + 1) % 3;
      if (inside.part < LANES && pause.due()) {
        return false;
      }
    }
    inside.started = false;
    return true;
  }

  /** Without noise the zeros stay that were there first. */
  private void draw(long step) {
    if (normals > 0) {
      pairs.noise(noise.numbers(), noise.draw(step));
    }
  }

  private void displace(int part, ChainStep size) {
    pairs.displace(part, state.lambda, size.orbit(), size.horizontal(), size.entropy(), y);
  }

  private void polish(int part, long step) {
    if (step % POLISH_EVERY == POLISH_EVERY - 1) {
      retraction.polish(part, state);
    }
  }

  @Override
  public void advance(Interval interval, int from, int to) {
    ChainStep size = ChainStep.of(cell, upstairs, interval);
    for (long step = interval.firstStep() + from; step < interval.firstStep() + to; step++) {
      draw(step);
      for (int part = 0; part < LANES; part += LaneMatrices.VECTOR) {
        displace(part, size);
        descent.add(part, state, size.h(), y);
        retraction.retract(part, y, state);
        polish(part, step);
      }
    }
  }

  @Override
  public void view(int lane, ReplicaView out) {
    view.read(state, lane, out);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    (inside.started ? inside.before : state).save(out);
  }

  @Override
  public void restore(DataInput in) throws IOException {
    state.restore(in);
    begin();
  }

  /** {@inheritDoc} A step inside which it broke off is done anew. */
  @Override
  public void saveBreak(DataOutput out) throws IOException {
    out.writeInt(inside.done);
  }

  @Override
  public void restoreBreak(DataInput in) throws IOException {
    inside.done = in.readInt();
  }
}
