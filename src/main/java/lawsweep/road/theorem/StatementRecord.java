package lawsweep.road.theorem;

import java.util.Optional;
import lawsweep.law.NetLine;

/**
 * A theorem as it is written to a file.
 *
 * @param statement the theorem
 * @param network what it says of one network, if that was asked for
 */
public record StatementRecord(Statement statement, Optional<OfLine> network) {

  private static final int LONGEST_SHOWN = 80;

  /**
   * A network and what the theorem says of it.
   *
   * @param line the network
   * @param instance what it says
   */
  public record OfLine(NetLine line, Instance instance) {}

  /** A theorem by itself. */
  public static StatementRecord of(Statement statement) {
    return new StatementRecord(statement, Optional.empty());
  }

  /**
   * A theorem and a network.
   *
   * @throws IllegalArgumentException with one line if it says nothing of the network
   */
  public static StatementRecord of(Statement statement, NetLine line) {
    Instance instance = statement.of(line).orElseThrow(() -> new IllegalArgumentException(
        "the theorem on " + statement.wording().title() + " says nothing of '" + shown(line.text())
            + "'; of which networks it speaks is what lawsweep theorem --of " + statement.label() + " says"));
    return new StatementRecord(statement, Optional.of(new OfLine(line, instance)));
  }

  private static String shown(String line) {
    return line.length() > LONGEST_SHOWN ? line.substring(0, LONGEST_SHOWN) + " …" : line;
  }
}
