package lawsweep.formula;

import java.util.List;

/**
 * Laws that are no polynomials, written out in each format.
 *
 * @param count how many laws
 * @param text in plain characters, one line
 * @param latex what stands between dollar signs, one line
 * @param note what else there is to know, in short sentences; one for each line
 */
public record WrittenBody(long count, String text, String latex, List<String> note) implements LawBody {

  /** With a list that does not change. */
  public WrittenBody {
    note = List.copyOf(note);
  }

  @Override
  public double length() {
    return 0;
  }

  @Override
  public List<NamedPolynomial> entries(String name) {
    return List.of();
  }
}
