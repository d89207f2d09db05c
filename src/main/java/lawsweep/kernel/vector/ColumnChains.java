package lawsweep.kernel.vector;

import java.util.Arrays;
import java.util.List;
import lawsweep.kernel.ChainKernels;
import lawsweep.kernel.ColumnLayout;
import lawsweep.kernel.OuterSum;
import lawsweep.kernel.ScalarChains;
import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;

/** {@link ChainKernels} with the Vector API for narrow layers, one sample a column. Holds a scratch: for one thread. */
final class ColumnChains implements ChainKernels {

  private static final double[] NONE = {};

  private final ScalarChains plain = new ScalarChains(true);
  private final ColdStart start;
  private final double[] factor = new double[ColumnLayout.LD];
  private final double[] ones = new double[ColumnLayout.LD];
  private final double[] biases = new double[NARROW * ColumnLayout.LD];
  /** A layer's part of rows, transposed. */
  private final double[] layer = new double[NARROW * NARROW * ColumnLayout.LD];

  ColumnChains(ColdStart start) {
    this.start = start;
    Arrays.fill(ones, 1);
  }

  @Override
  public ChainKernels forNarrow() {
    return new ColumnChains(start);
  }

  @Override
  public Matrix room(int samples, int width) {
    return ColumnLayout.room(samples, width);
  }

  @Override
  public Matrix resized(Matrix room, int samples) {
    return ColumnLayout.resized(room, samples);
  }

  @Override
  public void take(Matrix rows, int column, Matrix to) {
    ColumnLayout.take(rows, column, to);
  }

  @Override
  public void put(PrimeField field, Matrix from, Matrix less, Matrix rows, int column) {
    ColumnLayout.put(field, from, less, rows, column);
  }

  @Override
  public void step(PrimeField field, Matrix x, Matrix u, Matrix bias, Matrix gate, Matrix out) {
    if (start.lasts((long) u.rows() * out.rows() * out.columns())) {
      plain.step(field, x, u, bias, gate, out);
    } else {
      product(field, x, u, bias, factor, Matrix.EMPTY, gate, out);
    }
  }

  @Override
  public void stepAlongFields(
      PrimeField field, Matrix dx, Matrix u, Matrix x, Matrix y, double plus, Matrix z, Matrix gate, Matrix out) {
    if (start.lasts((long) u.rows() * out.rows() * out.columns())) {
      plain.stepAlongFields(field, dx, u, x, y, plus, z, gate, out);
      return;
    }
    ColumnSteps.dots(field, x, y, plus, factor);
    product(field, dx, u, Matrix.EMPTY, factor, z, gate, out);
  }

  @Override
  public void directions(PrimeField field, Matrix l, Matrix r, Directions v, Matrix byLeft, Matrix byRight) {
    int entries = l.rows() * r.rows();
    if (start.lasts(2L * l.columns() * entries)) {
      plain.directions(field, l, r, v, byLeft, byRight);
      return;
    }
    int count = l.columns();
    int next = ColumnLayout.LD * r.rows();
    ColumnLayout.fromRows(v.rows(), 0, count, v.weights(), entries, layer);
    if (byLeft.rows() > 0) {
      ColumnSteps.directions(field, l, layer, next, ColumnLayout.LD, NONE, byLeft);
    }
    if (byRight.rows() > 0) {
      if (v.bias() >= 0) {
        ColumnLayout.fromRows(v.rows(), 0, count, v.bias(), l.rows(), biases);
      }
      ColumnSteps.directions(field, r, layer, ColumnLayout.LD, next, v.bias() >= 0 ? biases : NONE, byRight);
    }
  }

  @Override
  public void stepFrom(PrimeField field, Matrix dx, Matrix u, Matrix gate, Matrix out) {
    if (start.lasts((long) u.rows() * out.rows() * out.columns())) {
      plain.stepFrom(field, dx, u, gate, out);
    } else if (dx.rows() > 0 || gate.rows() > 0) {
      product(field, dx, u, Matrix.EMPTY, ones, out, gate, out);
    }
  }

  /** out = gate ⊙ (x U + bias + factor ⊙ z) mod p. */
  private static void product(
      PrimeField field, Matrix x, Matrix u, Matrix bias, double[] factor, Matrix z, Matrix gate, Matrix out) {
    if (x.rows() == 0) {
      ColumnSteps.scaled(field, factor, z, gate, out);
    } else if (x.rows() <= 4) {
      ColumnSteps.four(field, x, u, bias, factor, z, gate, out);
    } else {
      ColumnSteps.eight(field, x, u, bias, factor, z, gate, out);
    }
  }

  @Override
  public void outer(
      PrimeField field, List<Outer> plus, List<Outer> minus, int first, int count, Matrix out, int column) {
    Outer a = plus.getFirst();
    int entries = a.left().rows() * a.right().rows();
    if (start.lasts((long) count * entries)) {
      plain.outer(field, plus, minus, first, count, out, column);
      return;
    }
    switch (OuterSum.of(plus, minus)) {
      case ONE -> ColumnOuterSums.one(field, a, first, count, layer);
      case TWO -> ColumnOuterSums.two(field, a, plus.getLast(), 1, first, count, layer);
      case DIFFERENCE -> ColumnOuterSums.two(field, a, minus.getFirst(), -1, first, count, layer);
      case FOUR ->
        ColumnOuterSums.four(field, a, plus.getLast(), minus.getFirst(), minus.getLast(), first, count, layer);
    }
    ColumnLayout.toRows(layer, entries, count, out, column);
  }
}
