package lawsweep.sweep;

import java.util.List;
import java.util.Optional;
import lawsweep.spec.SpecException;
import lawsweep.spec.SpecKeys;
import lawsweep.spec.YamlValue;

/**
 * What an entry of a spec says of its cells for readers: the key {@code about}. It is no part of what a sweep asks for:
 * keys, fingerprints and records know nothing of it.
 *
 * @param title what its cells are: the family's name
 * @param says what is known of them, in a sentence or two
 * @param laws how many laws they have, in the names of the entry's {@code over}; whoever shows it checks it against the
 *     counts
 * @param proved where that is proved for all sizes; empty if it was only counted, size by size
 * @param first who found it first
 */
public record About(
    String title,
    Optional<String> says,
    Optional<String> laws,
    Optional<String> proved,
    Optional<String> first) {

  /** The key of an entry. */
  public static final String KEY = "about";

  private static final String TITLE = "title";
  private static final String LAWS = "laws";
  private static final List<String> KEYS = List.of(TITLE, "says", LAWS, "proved", "first");
  private static final int LONGEST = 2_000;

  /**
   * Reads what an entry says.
   *
   * @param entry the keys of the entry
   * @return empty if it says nothing
   * @throws SpecException with one line saying where the first mistake is and what would be right
   */
  public static Optional<About> read(SpecKeys entry) throws SpecException {
    Optional<YamlValue> value = entry.find(KEY);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    SpecKeys keys = new SpecKeys("'" + KEY + "'", value.get(), KEYS);
    keys.require(TITLE, "title: Multi-head attention");
    return Optional.of(new About(text(keys, TITLE).orElseThrow(), text(keys, "says"), text(keys, LAWS),
        text(keys, "proved"), text(keys, "first")));
  }

  /** The value of {@code laws} and its place, for whoever knows what may stand in it. */
  public static Optional<YamlValue> laws(SpecKeys entry) throws SpecException {
    Optional<YamlValue> value = entry.find(KEY);
    return value.isEmpty() ? value : new SpecKeys("'" + KEY + "'", value.get(), KEYS).find(LAWS);
  }

  private static Optional<String> text(SpecKeys keys, String key) throws SpecException {
    Optional<YamlValue> value = keys.find(key);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (!(value.get() instanceof YamlValue.Text text) || text.isMissing() || text.text().isBlank()
        || text.text().length() > LONGEST) {
      throw value.get().place().error("'" + key + "' is " + value.get().shown(),
          "expected a text of at most " + LONGEST + " characters");
    }
    return Optional.of(text.text().strip());
  }
}
