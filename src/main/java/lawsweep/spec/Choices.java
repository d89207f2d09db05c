package lawsweep.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import lawsweep.text.Spelling;
import lawsweep.text.Words;

/**
 * Reads one word of a few, or a list of such words.
 *
 * @param key the key they belong to, for messages
 * @param words what each word means; two words may mean the same
 */
public record Choices<T>(String key, Map<String, T> words) {

  /** The choice among {@code values} by their labels. */
  public static <T> Choices<T> among(String key, T[] values, Function<T, String> label) {
    Map<String, T> words = new LinkedHashMap<>();
    for (T value : values) {
      words.put(label.apply(value), value);
    }
    return new Choices<>(key, words);
  }

  /** True or false. */
  public static Choices<Boolean> truth(String key) {
    Map<String, Boolean> words = new LinkedHashMap<>();
    words.put("true", true);
    words.put("false", false);
    return new Choices<>(key, words);
  }

  /** The choice among words. */
  public static <T> Choices<T> among(String key, Words<T> words) {
    Map<String, T> things = new LinkedHashMap<>();
    for (T thing : words.all()) {
      things.put(words.label(thing), thing);
    }
    return new Choices<>(key, things);
  }

  /** At least one value, each once, in the order written. */
  public List<T> read(YamlValue value) throws SpecException {
    if (!(value instanceof YamlValue.Items items)) {
      return List.of(one(value));
    }
    if (items.values().isEmpty()) {
      throw items.place().error("'" + key + "' is an empty list", "expected " + expected());
    }
    List<T> chosen = new ArrayList<>();
    for (YamlValue item : items.values()) {
      T choice = one(item);
      if (chosen.contains(choice)) {
        throw item.place()
            .error("'" + key + "' holds " + item.shown() + " twice", "give each once: a repeat is the same cell");
      }
      chosen.add(choice);
    }
    return List.copyOf(chosen);
  }

  /** One value. */
  public T one(YamlValue value) throws SpecException {
    T choice = value instanceof YamlValue.Text text ? words.get(text.text()) : null;
    if (choice == null) {
      String hint = value instanceof YamlValue.Text text ? Spelling.hint(text.text(), words.keySet()) : "";
      throw value.place().error("'" + key + "' is " + value.shown(), "expected " + expected() + hint);
    }
    return choice;
  }

  private String expected() {
    return String.join(" or ", words.keySet());
  }
}
