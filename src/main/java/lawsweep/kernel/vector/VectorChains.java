package lawsweep.kernel.vector;

import java.util.Arrays;
import java.util.List;
import lawsweep.kernel.ChainKernels;
import lawsweep.kernel.OuterSum;
import lawsweep.kernel.RowLayout;
import lawsweep.kernel.ScalarChains;
import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;
import lawsweep.work.Team;

/**
 * {@link ChainKernels} with the Vector API; the first blocks of a program go the plain way, as {@link ColdStart} says.
 */
final class VectorChains implements ChainKernels {

  /** Inner dimensions up to this are multiplied without packing. */
  private static final int UNPACKED = 128;

  /** Entries and multiply-adds that are done the plain way first: some tens of milliseconds. */
  private static final long COLD = 1 << 22;

  private final ScalarChains plain = new ScalarChains(false);
  private final PackedGemm gemm;
  private final ColdStart start;
  private final ColdStart narrowStart;

  /**
   * The operations.
   *
   * @param cold whether the program is: false to use vectors from the start
   */
  VectorChains(PackedGemm gemm, boolean cold) {
    this.gemm = gemm;
    this.start = new ColdStart(cold ? COLD : 0);
    this.narrowStart = new ColdStart(cold ? COLD : 0);
  }

  @Override
  public ChainKernels forNarrow() {
    return new ColumnChains(narrowStart);
  }

  @Override
  public Matrix room(int samples, int width) {
    return RowLayout.room(samples, width);
  }

  @Override
  public Matrix resized(Matrix room, int samples) {
    return RowLayout.resized(room, samples);
  }

  @Override
  public void take(Matrix rows, int column, Matrix to) {
    RowLayout.take(rows, column, to);
  }

  @Override
  public void put(PrimeField field, Matrix from, Matrix less, Matrix rows, int column) {
    RowLayout.put(field, from, less, rows, column);
  }

  @Override
  public void step(PrimeField field, Matrix x, Matrix u, Matrix bias, Matrix gate, Matrix out) {
    if (start.lasts((long) u.rows() * out.rows() * out.columns())) {
      plain.step(field, x, u, bias, gate, out);
    } else if (narrow(u, out)) {
      ChainSteps.narrow(field, x, u, bias, x, x, 0, Matrix.EMPTY, gate, out);
    } else {
      product(field, x, u, out);
      ChainSteps.finish(field, bias, gate, out);
    }
  }

  @Override
  public void stepAlongFields(
      PrimeField field, Matrix dx, Matrix u, Matrix x, Matrix y, double plus, Matrix z, Matrix gate, Matrix out) {
    if (start.lasts((long) u.rows() * out.rows() * out.columns())) {
      plain.stepAlongFields(field, dx, u, x, y, plus, z, gate, out);
    } else if (narrow(u, out)) {
      ChainSteps.narrow(field, dx, u, Matrix.EMPTY, x, y, plus, z, gate, out);
    } else {
      product(field, dx, u, out);
      ChainSteps.addRankOne(field, x, y, plus, z, out);
      ChainSteps.finish(field, Matrix.EMPTY, gate, out);
    }
  }

  private static boolean narrow(Matrix u, Matrix out) {
    return out.columns() <= SampleLanes.SPECIES.length() && u.rows() <= UNPACKED;
  }

  /** out = x U, a sum of at most {@link #UNPACKED} products, or reduced; zero if x is empty. */
  private void product(PrimeField field, Matrix x, Matrix u, Matrix out) {
    if (x.rows() == 0) {
      Arrays.fill(out.data(), out.offset(), out.offset() + out.rows() * out.ld(), 0);
    } else if (u.rows() <= UNPACKED) {
      ChainSteps.product(x, u, false, out);
    } else {
      Arrays.fill(out.data(), out.offset(), out.offset() + out.rows() * out.ld(), 0);
      gemm.multiply(field, x, u, out, Team.alone());
    }
  }

  @Override
  public void directions(PrimeField field, Matrix l, Matrix r, Directions v, Matrix byLeft, Matrix byRight) {
    int longest = Math.max(l.columns(), r.columns()) + 1;
    if (longest > field.maxDelay() || start.lasts(2L * v.rows().rows() * l.columns() * r.columns())) {
      plain.directions(field, l, r, v, byLeft, byRight);
      return;
    }
    DirectionProducts.write(l, r, v, byLeft, byRight);
    if (v.bias() >= 0 && byRight.rows() > 0) {
      addBiases(v, byRight);
    }
    PlainLoops.reduce(field, byLeft.data(), byLeft.offset(), byLeft.rows() * byLeft.ld());
    PlainLoops.reduce(field, byRight.data(), byRight.offset(), byRight.rows() * byRight.ld());
  }

  private static void addBiases(Directions directions, Matrix out) {
    for (int s = 0; s < out.rows(); s++) {
      int from = directions.rows().index(s, directions.bias());
      int to = out.index(s, 0);
      for (int k = 0; k < out.columns(); k++) {
        out.data()[to + k] += directions.rows().data()[from + k];
      }
    }
  }

  @Override
  public void stepFrom(PrimeField field, Matrix dx, Matrix u, Matrix gate, Matrix out) {
    if (start.lasts((long) u.rows() * out.rows() * out.columns())) {
      plain.stepFrom(field, dx, u, gate, out);
      return;
    }
    if (dx.rows() > 0 && u.rows() <= UNPACKED) {
      ChainSteps.product(dx, u, true, out);
    } else if (dx.rows() > 0) {
      gemm.add(field, dx, u, out, Team.alone());
    }
    if (dx.rows() > 0 || gate.rows() > 0) {
      ChainSteps.finish(field, Matrix.EMPTY, gate, out);
    }
  }

  @Override
  public void outer(
      PrimeField field, List<Outer> plus, List<Outer> minus, int first, int count, Matrix out, int column) {
    Outer a = plus.getFirst();
    if (start.lasts((long) count * a.left().columns() * a.right().columns())) {
      plain.outer(field, plus, minus, first, count, out, column);
      return;
    }
    switch (OuterSum.of(plus, minus)) {
      case ONE -> one(field, a, first, count, out, column);
      case TWO -> two(field, a, plus.getLast(), 1, first, count, out, column);
      case DIFFERENCE -> two(field, a, minus.getFirst(), -1, first, count, out, column);
      case FOUR -> four(field, plus, minus, first, count, out, column);
    }
  }

  private static void one(PrimeField field, Outer a, int first, int count, Matrix out, int column) {
    if (OuterVectors.takes(a.right().columns())) {
      OuterVectors.one(field, a, first, count, out, column);
    } else {
      OuterSums.one(field, a, first, count, out, column);
    }
  }

  private static void two(
      PrimeField field, Outer a, Outer b, double sign, int first, int count, Matrix out, int column) {
    if (OuterVectors.takes(a.right().columns())) {
      OuterVectors.two(field, a, b, sign, first, count, out, column);
    } else {
      OuterSums.two(field, a, b, sign, first, count, out, column);
    }
  }

  private static void four(
      PrimeField field, List<Outer> plus, List<Outer> minus, int first, int count, Matrix out, int column) {
    Outer a = plus.getFirst();
    Outer b = plus.getLast();
    Outer c = minus.getFirst();
    Outer d = minus.getLast();
    if (a.right().columns() == 2 * SampleLanes.SPECIES.length()) {
      OuterVectors.four2(field, a, b, c, d, first, count, out, column);
    } else {
      OuterSums.four(field, a, b, c, d, first, count, out, column);
    }
  }
}
