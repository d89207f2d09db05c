package lawsweep.spec;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads a file of numbers: NumPy's {@code .npy}, or text, which {@link TextTable} reads. */
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
    NumberTable table = NpyFile.is(bytes) ? NpyFile.read(bytes) : TextTable.read(text(bytes));
    for (int i = 0; i < table.values().length; i++) {
      if (!Double.isFinite(table.values()[i])) {
        throw new NotNumbersException("row " + (i / table.columns() + 1) + ", column " + (i % table.columns() + 1)
            + " is " + table.values()[i], "expected finite numbers");
      }
    }
    return table;
  }

  /**
   * The names of the columns of a file that can be read, if it begins with them; empty otherwise. Reads no further than
   * to the first numbers.
   */
  public static List<String> header(byte[] bytes) {
    try {
      return NpyFile.is(bytes) ? List.of() : TextTable.header(text(bytes));
    } catch (NotNumbersException e) {
      return List.of();
    }
  }

  private static String text(byte[] bytes) throws NotNumbersException {
    if (bytes.length > 1 && bytes[0] == 'P' && bytes[1] == 'K') {
      throw new NotNumbersException("it is an archive, such as .npz",
          "expected a .npy file, as numpy.save writes, or text");
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new NotNumbersException("it is neither a .npy file nor text", "expected one of these");
    }
  }
}
