package lawsweep.spec;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads a file of numbers: NumPy's {@code .npy}, or text with commas or blanks between the numbers of a row. */
public final class NumberFile {

  private NumberFile() {}

  /** A file that is no table of finite numbers: what is wrong and what would be right. */
  public static final class NotNumbersException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String wrong;
    private final String right;

    public NotNumbersException(String wrong, String right) {
      super(wrong + "; " + right);
      this.wrong = wrong;
      this.right = right;
    }

    public String wrong() {
      return wrong;
    }

    public String right() {
      return right;
    }
  }

  /** Reads the bytes of a file. */
  public static NumberTable read(byte[] bytes) throws NotNumbersException {
    if (bytes.length > InputFiles.MAX_BYTES) {
      throw new NotNumbersException("it is larger than " + (InputFiles.MAX_BYTES >> 20) + " MiB",
          "expected a smaller matrix");
    }
    NumberTable table = NpyFile.is(bytes) ? NpyFile.read(bytes) : text(bytes);
    for (int i = 0; i < table.values().length; i++) {
      if (!Double.isFinite(table.values()[i])) {
        throw new NotNumbersException("row " + (i / table.columns() + 1) + ", column " + (i % table.columns() + 1)
            + " is " + table.values()[i], "expected finite numbers");
      }
    }
    return table;
  }

  private static NumberTable text(byte[] bytes) throws NotNumbersException {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new NotNumbersException("it is neither a .npy file nor text", "expected one of these");
    }
    List<double[]> rows = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      String content = line.replace("\uFEFF", "").replaceFirst("#.*", "").strip();
      if (!content.isEmpty()) {
        double[] row = row(content, number);
        if (!rows.isEmpty() && rows.getFirst().length != row.length) {
          throw new NotNumbersException("line " + number + " has " + row.length + " numbers and the first row "
              + rows.getFirst().length, "expected rows of one length");
        }
        rows.add(row);
      }
    }
    if (rows.isEmpty()) {
      throw new NotNumbersException("it holds no numbers", "expected rows of numbers with commas between them");
    }
    int columns = rows.getFirst().length;
    return new NumberTable(rows.size(), columns, rows.stream().flatMapToDouble(java.util.Arrays::stream).toArray());
  }

  private static double[] row(String content, int line) throws NotNumbersException {
    String[] words = content.split("\\s*[,;]\\s*|\\s+", -1);
    double[] row = new double[words.length];
    for (int i = 0; i < row.length; i++) {
      if (!Reals.DECIMAL.matcher(words[i]).matches()
          && !List.of("nan", "inf", "+inf", "-inf", "infinity").contains(words[i].toLowerCase(Locale.ROOT))) {
        throw new NotNumbersException("line " + line + " holds '" + YamlValue.cut(words[i]) + "'",
            "expected numbers with commas between them, without a header");
      }
      row[i] = Reals.DECIMAL.matcher(words[i]).matches() ? Double.parseDouble(words[i]) : Double.NaN;
    }
    return row;
  }
}
