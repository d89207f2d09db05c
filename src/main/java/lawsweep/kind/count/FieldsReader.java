package lawsweep.kind.count;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
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
      return List.of(common(keys, families));
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

  /** What all families of the entry have where it does not say which fields. */
  private static Fields common(SpecKeys keys, List<Family> families) throws SpecException {
    Set<Fields> defaults = EnumSet.noneOf(Fields.class);
    families.forEach(family -> defaults.add(Fields.defaultOf(family)));
    if (defaults.size() == 1) {
      return defaults.iterator().next();
    }
    Family other = families.stream().filter(family -> !Fields.GENERIC.of(family)).findFirst().orElseThrow();
    Fields only = Fields.defaultOf(other);
    throw keys.place("family").error("'fields' is missing: " + other.label() + " networks have no "
        + (defaults.contains(Fields.GENERIC) ? "generic fields, which are the default" : "fields but " + only.label()),
        families.stream().allMatch(only::of)
            ? "write 'fields: " + only.label() + "', or an entry for each family"
            : "write an entry for each family");
  }

  /** Why a family has no such fields. */
  static String missing(Fields fields, Family family) {
    return family == Family.LINEAR && fields == Fields.DATA
        ? "linear networks have no data fields of their own: with enough inputs these are those of phi at all weights"
            + " (arXiv 2307.00144, Theorem 2.14)"
        : family.label() + " networks have no " + fields.label() + " fields";
  }

  /** The fields of a family, for messages. */
  static String fitting(Family family) {
    return Arrays.stream(Fields.values()).filter(fields -> fields.of(family)).map(Fields::label)
        .collect(Collectors.joining(" or "));
  }
}
