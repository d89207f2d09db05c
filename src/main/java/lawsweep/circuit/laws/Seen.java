package lawsweep.circuit.laws;

import java.util.ArrayList;
import java.util.List;
import lawsweep.residue.PrimeField;
import lawsweep.work.Watch;

/**
 * What the output sees of each knot: linear forms. A change of a knot's numbers on which all of them vanish changes
 * nothing, at any value of everything else; so it may come with any factor that depends on anything.
 */
final class Seen {

  private final PrimeField field;
  private final Knots knots;
  private final Values values;
  private final Scales scales;
  private final List<Span> seen = new ArrayList<>();
  private final List<Sparse> output = new ArrayList<>();

  /**
   * Goes from the output back.
   *
   * @param width entries in a row of the output
   * @param centred whether the output is seen up to a constant in each row
   */
  Seen(Knots knots, Values values, PrimeField field, int width, boolean centred, Watch watch) {
    this.field = field;
    this.knots = knots;
    this.values = values;
    this.scales = new Scales(knots, field);
    for (Knot knot : knots.all()) {
      seen.add(new Span(field, knot.size(), watch));
    }
    output(width, centred);
    for (int k = knots.all().size() - 1; k >= 0; k--) {
      if (!seen.get(k).rows().isEmpty()) {
        seen.get(k).reduce();
        pull(k, knots.get(k).origin());
      }
    }
  }

  /** The forms by which a knot is seen. */
  Span get(int knot) {
    return seen.get(knot);
  }

  /** The forms by which the output is seen as it comes out. */
  List<Sparse> output() {
    return output;
  }

  private void output(int width, boolean centred) {
    for (int e = 0; e < knots.get(knots.output()).size(); e++) {
      int first = e - e % width;
      if (!centred) {
        output.add(Sparse.unit(e));
      } else if (e > first) {
        output.add(Sparse.unit(e).plus(field, -1, Sparse.unit(first)));
      }
    }
    output.forEach(seen.get(knots.output())::add);
  }

  private void pull(int knot, Origin origin) {
    switch (origin) {
      case Origin.Parameter _,Origin.Given _,Origin.Choices _ -> {
        // Nothing comes before these.
      }
      case Origin.Linear linear -> {
        LinearMap map = new LinearMap(knots, linear, field);
        for (int source : map.sources()) {
          for (Sparse form : seen.get(knot).rows()) {
            seen.get(source).add(map.pulled(source, form));
          }
        }
      }
      case Origin.Power power -> entries(knot, power.from());
      case Origin.Smooth smooth -> entries(knot, smooth.from());
      case Origin.Shares shares -> shares(knot, shares).forEach(seen.get(shares.from())::add);
      case Origin.Product product -> product(knot, product);
    }
  }

  /** Which entries of a knot are seen at all. */
  boolean[] touched(int knot) {
    boolean[] touched = new boolean[knots.get(knot).size()];
    for (Sparse form : seen.get(knot).rows()) {
      for (int e : form.at()) {
        touched[e] = true;
      }
    }
    return touched;
  }

  private void entries(int knot, int from) {
    boolean[] touched = touched(knot);
    for (int e = 0; e < touched.length; e++) {
      if (touched[e]) {
        seen.get(from).add(Sparse.unit(e));
      }
    }
  }

  /** The forms by which a softmax is seen of what it is taken of: differences within a row. */
  List<Sparse> shares(int knot, Origin.Shares shares) {
    List<Sparse> forms = new ArrayList<>();
    boolean[] touched = touched(knot);
    for (int[] row : shares.rows()) {
      boolean any = false;
      for (int e : row) {
        any |= touched[e];
      }
      for (int i = 1; i < row.length && any; i++) {
        forms.add(Sparse.unit(row[i]).plus(field, -1, Sparse.unit(row[0])));
      }
    }
    return forms;
  }

  private void product(int knot, Origin.Product product) {
    int left = product.left();
    int right = product.right();
    Pairing exchanged = product.pairing().exchanged(knots.get(right).size());
    if (!scales.hides(knot, product.pairing(), knots.get(left).size())) {
      factor(knot, left, right, product.pairing());
    }
    if (!scales.hides(knot, exchanged, knots.get(right).size())) {
      factor(knot, right, left, exchanged);
    }
  }

  /** What is seen of the first factor when the second takes all its values. */
  private void factor(int knot, int first, int second, Pairing pairing) {
    Span into = seen.get(first);
    List<List<int[]>> pairsOfOut = pairing.byOut(knots.get(first).size(), knots.get(knot).size());
    Moving other = values.get(second);
    List<List<Integer>> vectorsAt = vectorsAt(other, knots.get(second).size());
    FormSums sums = new FormSums(field, other.count());
    for (Sparse form : seen.get(knot).rows()) {
      if (into.full()) {
        return;
      }
      for (int k = 0; k < form.size(); k++) {
        for (int[] pair : pairsOfOut.get(form.at()[k])) {
          for (int vector : vectorsAt.get(pair[1])) {
            sums.add(vector, pair[0], field.multiply(form.values()[k], other.vector(vector).get(pair[1])));
          }
        }
      }
      sums.flush(into);
    }
  }

  private static List<List<Integer>> vectorsAt(Moving moving, int size) {
    List<List<Integer>> lists = new ArrayList<>(size);
    for (int e = 0; e < size; e++) {
      lists.add(new ArrayList<>(1));
    }
    for (int v = 0; v < moving.count(); v++) {
      for (int e : moving.vector(v).at()) {
        lists.get(e).add(v);
      }
    }
    return lists;
  }
}
