package lawsweep.library;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import lawsweep.law.Fields;
import lawsweep.law.NetLine;
import lawsweep.network.Family;
import lawsweep.text.Spelling;

/** The fields that a word of a user means for a network; without a word, the network's own. */
public final class AskedFields {

  private AskedFields() {}

  /**
   * The fields of a line.
   *
   * @throws IllegalArgumentException with one line fit for a user, if it has no such fields
   */
  public static Fields of(NetLine line, Optional<String> word) {
    Fields value = word.isEmpty() ? line.fields() : read(word.get());
    if (line.lawsOf().isPresent() && drawn(line, value)) {
      throw new IllegalArgumentException("expected --fields gates with --laws-of, got data: draws of the weights are of"
          + " whole networks");
    }
    if (value == line.fields() || drawn(line, value)) {
      return value;
    }
    throw new IllegalArgumentException("expected --fields " + line.fields().label()
        + (line.fields() == Fields.GATES ? " or data" : "") + " with this line, got " + value.label()
        + (line.fields() == Fields.DATA ? ": it has no rectifiers" : ""));
  }

  /** True if the weights of a line are drawn for these fields. */
  public static boolean drawn(NetLine line, Fields of) {
    return of == Fields.DATA && line.fields() == Fields.GATES;
  }

  /**
   * The fields of a network of a family.
   *
   * @throws IllegalArgumentException with one line fit for a user, if it has no such fields
   */
  public static Fields of(Family family, Optional<String> word) {
    if (word.isEmpty()) {
      return Fields.defaultOf(family);
    }
    Fields value = read(word.get());
    if (!value.of(family)) {
      String fitting = Arrays.stream(Fields.values()).filter(each -> each.of(family)).map(Fields::label)
          .collect(Collectors.joining(" or "));
      throw new IllegalArgumentException("expected --fields " + fitting + " with --" + family.label() + ", got "
          + value.label() + (family == Family.LINEAR ? ": at all weights the data fields are those of phi" : ""));
    }
    return value;
  }

  private static Fields read(String word) {
    return Fields.WORDS.find(word).orElseThrow(() -> new IllegalArgumentException("expected --fields "
        + Spelling.choice(Fields.WORDS.labels()) + ", got '" + word + "'"));
  }
}
