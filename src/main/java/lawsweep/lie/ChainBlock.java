package lawsweep.lie;

import lawsweep.field.PrimeField;
import lawsweep.kernel.Kernels;
import lawsweep.kernel.Team;
import lawsweep.matrix.Matrix;
import lawsweep.network.Architecture;
import lawsweep.network.Family;

/**
 * A block of random fields at one point, as chains. Field s is the gradient of f = a_0^T U_1 D(a_1) U_2 ⋯ D(a_{q-1}) U_q a_q
 * (with a bias b_i added before gate i), whose part in layer i is the rank-one matrix l_i r_i^T with
 *
 * <pre>  l_1 = a_0,  l_{i+1} = a_i ⊙ (U_i^T l_i)      r_q = a_q,  r_i = a_i ⊙ (U_{i+1} r_{i+1} + b_i)</pre>
 *
 * and whose part in b_i is l_{i+1}. Such rank-one coefficients span all coefficients of φ (papers/000, eq. (15)), since the
 * products of gates along different paths are different monomials.
 *
 * <p>Row s of {@code left(i)} (width n_{i-1}) and {@code right(i)} (width n_i) is l_i and r_i of field s. Linear networks
 * have no inner gates.
 */
final class ChainBlock {

  private final Point point;
  private final PrimeField field;
  private final Kernels kernels;
  private final int q;
  private final int count;
  private final Matrix[] gates;
  private final Matrix[] left;
  private final Matrix[] right;

  /** Draws the coefficients of fields first..first+count-1 and computes their chains. */
  ChainBlock(
      Point point, Kernels kernels, FieldStreams streams, int order, int fieldInSample, int first, int count,
      Team team) {
    this.point = point;
    this.field = point.field();
    this.kernels = kernels;
    this.q = point.architecture().depth();
    this.count = count;
    this.gates = coefficients(point.architecture(), field, streams, order, fieldInSample, first, count);
    this.left = new Matrix[q + 1];
    this.right = new Matrix[q + 1];
    computeLeft(team);
    computeRight(team);
  }

  /** Row s of matrix i is a_i of sample first + s; matrices 1..q-1 are null for linear networks. */
  private static Matrix[] coefficients(
      Architecture a, PrimeField field, FieldStreams streams, int order, int fieldInSample, int first, int count) {
    int q = a.depth();
    Matrix[] gates = new Matrix[q + 1];
    int total = 0;
    for (int i = 0; i <= q; i++) {
      if (hasGate(a, i)) {
        gates[i] = Matrix.zero(count, a.width(i));
        total += a.width(i);
      }
    }
    double[] row = new double[total];
    for (int s = 0; s < count; s++) {
      streams.fill(field, streams.coefficients(order, fieldInSample, first + s), row, 0, total);
      int at = 0;
      for (Matrix gate : gates) {
        if (gate != null) {
          System.arraycopy(row, at, gate.data(), gate.index(s, 0), gate.columns());
          at += gate.columns();
        }
      }
    }
    return gates;
  }

  /** Whether a field has coefficients on layer i: the ends always, hidden layers in ReLU networks. */
  static boolean hasGate(Architecture a, int i) {
    return i == 0 || i == a.depth() || a.family() == Family.RELU;
  }

  private void computeLeft(Team team) {
    left[1] = gates[0];
    for (int i = 1; i < q; i++) {
      left[i + 1] = Matrix.zero(count, point.architecture().width(i));
      kernels.multiply(field, left[i], point.weights()[i], left[i + 1], team);
      applyGate(i, left[i + 1]);
    }
  }

  private void computeRight(Team team) {
    right[q] = gates[q];
    for (int i = q - 1; i >= 1; i--) {
      right[i] = Matrix.zero(count, point.architecture().width(i));
      kernels.multiply(field, right[i + 1], point.transposed()[i + 1], right[i], team);
      if (point.layout().hasBias(i)) {
        addToRows(right[i], point.layout().bias(i));
      }
      applyGate(i, right[i]);
    }
  }

  private void addToRows(Matrix x, int bias) {
    for (int s = 0; s < count; s++) {
      for (int j = 0; j < x.columns(); j++) {
        int at = x.index(s, j);
        x.data()[at] = field.reduce(x.data()[at] + point.values()[bias + j]);
      }
    }
  }

  private void applyGate(int i, Matrix x) {
    if (gates[i] != null) {
      kernels.multiplyEntries(field, gates[i].data(), 0, x.data(), x.offset(), count * x.columns());
    }
  }

  /** The derivatives of this block's left chains along the fields of another block, sample by sample. */
  private Matrix[] leftAlong(ChainBlock other, Team team) {
    Matrix[] d = new Matrix[q + 1];
    d[1] = Matrix.zero(count, left[1].columns());
    for (int i = 1; i < q; i++) {
      d[i + 1] = Matrix.zero(count, left[i + 1].columns());
      if (i > 1) {
        kernels.multiply(field, d[i], point.weights()[i], d[i + 1], team);
      }
      kernels.addRankOne(field, left[i], other.left[i], 0, other.right[i], d[i + 1]);
      applyGate(i, d[i + 1]);
    }
    return d;
  }

  private Matrix[] rightAlong(ChainBlock other, Team team) {
    Matrix[] d = new Matrix[q + 1];
    d[q] = Matrix.zero(count, right[q].columns());
    for (int i = q - 1; i >= 1; i--) {
      d[i] = Matrix.zero(count, right[i].columns());
      if (i < q - 1) {
        kernels.multiply(field, d[i + 1], point.transposed()[i + 1], d[i], team);
      }
      double bias = point.layout().hasBias(i) ? 1 : 0;
      kernels.addRankOne(field, right[i + 1], other.right[i + 1], bias, other.left[i + 1], d[i]);
      applyGate(i, d[i]);
    }
    return d;
  }

  /** Writes the fields' values at the point, one row of D entries each. */
  void writeFields(Matrix out) {
    for (int i = 1; i <= q; i++) {
      int size = left[i].columns() * right[i].columns();
      kernels.khatriRao(field, left[i], right[i], out.view(0, point.layout().weights(i), count, size));
    }
    for (int i = 0; i < q; i++) {
      if (point.layout().hasBias(i)) {
        copy(left[i + 1], out.view(0, point.layout().bias(i), count, left[i + 1].columns()));
      }
    }
  }

  private static void copy(Matrix from, Matrix to) {
    for (int s = 0; s < from.rows(); s++) {
      System.arraycopy(from.data(), from.index(s, 0), to.data(), to.index(s, 0), from.columns());
    }
  }

  /** Writes [χ_s, ψ_s] = ∂χ_s ψ_s - ∂ψ_s χ_s for the fields χ of this block and ψ of another. */
  void writeBrackets(ChainBlock other, Matrix out, Team team) {
    Matrix[] leftA = leftAlong(other, team);
    Matrix[] rightA = rightAlong(other, team);
    Matrix[] leftB = other.leftAlong(this, team);
    Matrix[] rightB = other.rightAlong(this, team);
    for (int i = 1; i <= q; i++) {
      int size = left[i].columns() * right[i].columns();
      kernels.bracketKhatriRao(
          field,
          new Kernels.ChainPair(left[i], right[i], leftA[i], rightA[i]),
          new Kernels.ChainPair(other.left[i], other.right[i], leftB[i], rightB[i]),
          out.view(0, point.layout().weights(i), count, size));
    }
    for (int i = 0; i < q; i++) {
      if (point.layout().hasBias(i)) {
        writeDifference(leftA[i + 1], leftB[i + 1], out.view(0, point.layout().bias(i), count, leftA[i + 1].columns()));
      }
    }
  }

  private void writeDifference(Matrix a, Matrix b, Matrix out) {
    for (int s = 0; s < count; s++) {
      for (int j = 0; j < out.columns(); j++) {
        out.data()[out.index(s, j)] = field.reduce(a.get(s, j) - b.get(s, j));
      }
    }
  }
}
