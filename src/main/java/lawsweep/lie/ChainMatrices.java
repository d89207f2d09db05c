package lawsweep.lie;

import java.util.ArrayList;
import java.util.List;
import lawsweep.kernel.ChainKernels;
import lawsweep.kernel.ChainKernels.Outer;
import lawsweep.network.Architecture;
import lawsweep.residue.Matrix;

/**
 * The chains of a block of fields and room for their derivatives, laid out as their kernels like it. Row s of matrix i
 * (or column s, for narrow networks) belongs to field s and layer i: l_i is as wide as layer i - 1, r_i as layer i.
 *
 * @param count how many fields
 * @param gates a_i; empty where there is no gate
 * @param left l_i, 1 ≤ i ≤ q
 * @param right r_i
 * @param leftChange the derivative of l_i; that of l_1 is zero
 * @param rightChange the derivative of r_i; that of r_q is zero
 * @param terms by layer, the factors of the field's value
 * @param changed by layer, the factors of its derivative
 */
record ChainMatrices(
    int count,
    Matrix[] gates,
    Matrix[] left,
    Matrix[] right,
    Matrix[] leftChange,
    Matrix[] rightChange,
    List<List<Outer>> terms,
    List<List<Outer>> changed) {

  /** Zero matrices for so many fields. */
  static ChainMatrices room(Architecture a, ChainKernels kernels, int capacity) {
    int q = a.depth();
    Matrix[] gates = new Matrix[q + 1];
    Matrix[] left = new Matrix[q + 1];
    Matrix[] right = new Matrix[q + 1];
    Matrix[] leftChange = new Matrix[q + 1];
    Matrix[] rightChange = new Matrix[q + 1];
    for (int i = 0; i <= q; i++) {
      gates[i] = FieldBlock.hasGate(a, i) ? kernels.room(capacity, a.width(i)) : Matrix.EMPTY;
    }
    for (int i = 1; i <= q; i++) {
      left[i] = i == 1 ? gates[0] : kernels.room(capacity, a.width(i - 1));
      right[i] = i == q ? gates[q] : kernels.room(capacity, a.width(i));
      leftChange[i] = kernels.room(capacity, a.width(i - 1));
      rightChange[i] = kernels.room(capacity, a.width(i));
    }
    return of(capacity, gates, left, right, leftChange, rightChange);
  }

  private static ChainMatrices of(
      int count, Matrix[] gates, Matrix[] left, Matrix[] right, Matrix[] leftChange, Matrix[] rightChange) {
    int q = left.length - 1;
    List<List<Outer>> terms = new ArrayList<>(List.of(List.of()));
    List<List<Outer>> changed = new ArrayList<>(List.of(List.of()));
    for (int i = 1; i <= q; i++) {
      terms.add(List.of(new Outer(left[i], right[i])));
      Outer byLeft = new Outer(leftChange[i], right[i]);
      Outer byRight = new Outer(left[i], rightChange[i]);
      changed.add(i == 1 ? List.of(byRight) : i == q ? List.of(byLeft) : List.of(byLeft, byRight));
    }
    return new ChainMatrices(count, gates, left, right, leftChange, rightChange, terms, changed);
  }

  /** The same room for another number of fields, at most as many as there was room for. */
  ChainMatrices resized(ChainKernels kernels, int fields) {
    return of(
        fields, resized(kernels, gates, fields), resized(kernels, left, fields), resized(kernels, right, fields),
        resized(kernels, leftChange, fields), resized(kernels, rightChange, fields));
  }

  private static Matrix[] resized(ChainKernels kernels, Matrix[] from, int fields) {
    Matrix[] to = new Matrix[from.length];
    for (int i = 0; i < from.length; i++) {
      if (from[i] != null) {
        to[i] = from[i].ld() == 0 ? from[i] : kernels.resized(from[i], fields);
      }
    }
    return to;
  }

  /** The factors of the fields' values in layer i. */
  List<Outer> values(int i) {
    return terms.get(i);
  }

  /** The factors of their derivatives in layer i; the ends of the chains are constant and give nothing. */
  List<Outer> changes(int i) {
    return changed.get(i);
  }

  /** The derivative of l_i, empty for l_1. */
  Matrix leftChange(int i) {
    return i == 1 ? Matrix.EMPTY : leftChange[i];
  }

  /** The derivative of r_i, empty for r_q. */
  Matrix rightChange(int i) {
    return i == right.length - 1 ? Matrix.EMPTY : rightChange[i];
  }
}
