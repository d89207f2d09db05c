package lawsweep.spec;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import lawsweep.spec.NumberFile.NotNumbersException;

/**
 * Text as a table: a row on each line, its numbers with a point in decimals, and one separator all through the file:
 * {@code ;} where there is one, else {@code ,}, else blanks. A {@code #} begins a comment, blank lines are passed over.
 * The first line may be a header, which has no number in it.
 */
final class TextTable {

  /** What stands between the numbers of a row. */
  private enum Separator {
    SEMICOLON("\\s*;\\s*", "';'"),
    COMMA("\\s*,\\s*", "','"),
    BLANK("\\s+", "blanks");

    private final Pattern pattern;
    private final String shown;

    Separator(String pattern, String shown) {
      this.pattern = Pattern.compile(pattern);
      this.shown = shown;
    }

    static Separator of(String line) {
      return line.indexOf(';') >= 0 ? SEMICOLON : line.indexOf(',') >= 0 ? COMMA : BLANK;
    }
  }

  private static final Set<String> NOT_FINITE = Set.of("nan", "inf", "+inf", "-inf", "infinity", "-infinity");
  private static final String ONE_SEPARATOR =
      "expected one separator in all lines, ',' or ';' or blanks, and a point in decimals";
  private static final String NUMBERS = "expected numbers with commas between them, below one line of names at most";
  private static final Pattern NOT_ZERO = Pattern.compile("[+-]?[0.]*[1-9].*");
  private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]+");
  private static final Pattern LIKE_A_NUMBER = Pattern.compile("[-+.,eE\\s]*[0-9][-+.,eE\\s0-9]*");
  private static final double LARGEST_EXACT = 0x1p53;

  private final List<double[]> rows = new ArrayList<>();
  private List<String> header = List.of();
  private Separator separator;
  private int number;
  /** The line of the header. */
  private int named;

  private TextTable() {}

  static NumberTable read(String text) throws NotNumbersException {
    TextTable table = new TextTable();
    for (String line : (Iterable<String>) text.lines()::iterator) {
      table.add(line);
    }
    if (table.rows.isEmpty() && !table.header.isEmpty()) {
      throw new NotNumbersException("line " + table.named + " holds '" + YamlValue.cut(table.header.getFirst()) + "'",
          NUMBERS);
    }
    if (table.rows.isEmpty()) {
      throw new NotNumbersException("it holds no numbers", "expected rows of numbers with commas between them");
    }
    int columns = table.rows.getFirst().length;
    table.checkHeader(columns);
    double[] values = new double[columns * table.rows.size()];
    for (int i = 0; i < table.rows.size(); i++) {
      System.arraycopy(table.rows.get(i), 0, values, i * columns, columns);
    }
    return new NumberTable(table.rows.size(), columns, values, table.header);
  }

  /** The names in the first line; empty if it has numbers. */
  static List<String> header(String text) {
    for (Iterator<String> lines = text.lines().iterator(); lines.hasNext();) {
      String content = content(lines.next());
      if (!content.isEmpty()) {
        return names(content);
      }
    }
    return List.of();
  }

  private static String content(String line) {
    int comment = line.indexOf('#');
    return (comment < 0 ? line : line.substring(0, comment)).replace("\uFEFF", "").strip();
  }

  private void add(String line) throws NotNumbersException {
    number++;
    String content = content(line);
    if (content.isEmpty()) {
      return;
    }
    if (rows.isEmpty() && header.isEmpty()) {
      header = names(content);
      if (!header.isEmpty()) {
        named = number;
        return;
      }
    }
    if (separator == null) {
      separator = Separator.of(content);
    }
    double[] row = row(content);
    if (!rows.isEmpty() && rows.getFirst().length != row.length) {
      throw new NotNumbersException("line " + number + " has " + row.length + " numbers and the first row "
          + rows.getFirst().length, "expected rows of one length");
    }
    rows.add(row);
  }

  /** The names of a line that has two fields or more, or one, and no number among them; empty otherwise. */
  private static List<String> names(String content) {
    List<String> names = Header.names(content, Separator.of(unquoted(content)).pattern);
    boolean number = names.stream().anyMatch(name -> isNumber(name) || LIKE_A_NUMBER.matcher(name).matches());
    return number || names.stream().allMatch(String::isEmpty) ? List.of() : names;
  }

  private static String unquoted(String content) {
    return content.replaceAll("\"[^\"]*\"", "");
  }

  private static boolean isNumber(String word) {
    return Reals.DECIMAL.matcher(word).matches() || NOT_FINITE.contains(word.toLowerCase(Locale.ROOT));
  }

  private double[] row(String content) throws NotNumbersException {
    String[] words = separator.pattern.split(content, -1);
    double[] row = new double[words.length];
    for (int i = 0; i < row.length; i++) {
      row[i] = value(words[i]);
    }
    return row;
  }

  private double value(String word) throws NotNumbersException {
    if (!Reals.DECIMAL.matcher(word).matches()) {
      if (NOT_FINITE.contains(word.toLowerCase(Locale.ROOT))) {
        return Double.NaN;
      }
      boolean mixed = Arrays.stream(Separator.values()).anyMatch(other -> other.pattern.matcher(word).find());
      throw mixed && !word.isEmpty()
          ? new NotNumbersException("line " + number + " holds '" + YamlValue.cut(word) + "' between "
              + separator.shown, ONE_SEPARATOR)
          : new NotNumbersException("line " + number + " holds '" + YamlValue.cut(word) + "'", NUMBERS);
    }
    double value = Double.parseDouble(word);
    boolean lost = value == 0 ? NOT_ZERO.matcher(word).matches()
        : Math.abs(value) >= LARGEST_EXACT && WHOLE.matcher(word).matches() && Double.isFinite(value)
            && new BigDecimal(word).compareTo(new BigDecimal(value)) != 0;
    if (lost) {
      throw new NotNumbersException(
          "line " + number + " holds " + YamlValue.cut(word) + ", which float64 does not hold",
          "expected integers up to 2^53, and numbers from 5e-324 on: take away what all rows have in common, or choose"
              + " another unit");
    }
    return value;
  }

  private void checkHeader(int columns) throws NotNumbersException {
    if (header.isEmpty()) {
      return;
    }
    if (header.size() != columns) {
      throw new NotNumbersException("its first line holds " + header.size() + " names and the next one " + columns
          + " numbers", "expected a name for each column, or no names");
    }
    if (header.getFirst().isEmpty() && countsRows()) {
      throw new NotNumbersException("its first column has no name and counts the rows, which is an index and no input",
          "expected a file without it, as to_csv(index=False) writes, or a name for the column");
    }
  }

  private boolean countsRows() {
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i)[0] != i + rows.getFirst()[0] || rows.getFirst()[0] > 1) {
        return false;
      }
    }
    return true;
  }
}
