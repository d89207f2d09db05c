package lawsweep.gpu;

import lawsweep.cuda.Arguments;
import lawsweep.cuda.Block;
import lawsweep.cuda.Grid;
import lawsweep.cuda.Kernel;
import lawsweep.cuda.Lane;
import lawsweep.residue.PrimeField;

/**
 * One step along the chains of a batch: out = gate ⊙ (x U + …), one row for each field. Wide steps are a matrix
 * product and a pass over its result, others one kernel. Addresses are those of the first field; 0 stands for what is
 * not there.
 */
final class ChainStep {

  /** From this width on, both ways, a step is a matrix product. */
  static final int WIDE = 48;

  private static final int TILE = 32;
  private static final int WARP = 32;
  private static final int THREADS = 256;
  private static final Kernel STEP = FieldKernels.named("chain_step");
  private static final Kernel FINISH = FieldKernels.named("finish_step");

  private final Lane lane;
  private final PrimeField field;

  ChainStep(Lane lane, PrimeField field) {
    this.lane = lane;
    this.field = field;
  }

  /** out = gate ⊙ (x U + bias). */
  void values(Chains chains, long x, Block u, long bias, long gate, long out) {
    if (isWide(u)) {
      multiply(chains, x, u, 0, out);
      finish(chains, bias, gate, out, u.columns());
    } else {
      step(chains, new Arguments().add(field).add(x).add(u.address()).add(bias).add(gate).add(out), u, u.rows(), 0);
    }
  }

  /** out = gate ⊙ (x U + out); without x nothing is multiplied. */
  void changes(Chains chains, long x, Block u, long gate, long out) {
    if (x == 0 && gate == 0) {
      return;
    }
    if (x != 0 && isWide(u)) {
      multiply(chains, x, u, 1, out);
      finish(chains, 0, gate, out, u.columns());
    } else {
      Arguments arguments = new Arguments().add(field).add(x).add(u.address()).add(0L).add(gate).add(out);
      step(chains, arguments, u, x == 0 ? 0 : u.rows(), 1);
    }
  }

  private static boolean isWide(Block u) {
    return Math.min(u.rows(), u.columns()) >= WIDE;
  }

  private void step(Chains chains, Arguments arguments, Block u, int inner, int plus) {
    arguments.add(chains.stride()).add(chains.count()).add(inner).add(u.columns()).add(plus);
    Grid grid = new Grid(Math.ceilDiv(chains.count(), TILE), Math.ceilDiv(u.columns(), TILE), THREADS);
    lane.launch(STEP, grid, 0, arguments);
  }

  /** out = x U + beta out, sums of at most {@code maxDelay} products and one residue. */
  private void multiply(Chains chains, long x, Block u, double beta, long out) {
    int delay = field.maxDelay();
    Block to = new Block(out, chains.count(), u.columns(), chains.stride());
    for (int j = 0; j < u.rows(); j += delay) {
      if (j > 0) {
        finish(chains, 0, 0, out, u.columns());
      }
      int inner = Math.min(delay, u.rows() - j);
      Block from = new Block(x + (long) j * Double.BYTES, chains.count(), inner, chains.stride());
      lane.multiply(1, from, u.view(j, 0, inner, u.columns()), j == 0 ? beta : 1, to);
    }
  }

  private void finish(Chains chains, long bias, long gate, long out, int width) {
    Arguments arguments =
        new Arguments().add(field).add(bias).add(gate).add(out).add(chains.stride()).add(chains.count()).add(width);
    lane.launch(FINISH, Grid.of((long) chains.count() * WARP, THREADS), 0, arguments);
  }
}
