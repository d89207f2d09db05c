package lawsweep.text;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The words that name some things, such as the constants of an enum: each thing has one word, its label, and each word
 * names one thing. Everybody who reads or lists labels looks here.
 *
 * @param <E> the things
 */
public final class Words<E> {

  private final Map<String, E> things;
  private final Function<? super E, String> label;

  private Words(Map<String, E> things, Function<? super E, String> label) {
    this.things = things;
    this.label = label;
  }

  /**
   * The words of some things, in the order in which people read them.
   *
   * @throws IllegalArgumentException if two things have one label
   */
  public static <E> Words<E> of(Collection<? extends E> things, Function<? super E, String> label) {
    Map<String, E> named = new LinkedHashMap<>();
    for (E thing : things) {
      if (named.put(label.apply(thing), thing) != null) {
        throw new IllegalArgumentException("expected a label for each, got '" + label.apply(thing) + "' twice");
      }
    }
    return new Words<>(named, label);
  }

  /** The words of an enum's constants. */
  public static <E> Words<E> of(E[] things, Function<? super E, String> label) {
    return of(List.of(things), label);
  }

  /** What a word names; empty for a word that names nothing. */
  public Optional<E> find(String word) {
    return Optional.ofNullable(things.get(word));
  }

  /** The word for a thing. */
  public String label(E thing) {
    return label.apply(thing);
  }

  /** All words, in order. */
  public List<String> labels() {
    return List.copyOf(things.keySet());
  }

  /** All things, in order. */
  public List<E> all() {
    return List.copyOf(things.values());
  }

  /** What to write instead of a word that names nothing: {@code a, b or c}, and which of them was perhaps meant. */
  public String expected(String wrong) {
    return Spelling.choice(things.keySet()) + Spelling.hint(wrong, things.keySet());
  }
}
