package lawsweep.kind.count;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import lawsweep.law.Fields;
import lawsweep.network.Family;
import lawsweep.spec.Choices;
import lawsweep.spec.SpecException;
import lawsweep.spec.SpecKeys;

/** Reads the key {@code fields} of a networks entry, and checks that its families have such fields. */
final class FieldsReader {

  private static final Choices<Fields> FIELDS = Choices.among("fields", Fields.values(), Fields::label);

  private FieldsReader() {}

  static List<Fields> read(SpecKeys keys, List<Family> families) throws SpecException {
    if (!keys.has("fields")) {
      for (Family family : families) {
        if (!Fields.GENERIC.of(family)) {
          throw keys.place("family").error("'fields' is missing: " + family.label()
              + " networks have no generic fields, which are the default", "write 'fields: " + fitting(family) + "'");
        }
      }
      return List.of(Fields.GENERIC);
    }
    List<Fields> fields = FIELDS.read(keys.require("fields", "fields: data"));
    for (Fields each : fields) {
      for (Family family : families) {
        if (!each.of(family)) {
          throw keys.place("fields").error(missing(each, family), "expected fields: " + fitting(family)
              + (families.size() > 1 ? ", or an entry for each family" : ""));
        }
      }
    }
    return fields;
  }

  /** Why a family has no such fields. */
  static String missing(Fields fields, Family family) {
    return family == Family.LINEAR && fields == Fields.DATA
        ? "linear networks have no data fields of their own: with enough inputs these are those of phi at all weights"
            + " (papers/000, Theorem 2.14)"
        : family.label() + " networks have no " + fields.label() + " fields";
  }

  /** The fields of a family, for messages. */
  static String fitting(Family family) {
    return Arrays.stream(Fields.values()).filter(fields -> fields.of(family)).map(Fields::label)
        .collect(Collectors.joining(" or "));
  }
}
