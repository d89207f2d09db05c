package lawsweep.formula.print;

import java.util.List;
import java.util.stream.Stream;
import lawsweep.formula.LawFormula;
import lawsweep.formula.NetworkLaws;

/**
 * What is to be printed.
 *
 * @param laws the laws that the generators of a network give
 * @param beyond laws that are no polynomials
 * @param notes what is known of other laws, a sentence each
 * @param entries whether polynomials are written out one by one
 */
public record PrintedLaws(
    NetworkLaws laws,
    List<LawFormula> beyond,
    List<String> notes,
    boolean entries) {

  /** The most terms that are written out. */
  public static final double MOST_TERMS = 200_000;

  /** With lists that do not change. */
  public PrintedLaws {
    beyond = List.copyOf(beyond);
    notes = List.copyOf(notes);
  }

  /** All laws. */
  public List<LawFormula> all() {
    return Stream.concat(laws.laws().stream(), beyond.stream()).toList();
  }

  /** About how many terms all polynomials have. */
  public double terms() {
    return all().stream().mapToDouble(law -> law.body().length()).sum();
  }
}
