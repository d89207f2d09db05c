package lawsweep.circuit.word;

import java.util.List;

/** Sides of a tensor that is made of parameters alone. */
final class Sides {

  private static final int LEAST = 2;
  private static final int MOST = 8;

  private Sides() {}

  /** The sides after a word. */
  static List<Integer> read(Phrase phrase) {
    Token token = phrase.peek();
    List<Integer> sides = phrase.list("sides such as 2,2,2");
    if (sides.size() < LEAST || sides.size() > MOST) {
      throw token.spot().error("expected " + LEAST + " to " + MOST + " sides after " + phrase.word().text() + ", got "
          + sides.size());
    }
    return sides;
  }

  /** Letters of sides in contractions. */
  static String letters(int from, int to) {
    return "abcdefgh".substring(from, to);
  }

  /** As many numbers as expected after a choice. */
  static List<Integer> numbers(Phrase phrase, Choices choices, String name, int count) {
    List<Integer> numbers = choices.numbers(name)
        .orElseThrow(() -> phrase.word().spot().error(phrase.shown() + " needs " + name + " with "
            + Phrase.numbers(count)));
    if (numbers.size() != count) {
      throw phrase.word().spot().error(phrase.shown() + " needs " + name + " with " + Phrase.numbers(count) + ", got "
          + numbers.size());
    }
    return numbers;
  }
}
