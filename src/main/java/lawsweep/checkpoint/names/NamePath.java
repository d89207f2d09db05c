package lawsweep.checkpoint.names;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The path of a module, {@code layers.0.norm1}, as words with numbers behind them. Paths are sorted as people count.
 */
record NamePath(String text, List<Word> words) implements Comparable<NamePath> {

  private static final Pattern NUMBER = Pattern.compile("([^0-9]*)([0-9]*)");

  NamePath {
    words = List.copyOf(words);
  }

  /** Letters, and the number behind them; -1 where there is none. */
  record Word(String letters, BigInteger number) {}

  static NamePath of(String text) {
    List<Word> words = new ArrayList<>();
    Matcher matcher = NUMBER.matcher(text);
    while (matcher.find() && !matcher.group().isEmpty()) {
      String digits = matcher.group(2);
      words.add(new Word(matcher.group(1), digits.isEmpty() ? BigInteger.ONE.negate() : new BigInteger(digits)));
    }
    return new NamePath(text, words);
  }

  /**
   * Which of two modules stands first, where names tell: where they first differ there are two numbers behind the same
   * letters.
   *
   * @return below 0, above 0; empty where names do not tell
   */
  OptionalInt before(NamePath other) {
    for (int i = 0; i < Math.min(words.size(), other.words.size()); i++) {
      Word mine = words.get(i);
      Word its = other.words.get(i);
      if (!mine.equals(its)) {
        boolean told = mine.letters.equals(its.letters) && mine.number.signum() >= 0 && its.number.signum() >= 0;
        return told ? OptionalInt.of(mine.number.compareTo(its.number)) : OptionalInt.empty();
      }
    }
    return OptionalInt.empty();
  }

  @Override
  public int compareTo(NamePath other) {
    for (int i = 0; i < Math.min(words.size(), other.words.size()); i++) {
      Word mine = words.get(i);
      Word its = other.words.get(i);
      int letters = mine.letters.compareTo(its.letters);
      int order = letters != 0 ? letters : mine.number.compareTo(its.number);
      if (order != 0) {
        return order;
      }
    }
    int length = Integer.compare(words.size(), other.words.size());
    return length != 0 ? length : text.compareTo(other.text);
  }
}
