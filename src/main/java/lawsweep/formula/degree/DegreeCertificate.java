package lawsweep.formula.degree;

import java.util.List;
import java.util.function.ToLongFunction;

/**
 * How many polynomial laws of a degree there are, class by class. The products of the known laws have at least the rank
 * {@link #generated}, over the rational numbers too, and the laws at most the dimension {@link #dimension}: where both
 * are equal there is no other polynomial law of this degree.
 *
 * @param engine version of the rules by which points and primes are drawn
 * @param question what was asked
 * @param primes the primes of the draws, in order
 * @param classes one class of each sort that has monomials
 * @param fingerprint SHA-256 in hexadecimal over all of these and over what the recomputation meets
 */
public record DegreeCertificate(
    String engine,
    DegreeQuestion question,
    List<Integer> primes,
    List<ClassCount> classes,
    String fingerprint) {

  /** Copies the lists. */
  public DegreeCertificate {
    primes = List.copyOf(primes);
    classes = List.copyOf(classes);
  }

  /** All monomials of the degree: C(D + d - 1, d). */
  public long monomials() {
    return ClassSizes.monomials(question.subject().parameters(), question.degree()).longValueExact();
  }

  /** The monomials of the largest class; 0 if there is none. */
  public int largestClass() {
    return classes.stream().mapToInt(ClassCount::monomials).max().orElse(0);
  }

  /** The dimension of all laws of the degree, or more than that where it is not {@link #complete}. */
  public long dimension() {
    return sum(ClassCount::dimension);
  }

  /** The dimension of what the known laws generate in this degree, or less than that if it is not complete. */
  public long generated() {
    return sum(ClassCount::generated);
  }

  /** Whether it is proved that the known laws generate all laws of the degree. */
  public boolean complete() {
    return classes.stream().allMatch(ClassCount::complete);
  }

  private long sum(ToLongFunction<ClassCount> get) {
    long sum = 0;
    for (ClassCount each : classes) {
      sum = Math.addExact(sum, Math.multiplyExact(each.copies(), get.applyAsLong(each)));
    }
    return sum;
  }
}
