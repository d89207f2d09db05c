package lawsweep.library;

import java.util.Optional;
import lawsweep.law.DataChoice;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.law.NetLine;
import lawsweep.law.Subject;
import lawsweep.network.Architecture;

/**
 * A count as users ask for it, by the command or from Java.
 *
 * @param network what is counted
 * @param fields the word of the fields; empty for the network's own
 * @param seed what all random numbers derive from
 * @param draw which draw of a sweep's cell, 0-based
 */
public record CountQuestion(Subject network, Optional<String> fields, long seed, int draw) {

  /** What is asked of the weights and inputs of data fields. */
  public interface Draws {

    /**
     * The weights and inputs; empty for fields that are not data fields.
     *
     * @throws RuntimeException with one line, if what was asked for does not fit
     */
    Optional<DataChoice> choice(Fields fields, Architecture network);

    /**
     * Refuses all that was asked for.
     *
     * @param where how the message goes on: {@code only with --fields data}
     * @throws RuntimeException with one line, if anything was
     */
    void refuse(String where);

    /**
     * The network of a line as a chain with rectifiers.
     *
     * @throws RuntimeException with one line, if it is none
     */
    Architecture chain(String line);
  }

  /**
   * The cell.
   *
   * @throws IllegalArgumentException with one line fit for a user, if the network has no such fields
   */
  public LawCell cell(Draws draws) {
    Optional<NetLine> line = network.line();
    if (line.isPresent()) {
      return cell(line.get(), draws);
    }
    Architecture widths = network.architecture().orElseThrow();
    Fields of = AskedFields.of(widths.family(), fields);
    return new LawCell(network, of, seed, draw, draws.choice(of, widths));
  }

  private LawCell cell(NetLine line, Draws draws) {
    Fields of = AskedFields.of(line, fields);
    if (!AskedFields.drawn(line, of)) {
      draws.refuse(line.fields() == Fields.GATES
          ? "only with --fields data: a line with free gates is counted at generic weights"
          : "only with rectifiers: a line without them is counted at generic weights");
      return new LawCell(line, of, seed, draw);
    }
    return new LawCell(line, of, seed, draw, draws.choice(of, draws.chain(line.text())));
  }
}
