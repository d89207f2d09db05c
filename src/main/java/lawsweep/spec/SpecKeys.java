package lawsweep.spec;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lawsweep.text.Spelling;

/** A block of keys of a spec, all of them known. */
public final class SpecKeys {
  private final String owner;
  private final Place place;
  private final Map<String, YamlValue> values = new HashMap<>();
  private final Map<String, Place> places = new HashMap<>();

  /**
   * Checks that {@code value} is a block and has no other keys than {@code known}.
   *
   * @param owner what the block is, for messages: {@code "a networks entry"}
   */
  public SpecKeys(String owner, YamlValue value, List<String> known) throws SpecException {
    if (!(value instanceof YamlValue.Keys keys)) {
      throw value.place()
          .error(owner + " is " + value.shown(), "expected a block of keys: " + String.join(", ", known));
    }
    this.owner = owner;
    this.place = keys.place();
    for (Map.Entry<YamlValue.Key, YamlValue> entry : keys.values().entrySet()) {
      YamlValue.Key key = entry.getKey();
      if (!known.contains(key.name())) {
        throw key.place()
            .error(
                "unknown key '" + YamlValue.cut(key.name()) + "' in " + owner,
                "known are " + String.join(", ", known) + Spelling.hint(key.name(), known));
      }
      values.put(key.name(), entry.getValue());
      places.put(key.name(), key.place());
    }
  }

  /** Where the block begins. */
  public Place place() {
    return place;
  }

  /**
   * Refuses keys that mean nothing here.
   *
   * @param why what makes them so, for messages: {@code "kind: none"}
   */
  public void refuse(String why, Collection<String> unused) throws SpecException {
    for (String key : unused) {
      if (has(key)) {
        throw place(key).error("'" + key + "' is not used with " + why, "remove it");
      }
    }
  }

  public boolean has(String key) {
    return values.containsKey(key);
  }

  /** Where {@code key} stands; the block's place if it is not given. */
  public Place place(String key) {
    return places.getOrDefault(key, place);
  }

  public Optional<YamlValue> find(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /** The value of a key that must be there; {@code example} shows how to write it. */
  public YamlValue require(String key, String example) throws SpecException {
    YamlValue value = values.get(key);
    if (value == null) {
      throw place.error("'" + key + "' is missing in " + owner, "write for example '" + example + "'");
    }
    return value;
  }
}
