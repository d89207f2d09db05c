package lawsweep.spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value of a YAML document and where it stands. Nothing is interpreted: numbers are still text. */
public sealed interface YamlValue {

  /** How much of a user's text a message repeats. */
  int SHOWN = 40;

  /** Where the value begins. */
  Place place();

  /** What the value is, for messages: {@code '7'}, {@code a list}, {@code a block of keys}, {@code nothing}. */
  String shown();

  /**
   * A scalar.
   *
   * @param plain whether it was written without quotes
   */
  record Text(Place place, String text, boolean plain) implements YamlValue {

    /** Whether nothing was written at all, as after {@code width:}. */
    public boolean isMissing() {
      return plain && text.isEmpty();
    }

    @Override
    public String shown() {
      return isMissing() ? "nothing" : "'" + cut(text) + "'";
    }
  }

  /** A sequence. */
  record Items(Place place, List<YamlValue> values) implements YamlValue {

    /** Copies the list. */
    public Items {
      values = List.copyOf(values);
    }

    @Override
    public String shown() {
      return "a list";
    }
  }

  /** A mapping, in the order written. */
  record Keys(Place place, Map<Key, YamlValue> values) implements YamlValue {

    /** Copies the map. */
    public Keys {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    @Override
    public String shown() {
      return "a block of keys";
    }
  }

  /** A key of a mapping; two keys are equal if their names are. */
  record Key(String name, Place place) {

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && key.name.equals(name);
    }

    @Override
    public int hashCode() {
      return name.hashCode();
    }
  }

  /** The beginning of a text that may be long. */
  static String cut(String text) {
    return text.codePointCount(0, text.length()) <= SHOWN
        ? text
        : text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "…";
  }
}
