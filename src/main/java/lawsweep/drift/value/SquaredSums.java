package lawsweep.drift.value;

import java.util.Arrays;
import java.util.Set;
import lawsweep.circuit.types.LawGroup.Term;

/** Squares of sums along one side, added up along all sides that are no places of indices. */
final class SquaredSums {

  private SquaredSums() {}

  /**
   * Squares, or multiplies by other sums of the same kind.
   *
   * @param inner sums s along the term's side, for all positions at the other levels
   * @param other what they are multiplied by: the same, for squares
   * @return for all positions along the places Σ s²; as squares Σ s² Σ x², where the inner sum is over the numbers of s
   */
  static Moments of(StoredSides sides, Term term, Moments inner, Moments other) {
    double[] products = new double[inner.size()];
    double[] spreads = new double[inner.size()];
    for (int i = 0; i < products.length; i++) {
      products[i] = inner.sum(i) * other.sum(i);
      spreads[i] = inner.sum(i) * inner.sum(i) * inner.squares(i);
    }
    return new Moments(reduced(sides, term, products), reduced(sides, term, spreads));
  }

  /** For all positions along the places Σ |s² - t²|, for sums s and t at two checkpoints. */
  static Moments moved(StoredSides sides, Term term, Moments before, Moments after) {
    double[] distances = new double[before.size()];
    Arrays.setAll(distances, i -> {
      double s = before.sum(i);
      double t = after.sum(i);
      return Math.abs((s - t) * (s + t));
    });
    return reduced(sides, term, distances);
  }

  private static Moments reduced(StoredSides sides, Term term, double[] numbers) {
    boolean[] kept = Marginals.kept(sides, Set.copyOf(term.places()));
    int[] counts = sides.extents().clone();
    counts[sides.level(term.matrix())] = 1;
    Box box = new Box(new int[counts.length], counts);
    Moments sums = new Moments(Reduction.width(kept, counts, 0));
    Reduction.add(kept, box, numbers, sums);
    return sums;
  }
}
