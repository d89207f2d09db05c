package lawsweep.road.theorem;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import lawsweep.circuit.line.Network;
import lawsweep.json.Form;
import lawsweep.json.RecordFormatException;
import lawsweep.json.StrictObject;
import lawsweep.law.NetLine;
import lawsweep.law.Verdict;
import lawsweep.road.theorem.StatementRecord.OfLine;
import lawsweep.road.theorem.TheoremCertificate.Said;
import lawsweep.text.SpotException;

/**
 * A statement as one line of JSON. All of it follows from its label, and what it says of a network from the line: what
 * differs is refused when read. {@code network} is {@code null} unless one was asked about.
 */
public final class StatementForm {

  /** What tells a statement from a record and from theorems of other sorts: the key of its label. */
  static final String SIGN = "statement";

  private static final int SCHEMA = 1;
  private static final String ENGINE = "statement-1";

  private static final Form<OfLine> NETWORK = network().writeOnly();

  /** The form of the line. */
  public static final Form<StatementRecord> FORM = words(Form.<StatementRecord>of()
      .followsWhole("schema", _ -> SCHEMA)
      .word(SIGN, Statements.WORDS, StatementRecord::statement)
      .text("engine", _ -> ENGINE))
      .maybe("network", NETWORK, StatementRecord::network)
      .make(StatementForm::record);

  private StatementForm() {}

  /** The theorem in words, several lines with line breaks between them. */
  private static Form.Builder<StatementRecord> words(Form.Builder<StatementRecord> form) {
    follow(form, "title", Wording::title);
    follow(form, "lines", wording -> String.join("\n", wording.lines()));
    follow(form, "hypotheses", wording -> String.join("\n", wording.hypotheses()));
    follow(form, "claim", wording -> String.join("\n", wording.claim()));
    follow(form, "proof", Wording::proofPath);
    follow(form, "status", Wording::status);
    return follow(form, "credit", Wording::credit);
  }

  private static Form.Builder<StatementRecord> follow(Form.Builder<StatementRecord> form, String key,
      Function<Wording, String> get) {
    return form.followsText(key, record -> get.apply(record.statement().wording()));
  }

  /** What a theorem says of one network: all of it follows from the line. */
  private static Form.Builder<OfLine> network() {
    return Form.<OfLine>of()
        .text("net", network -> network.line().text())
        .followsWhole("parameters", network -> network.instance().parameters())
        .followsWhole("lie_dim", network -> network.instance().lieDim())
        .followsWhole("laws", network -> network.instance().laws())
        .followsWhole("known_laws", network -> network.instance().knownLaws())
        .followsWhole("extra_laws", network -> network.instance().laws() - network.instance().knownLaws())
        .followsText("verdict", network -> (network.instance().complete() ? Verdict.COMPLETE : Verdict.EXTRA).label())
        .follows("known_kinds", (json, network) -> write(json, kinds(network)), StatementForm::kinds,
            object -> object.longs("known_kinds"))
        .follows("others", (json, network) -> write(json, network.instance().others()),
            network -> network.instance().others(), object -> object.longs("others"))
        .followsText("checked", network -> String.join("; ", network.instance().checked()))
        .followsText("formula", network -> network.instance().formula());
  }

  private static Map<String, Long> kinds(OfLine network) {
    return Said.of(network.instance()).kinds();
  }

  private static void write(JsonGenerator json, Map<String, Long> numbers) throws IOException {
    json.writeStartObject();
    for (Map.Entry<String, Long> number : numbers.entrySet()) {
      json.writeNumberField(number.getKey(), number.getValue());
    }
    json.writeEndObject();
  }

  private static StatementRecord record(StrictObject object) {
    if (!object.text("engine").equals(ENGINE)) {
      throw new RecordFormatException(
          "engine version " + object.text("engine") + " cannot be recomputed by version " + ENGINE);
    }
    Statement statement = object.word(SIGN, Statements.WORDS);
    return object.maybe("network", network().make(network -> ofLine(statement, network.text("net"))))
        .map(network -> new StatementRecord(statement, Optional.of(network)))
        .orElseGet(() -> StatementRecord.of(statement));
  }

  private static OfLine ofLine(Statement statement, String text) {
    try {
      Network network = Network.of(text);
      if (!network.line().equals(text)) {
        throw new RecordFormatException("expected the network as '" + network.line() + "', got '" + text + "'");
      }
      return StatementRecord.of(statement, new NetLine(network)).network().orElseThrow();
    } catch (SpotException e) {
      throw new RecordFormatException("expected a network in 'net', got one that is none: " + e.getMessage(), e);
    }
  }
}
