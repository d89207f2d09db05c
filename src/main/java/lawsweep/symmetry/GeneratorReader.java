package lawsweep.symmetry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads integer matrices from a text. */
final class GeneratorReader {

  /** The largest entry in absolute value. */
  private static final int MOST = 1000;

  private static final int MOST_SIZE = 64;
  private static final Pattern MATRIX = Pattern.compile("\\[((?:\\[[^\\[\\]]*\\],?)+)\\]");
  private static final Pattern ROW = Pattern.compile("\\[([^\\[\\]]*)\\]");
  private static final String EXPECTED =
      "expected generators as integer matrices, such as [[0,-1],[1,0]], or rows of integers";

  private GeneratorReader() {}

  /**
   * The matrices, all of one size.
   *
   * @throws IllegalArgumentException with one line
   */
  static List<long[][]> read(String text) {
    String plain = text.lines().map(line -> line.replaceFirst("#.*", "")).collect(Collectors.joining("\n"));
    List<long[][]> found = plain.contains("[") ? brackets(plain) : rows(plain);
    if (found.isEmpty()) {
      throw new IllegalArgumentException(EXPECTED + ", got none");
    }
    int size = found.getFirst().length;
    for (long[][] matrix : found) {
      check(matrix, size);
    }
    return found;
  }

  private static void check(long[][] matrix, int size) {
    for (long[] row : matrix) {
      if (row.length != matrix.length) {
        throw new IllegalArgumentException("expected square matrices, got a row of " + row.length + " among "
            + matrix.length + " rows");
      }
    }
    if (matrix.length != size || size > MOST_SIZE) {
      throw new IllegalArgumentException("expected matrices of one size, at most " + MOST_SIZE + ", got " + size
          + " and " + matrix.length + " rows");
    }
  }

  /** Matrices in brackets: lists of rows, in lists or not; blanks, dashes of YAML lists and a key are skipped. */
  private static List<long[][]> brackets(String text) {
    String rest = nested(text.strip().replaceFirst("^generators\\s*:", "")).replaceAll("(?m)^\\s*-\\s+", ";")
        .replaceAll("\\s", "");
    List<long[][]> found = new ArrayList<>();
    Matcher matcher = MATRIX.matcher(rest);
    StringBuilder between = new StringBuilder();
    while (matcher.find()) {
      matcher.appendReplacement(between, "");
      List<long[]> matrix = new ArrayList<>();
      ROW.matcher(matcher.group(1)).results().forEach(row -> matrix.add(numbers(row.group(1).split(",", -1))));
      found.add(matrix.toArray(new long[0][]));
    }
    matcher.appendTail(between);
    if (!between.toString().matches("[;,\\[\\]]*")) {
      throw new IllegalArgumentException(EXPECTED + ", got '" + GroupText.shown(text.strip().replace('\n', ' '))
          + "'");
    }
    return found;
  }

  /** Rows in brackets that are items of a YAML list of lists, put in brackets. */
  private static String nested(String text) {
    return text.replaceAll("\\s", "").contains("[[") ? text
        : Arrays.stream(text.split("(?m)^\\s*-\\s+-\\s+")).filter(block -> !block.isBlank())
            .map(block -> "[" + block.replaceAll("(?m)^\\s*-\\s+", ",") + "]").collect(Collectors.joining(";"));
  }

  private static List<long[][]> rows(String text) {
    List<long[][]> found = new ArrayList<>();
    for (String block : text.strip().split("\\n\\s*\\n")) {
      if (!block.isBlank()) {
        found.add(block.strip().lines().map(line -> numbers(line.strip().split("[\\s,]+"))).toArray(long[][]::new));
      }
    }
    return found;
  }

  private static long[] numbers(String[] words) {
    long[] numbers = new long[words.length];
    for (int i = 0; i < words.length; i++) {
      if (!words[i].matches("[+-]?[0-9]{1,9}") || Math.abs(Long.parseLong(words[i])) > MOST) {
        throw new IllegalArgumentException(EXPECTED + " from -" + MOST + " to " + MOST + ", got '"
            + GroupText.shown(words[i]) + "'");
      }
      numbers[i] = Long.parseLong(words[i]);
    }
    return numbers;
  }
}
