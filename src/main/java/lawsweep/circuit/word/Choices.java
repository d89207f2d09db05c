package lawsweep.circuit.word;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The choices that followed a word, by name. */
final class Choices {

  private final Map<String, List<Integer>> numbers = new HashMap<>();
  private final Map<String, Token> words = new HashMap<>();

  /** Notes a choice with its numbers, which are none for a flag. */
  void put(String name, List<Integer> values) {
    numbers.put(name, values);
  }

  /** Notes a choice with its word. */
  void put(String name, Token word) {
    words.put(name, word);
  }

  boolean has(String name) {
    return numbers.containsKey(name) || words.containsKey(name);
  }

  /** The number after a name; empty if the name is not there or stands alone. */
  OptionalInt number(String name) {
    List<Integer> found = numbers.getOrDefault(name, List.of());
    return found.isEmpty() ? OptionalInt.empty() : OptionalInt.of(found.getFirst());
  }

  /** The numbers after a name. */
  Optional<List<Integer>> numbers(String name) {
    return Optional.ofNullable(numbers.get(name));
  }

  /** The word after a name. */
  Optional<Token> word(String name) {
    return Optional.ofNullable(words.get(name));
  }
}
