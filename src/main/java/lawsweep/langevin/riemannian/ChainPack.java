package lawsweep.langevin.riemannian;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import lawsweep.lanes.LaneMatrices;
import lawsweep.lanes.LaneNormals;
import lawsweep.langevin.cell.Interval;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.Pack;
import lawsweep.langevin.cell.ReplicaView;
import lawsweep.langevin.cell.Stepper;
import lawsweep.langevin.pack.StartingPoint;
import lawsweep.random.Normals;
import lawsweep.random.Stream;

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

  private final LangevinCell cell;
  private final boolean upstairs;
  private final ChainState state;
  private final ChainPairs pairs;
  private final ChainDescent descent;
  private final ChainRetraction retraction;
  private final ChainView view;
  private final StartingPoint start;
  private final LaneNormals noise;
  private final int normals;
  private final double[] z;
  private final double[] y;
  private long firstReplica;

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
    this.noise = new LaneNormals(Stream.keyOf(cell.randomName()));
    this.normals = cell.kappa() == 0 && !upstairs ? 0 : ChainPairs.normals(d, depth, upstairs);
    this.z = new double[Math.max(Normals.blocks(normals) * Normals.PER_BLOCK, d * d) * LANES];
    this.y = new double[depth * d * d * LANES];
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
    this.firstReplica = firstReplica;
    for (int lane = 0; lane < LANES; lane++) {
      start.compute(firstReplica + lane);
      state.set(lane, start.lambda(), start.left(), start.right());
    }
  }

  @Override
  public void advance(Interval interval, int from, int to) {
    double h = interval.step();
    double orbit = upstairs ? Math.sqrt(2 * h / cell.beta()) : 0;
    double horizontal = Math.sqrt(2 * h * cell.kappa() / cell.beta());
    double entropy = upstairs ? 0 : h / cell.beta();
    int blocks = Normals.blocks(normals);
    for (long step = interval.firstStep() + from; step < interval.firstStep() + to; step++) {
      noise.fill(firstReplica, step * blocks, normals, z, 0);
      for (int part = 0; part < LANES; part += LaneMatrices.VECTOR) {
        pairs.displace(part, state.lambda, z, orbit, horizontal, entropy, y);
        descent.add(part, state, h, y);
        retraction.retract(part, y, state);
        if (step % POLISH_EVERY == POLISH_EVERY - 1) {
          retraction.polish(part, state);
        }
      }
    }
  }

  @Override
  public void view(int lane, ReplicaView out) {
    view.read(state, lane, out);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    state.save(out);
  }

  @Override
  public void restore(DataInput in) throws IOException {
    state.restore(in);
  }
}
