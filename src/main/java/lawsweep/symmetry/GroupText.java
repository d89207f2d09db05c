package lawsweep.symmetry;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lawsweep.text.Spelling;

/**
 * What people write for a group: a word, or generators as integer matrices. Both have one normal form, a line without
 * blanks: the word, or {@code [[0,-1],[1,0]];[[1,0],[0,-1]]}.
 */
public final class GroupText {

  /** Which words there are, for people. */
  public static final String EXPECTED = "none, neg, signs, swap, cyclic, symmetric, hyperoctahedral, rotation-K, "
      + "dihedral-K, orthogonal or a file with generators";

  private static final List<String> WORDS = List.of("none", "neg", "signs", "swap", "cyclic", "symmetric",
      "hyperoctahedral", "orthogonal");
  private static final Pattern TURNS = Pattern.compile("(rotation|dihedral)-0*([1-9][0-9]{0,5})");
  private static final int MOST_SHOWN = 40;

  private GroupText() {}

  /** Whether a text looks like a word, right or wrong, and not like generators. */
  public static boolean isWord(String text) {
    return text.strip().matches("[A-Za-z][A-Za-z0-9_-]*");
  }

  /**
   * The normal form of a word, or of generators on one line.
   *
   * @throws IllegalArgumentException with one line fit for a user
   */
  public static String normal(String text) {
    String word = text.strip();
    if (word.startsWith("[")) {
      return ofFile(word);
    }
    Matcher turns = TURNS.matcher(word);
    if (turns.matches()) {
      return turns(turns.group(1), Integer.parseInt(turns.group(2)));
    }
    if (!WORDS.contains(word)) {
      throw new IllegalArgumentException("expected " + EXPECTED + ", got '" + shown(word) + "'"
          + Spelling.hint(word, WORDS));
    }
    return word;
  }

  private static String turns(String word, int turns) {
    int most = word.equals("rotation") ? Group.MOST_ELEMENTS : Group.MOST_ELEMENTS / 2;
    if (turns < 2 || turns > most) {
      throw new IllegalArgumentException("expected " + word + "-K with K from 2 to " + most + ", got " + word + "-"
          + turns);
    }
    return word + "-" + turns;
  }

  /**
   * The normal form of the generators in a file: matrices in brackets, in a YAML list or not, or rows of integers, one
   * on each line, with an empty line between matrices. {@code #} begins a comment.
   *
   * @throws IllegalArgumentException with one line fit for a user: no such matrices, or they generate no group of at
   *     most {@value Group#MOST_ELEMENTS} elements
   */
  public static String ofFile(String text) {
    List<long[][]> generators = GeneratorReader.read(text);
    return IntegerMatrices.closed(generators, Group.MOST_ELEMENTS).text();
  }

  /**
   * Why a group cannot act on so many inputs, in one line; empty if it can.
   *
   * @param group in its normal form
   */
  public static Optional<String> refusal(String group, int inputs) {
    if (group.startsWith("[")) {
      int size = GeneratorReader.read(group).getFirst().length;
      return size == inputs ? Optional.empty()
          : Optional.of("expected generators of " + inputs + " rows, one for each input, got " + size);
    }
    if (group.contains("-") && inputs != 2) {
      return Optional.of("expected 2 inputs for " + group + ", got " + inputs);
    }
    return group.equals("swap") && inputs < 2
        ? Optional.of("expected 2 inputs or more for swap, got " + inputs)
        : Optional.empty();
  }

  /** The beginning of what somebody wrote. */
  static String shown(String text) {
    return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "…";
  }
}
