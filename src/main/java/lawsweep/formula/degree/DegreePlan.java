package lawsweep.formula.degree;

import java.util.List;
import lawsweep.exact.EchelonBasis;
import lawsweep.work.Estimate;

/**
 * What there is to compute: the classes of monomials and their sizes, before any of it is computed.
 *
 * @param question what is asked
 * @param classes one class of each sort that has monomials
 */
public record DegreePlan(DegreeQuestion question, List<PlannedClass> classes) {

  /** The most monomials of a class: a dense elimination of this order takes minutes. */
  public static final int LARGEST_CLASS = 12_000;

  /** The most classes. */
  static final int MOST_CLASSES = 20_000;

  /** Copies the list. */
  public DegreePlan {
    classes = List.copyOf(classes);
  }

  /**
   * Finds the classes and their sizes, in closed form.
   *
   * @throws IllegalArgumentException if a class is too large, or there are too many, with one line that says so
   */
  public static DegreePlan of(DegreeQuestion question) {
    return new DegreePlan(question, Ground.of(question).classes(question.degree()));
  }

  /** The monomials of the largest class; 0 if there is none. */
  public int largestClass() {
    return classes.stream().mapToInt(PlannedClass::monomials).max().orElse(0);
  }

  /** What it will cost. */
  public Estimate estimate() {
    double flops = 0;
    for (PlannedClass each : classes) {
      double n = each.monomials();
      flops += 2 * n * n * n / 3 + 20 * n * n * question.degree();
    }
    long n = largestClass();
    long doubles = n * n / 2 + 3L * n * EchelonBasis.BLOCK + n * question.degree();
    return new Estimate(flops, (64L << 20) + Double.BYTES * doubles, 0);
  }
}
