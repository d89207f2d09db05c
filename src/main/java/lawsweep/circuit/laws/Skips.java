package lawsweep.circuit.laws;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import lawsweep.residue.PrimeField;

/**
 * Products that are added to a multiple of what they multiply, or to other products with it: W x + x is (W + 1) x, and
 * W x + y x is (W + y) x. As one product it can move as a whole, W by S (W + 1) and so by a constant, which neither W x
 * nor x can alone: behind a skip a matrix has the laws of a matrix in a chain.
 */
final class Skips {

  private final PrimeField field;
  private final Knots knots;

  Skips(Knots knots, PrimeField field) {
    this.knots = knots;
    this.field = field;
  }

  /** A tensor of parameters times something else. */
  private record Term(int product, int matrix, int other, Pairing pairing) {}

  /**
   * A sum with such products taken together.
   *
   * @param sum of each entry, over the numbers of all knots
   */
  Sparse[] joined(Sparse[] sum) {
    List<Term> terms = terms(sum);
    for (Term term : terms) {
      Joint joint = new Joint(sum, term);
      for (Term second : terms) {
        if (second.product != term.product) {
          joint.takeProduct(second);
        }
      }
      joint.takeMultiple();
      if (joint.any) {
        return knots.joined(joint.sum, new Origin.Product(term.matrix, term.other, term.pairing), joint.added);
      }
    }
    return sum;
  }

  /** The products of parameters that are summed as they are, those with most parameters first. */
  private List<Term> terms(Sparse[] sum) {
    List<Term> found = new ArrayList<>();
    if (sum.length == 0 || sum[0].size() < 2) {
      return found;
    }
    for (int place : sum[0].at()) {
      int k = place == 0 ? -1 : knots.knotAt(place);
      if (k >= 0 && knots.get(k).origin() instanceof Origin.Product product && product.left() != product.right()
          && knots.get(k).size() == sum.length && whole(sum, knots.get(k).first())) {
        if (knots.get(product.left()).origin() instanceof Origin.Parameter) {
          found.add(new Term(k, product.left(), product.right(), product.pairing()));
        } else if (knots.get(product.right()).origin() instanceof Origin.Parameter) {
          found.add(new Term(k, product.right(), product.left(),
              product.pairing().exchanged(knots.get(product.right()).size())));
        }
      }
    }
    found.sort(Comparator.comparingInt(term -> -knots.get(term.matrix).size()));
    return found;
  }

  private static boolean whole(Sparse[] sum, int first) {
    for (int e = 0; e < sum.length; e++) {
      for (int i = 0; i < sum[e].size(); i++) {
        int at = sum[e].at()[i] - first;
        if (at >= 0 && at < sum.length && (at != e || sum[e].values()[i] != 1)) {
          return false;
        }
      }
      if (sum[e].get(first + e) != 1) {
        return false;
      }
    }
    return true;
  }

  /** A product under way: what is added to its matrix, and what is left of the sum. */
  private final class Joint {

    private final Term term;
    private final Sparse[] sum;
    private final Sparse[] added;
    private List<List<int[]>> pairs;
    private boolean any;

    Joint(Sparse[] sum, Term term) {
      this.term = term;
      this.sum = sum.clone();
      this.added = new Sparse[knots.get(term.matrix).size()];
      Arrays.fill(added, Sparse.ZERO);
      takeAway(term);
    }

    private void takeAway(Term taken) {
      for (int o = 0; o < sum.length; o++) {
        sum[o] = sum[o].plus(field, -1, Sparse.unit(knots.get(taken.product).first() + o));
      }
    }

    private List<List<int[]>> pairs() {
      pairs = pairs == null ? term.pairing.byOut(added.length, sum.length) : pairs;
      return pairs;
    }

    /** Takes over a product with what this one multiplies, if all its products are among those of this one. */
    void takeProduct(Term second) {
      for (Sparse[] own : views(term.other)) {
        for (Sparse[] theirs : views(second.other)) {
          if (!Collections.disjoint(Arrays.asList(own), Arrays.asList(theirs)) && takeProduct(second, own, theirs)) {
            return;
          }
        }
      }
    }

    private boolean takeProduct(Term second, Sparse[] own, Sparse[] theirs) {
      int[] from = new int[added.length];
      Arrays.fill(from, -1);
      List<List<int[]>> secondPairs = second.pairing.byOut(knots.get(second.matrix).size(), sum.length);
      int[] met = new int[sum.length];
      for (int o = 0; o < sum.length; o++) {
        for (int[] pair : secondPairs.get(o)) {
          if (!theirs[pair[1]].isZero()) {
            met[o]++;
            if (!place(o, pair[0], theirs[pair[1]], own, from)) {
              return false;
            }
          }
        }
      }
      for (int o = 0; o < sum.length; o++) {
        if (pairs().get(o).stream().filter(p -> from[p[0]] >= 0 && !own[p[1]].isZero()).count() != met[o]) {
          return false;
        }
      }
      for (int i = 0; i < from.length; i++) {
        if (from[i] >= 0) {
          added[i] = added[i].plus(field, 1, Sparse.unit(knots.get(second.matrix).first() + from[i]));
        }
      }
      takeAway(second);
      any = true;
      return true;
    }

    private boolean place(int out, int entry, Sparse multiplied, Sparse[] own, int[] from) {
      for (int[] pair : pairs().get(out)) {
        if (own[pair[1]].equals(multiplied) && (from[pair[0]] < 0 || from[pair[0]] == entry)) {
          from[pair[0]] = entry;
          return true;
        }
      }
      return false;
    }

    /** Takes over a multiple of the other factor: of its entries, or of what they are sums of. */
    void takeMultiple() {
      for (Sparse[] view : views(term.other)) {
        if (takeMultiple(view)) {
          return;
        }
      }
    }

    /** The entries of a knot, over the numbers of all knots: as they are, and what they are sums of. */
    private List<Sparse[]> views(int other) {
      Knot knot = knots.get(other);
      Sparse[] own = new Sparse[knot.size()];
      Arrays.setAll(own, j -> Sparse.unit(knot.first() + j));
      return knot.origin() instanceof Origin.Linear linear
          ? List.<Sparse[]>of(own, linear.entries().toArray(Sparse[]::new))
          : List.<Sparse[]>of(own);
    }

    private boolean takeMultiple(Sparse[] forms) {
      Set<Integer> places = new TreeSet<>();
      for (Sparse form : forms) {
        Arrays.stream(form.at()).filter(place -> place > 0).forEach(places::add);
      }
      double[] constants = new double[added.length];
      boolean found = false;
      for (int o = 0; o < sum.length; o++) {
        for (int i = 0; i < sum[o].size(); i++) {
          if (places.contains(sum[o].at()[i])) {
            found = true;
            if (!settle(o, forms, Sparse.unit(sum[o].at()[i], sum[o].values()[i]), constants)) {
              return false;
            }
          }
        }
      }
      return found && takeMultiple(forms, places, constants);
    }

    private boolean settle(int out, Sparse[] forms, Sparse wanted, double[] constants) {
      for (int[] pair : pairs().get(out)) {
        double constant = constants[pair[0]];
        if (forms[pair[1]].size() == 1 && forms[pair[1]].get(wanted.at()[0]) == 1
            && (constant == 0 || constant == wanted.values()[0])) {
          constants[pair[0]] = wanted.values()[0];
          return true;
        }
      }
      return false;
    }

    private boolean takeMultiple(Sparse[] forms, Set<Integer> places, double[] constants) {
      Sparse[] rest = new Sparse[sum.length];
      for (int o = 0; o < rest.length; o++) {
        rest[o] = sum[o];
        for (int[] pair : pairs().get(o)) {
          rest[o] = rest[o].plus(field, -constants[pair[0]], forms[pair[1]]);
        }
        if (Arrays.stream(rest[o].at()).anyMatch(places::contains)) {
          return false;
        }
      }
      System.arraycopy(rest, 0, sum, 0, rest.length);
      for (int i = 0; i < added.length; i++) {
        added[i] = added[i].plus(field, 1, Sparse.unit(0, constants[i]));
      }
      any = true;
      return true;
    }
  }
}
