package lawsweep.benchmarks.work;

import lawsweep.lie.Point;
import lawsweep.network.Architecture;
import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;

/**
 * One field at a time by its definition, in long arithmetic with dual numbers mod p: the field at θ + ε v. For networks
 * without biases. Only for checks; shares nothing with the engine.
 */
final class FieldDefinition {

  private final PrimeField field;
  private final Architecture architecture;
  private final long[] theta;

  FieldDefinition(Point point) {
    this.field = point.field();
    this.architecture = point.architecture();
    this.theta = canonical(new Matrix(point.values(), 0, 1, point.values().length, point.values().length), 0);
  }

  /** The value of field s. */
  void value(Matrix[] coefficients, int s, Matrix out) {
    put(at(coefficients, s, new long[theta.length]).value, out);
  }

  /** The derivative of field s along one direction. */
  void derivative(Matrix[] coefficients, int s, Matrix direction, Matrix out) {
    put(at(coefficients, s, canonical(direction, 0)).slope, out);
  }

  /** ∂χ ψ - ∂ψ χ for fields s of two blocks. */
  void bracket(Matrix[] chi, Matrix[] psi, int s, Matrix out) {
    long[] zero = new long[theta.length];
    long[] plus = at(chi, s, at(psi, s, zero).value).slope;
    long[] minus = at(psi, s, at(chi, s, zero).value).slope;
    for (int e = 0; e < plus.length; e++) {
      plus[e] = mod(plus[e] - minus[e]);
    }
    put(plus, out);
  }

  /** The field at θ + ε v: its entry at (j, k) of layer i is l_i[j] r_i[k]. */
  private Dual at(Matrix[] coefficients, int s, long[] v) {
    int q = architecture.depth();
    Dual x = new Dual(theta, v);
    Dual[] left = new Dual[q + 1];
    Dual[] right = new Dual[q + 1];
    left[1] = gate(coefficients[0], s, null);
    right[q] = gate(coefficients[q], s, null);
    for (int i = 1, offset = 0; i < q; i++) {
      left[i + 1] = gate(coefficients[i], s, transposeMultiply(x, offset, left[i], architecture.width(i)));
      offset += architecture.width(i - 1) * architecture.width(i);
    }
    for (int i = q - 1, offset = theta.length; i >= 1; i--) {
      offset -= architecture.width(i) * architecture.width(i + 1);
      right[i] = gate(coefficients[i], s, multiply(x, offset, right[i + 1], architecture.width(i)));
    }
    return outer(left, right);
  }

  private Dual outer(Dual[] left, Dual[] right) {
    Dual out = new Dual(new long[theta.length], new long[theta.length]);
    int e = 0;
    for (int i = 1; i < left.length; i++) {
      for (int j = 0; j < left[i].size(); j++) {
        for (int k = 0; k < right[i].size(); k++) {
          addProduct(left[i], j, right[i], k, out, e++);
        }
      }
    }
    return out;
  }

  private Dual transposeMultiply(Dual u, int offset, Dual x, int columns) {
    Dual y = new Dual(new long[columns], new long[columns]);
    for (int j = 0; j < x.size(); j++) {
      for (int k = 0; k < columns; k++) {
        addProduct(u, offset + j * columns + k, x, j, y, k);
      }
    }
    return y;
  }

  private Dual multiply(Dual u, int offset, Dual x, int rows) {
    Dual y = new Dual(new long[rows], new long[rows]);
    for (int j = 0; j < rows; j++) {
      for (int k = 0; k < x.size(); k++) {
        addProduct(u, offset + j * x.size() + k, x, k, y, j);
      }
    }
    return y;
  }

  /** Row s of the coefficients times x; without coefficients x, without x the coefficients. */
  private Dual gate(Matrix coefficients, int s, Dual x) {
    if (coefficients == null) {
      return x;
    }
    long[] a = canonical(coefficients, s);
    if (x == null) {
      return new Dual(a, new long[a.length]);
    }
    for (int j = 0; j < a.length; j++) {
      x.value[j] = mod(a[j] * x.value[j]);
      x.slope[j] = mod(a[j] * x.slope[j]);
    }
    return x;
  }

  private void addProduct(Dual x, int i, Dual y, int j, Dual out, int at) {
    out.value[at] = mod(out.value[at] + x.value[i] * y.value[j]);
    out.slope[at] = mod(out.slope[at] + x.slope[i] * y.value[j] % field.p() + x.value[i] * y.slope[j]);
  }

  private long mod(long x) {
    return Math.floorMod(x, (long) field.p());
  }

  private long[] canonical(Matrix from, int row) {
    long[] x = new long[from.columns()];
    for (int j = 0; j < x.length; j++) {
      x[j] = field.canonical(from.get(row, j));
    }
    return x;
  }

  private static void put(long[] from, Matrix to) {
    for (int j = 0; j < from.length; j++) {
      to.data()[to.index(0, j)] = from[j];
    }
  }

  /** A vector of dual numbers: value + ε slope. */
  private static final class Dual {

    private final long[] value;
    private final long[] slope;

    Dual(long[] value, long[] slope) {
      this.value = value;
      this.slope = slope;
    }

    int size() {
      return value.length;
    }
  }
}
