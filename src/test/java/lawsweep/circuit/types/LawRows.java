package lawsweep.circuit.types;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Tensor;
import lawsweep.circuit.laws.SingleLaw;

/** Values and gradients of laws, entry by entry, as {@link LawGroup} and {@link SingleLaw} define them. */
public final class LawRows {

  private final Circuit circuit;
  private final double[] theta;
  private final DoubleUnaryOperator reduce;
  private final List<double[]> gradients = new ArrayList<>();

  private LawRows(Circuit circuit, double[] theta, DoubleUnaryOperator reduce) {
    this.circuit = circuit;
    this.theta = theta;
    this.reduce = reduce;
  }

  /**
   * Gradients of all laws, groups first.
   *
   * @param reduce applied to each number: to its residue, or nothing
   */
  public static List<double[]> gradients(LawGroups laws, Circuit circuit, double[] theta, DoubleUnaryOperator reduce) {
    LawRows rows = new LawRows(circuit, theta, reduce);
    laws.groups().forEach(rows::add);
    laws.singles().forEach(rows::add);
    return rows.gradients;
  }

  private void add(SingleLaw law) {
    double[] row = new double[theta.length];
    for (SingleLaw.Part part : law.parts()) {
      int offset = circuit.tensors().get(part.tensor()).first();
      if (part.linear()) {
        sum(row, offset + part.i(), (double) part.factor());
      } else {
        sum(row, offset + part.i(), part.factor() * theta[offset + part.j()]);
        sum(row, offset + part.j(), part.factor() * theta[offset + part.i()]);
      }
    }
    gradients.add(row);
  }

  private void add(LawGroup group) {
    choose(group, new int[group.indices().size()], 0);
  }

  /** All values of indices from one on. */
  private void choose(LawGroup group, int[] values, int next) {
    if (next < values.length) {
      LawGroup.Index index = group.indices().get(next);
      for (int s = index.differences() ? 1 : 0; s < index.members().size(); s++) {
        values[next] = s;
        choose(group, values, next + 1);
      }
      return;
    }
    int last = group.first() + group.matrix();
    if (group.matrix() == 0) {
      gradients.add(row(group, values, 0, 0));
    }
    for (int i = group.first(); i < last; i++) {
      for (int j = i; j < last; j++) {
        gradients.add(row(group, values, i, j));
      }
    }
  }

  /** One law: where only differences are laws, with the signs of all corners. */
  private double[] row(LawGroup group, int[] values, int i, int j) {
    double[] row = new double[theta.length];
    List<Integer> different = new ArrayList<>();
    for (int p = 0; p < values.length; p++) {
      if (group.indices().get(p).differences()) {
        different.add(p);
      }
    }
    for (int corner = 0; corner < 1 << different.size(); corner++) {
      int[] at = values.clone();
      for (int k = 0; k < different.size(); k++) {
        at[different.get(k)] = (corner >> k & 1) == 1 ? 0 : at[different.get(k)];
      }
      for (LawGroup.Term term : group.terms()) {
        add(row, group, term, at, new int[] {i, j, Integer.bitCount(corner) % 2 == 0 ? 1 : -1});
      }
    }
    return row;
  }

  private void add(double[] row, LawGroup group, LawGroup.Term term, int[] values, int[] law) {
    Tensor tensor = circuit.tensors().get(term.tensor());
    int[] at = new int[tensor.shape().size()];
    for (int e = 0; e < tensor.size(); e++) {
      boolean chosen = true;
      for (int p = 0; p < values.length; p++) {
        chosen &= group.indices().get(p).members().get(values[p]).contains(at[term.places().get(p)]);
      }
      if (chosen) {
        entry(row, group.form(), term, at, law);
      }
      for (int k = at.length - 1; k >= 0 && ++at[k] == tensor.shape().get(k); k--) {
        at[k] = 0;
      }
    }
  }

  private void entry(double[] row, LawGroup.Form form, LawGroup.Term term, int[] at, int[] law) {
    Tensor tensor = circuit.tensors().get(term.tensor());
    double factor = (double) term.factor() * law[2];
    int own = index(tensor, at);
    switch (form) {
      case SUMS -> sum(row, own, factor);
      case SQUARES -> sum(row, own, 2 * factor * theta[own]);
      case PRODUCTS -> {
        if (at[term.matrix()] == law[0]) {
          int other = index(tensor, moved(at, term.matrix(), law[1]));
          sum(row, own, factor * theta[other]);
          sum(row, other, factor * theta[own]);
        }
      }
      case SQUARES_OF_SUMS -> {
        for (int i = 0; i < tensor.shape().get(term.matrix()); i++) {
          sum(row, own, 2 * factor * theta[index(tensor, moved(at, term.matrix(), i))]);
        }
      }
    }
  }

  private static int[] moved(int[] at, int side, int to) {
    int[] moved = at.clone();
    moved[side] = to;
    return moved;
  }

  private static int index(Tensor tensor, int[] at) {
    int index = 0;
    for (int side = 0; side < at.length; side++) {
      index = index * tensor.shape().get(side) + at[side];
    }
    return tensor.first() + index;
  }

  private void sum(double[] row, int at, double value) {
    row[at] = reduce.applyAsDouble(row[at] + reduce.applyAsDouble(value));
  }

  /** The cosine of two vectors. */
  public static double cosine(double[] a, double[] b) {
    double[] sums = new double[3];
    for (int i = 0; i < a.length; i++) {
      sums[0] += a[i] * b[i];
      sums[1] += a[i] * a[i];
      sums[2] += b[i] * b[i];
    }
    return sums[0] / Math.sqrt(sums[1] * sums[2]);
  }

  /** The sum of two vectors. */
  public static double[] plus(double[] a, double[] b) {
    double[] sum = new double[a.length];
    Arrays.setAll(sum, i -> a[i] + b[i]);
    return sum;
  }
}
