package lawsweep.kind.count;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import lawsweep.pattern.Inputs;
import lawsweep.spec.NumberFile.NotNumbersException;
import lawsweep.spec.NumberFile;
import lawsweep.spec.NumberTable;
import lawsweep.text.Sha256;

/**
 * A user's inputs, one on each row, as integers. A matrix of whole numbers is taken as it is. Any other is multiplied
 * by 2^s and rounded to the nearest integers, halves to even ones. Here s ≥ 0 is the largest with
 * max(|x|, 1) · 2^s ≤ 2^{@value #BITS}, or 0. The constant 1 that biases are multiplied by becomes 2^s as well.
 */
public final class InputMatrix {

  /** Draws of the weights where nothing else is asked for. */
  public static final int DEFAULT_DRAWS = 1000;

  /** Scaled numbers have so many bits, unless the given ones have more. */
  static final int BITS = 20;

  private final int rows;
  private final Inputs.Numbers numbers;
  private final String sha256;

  private InputMatrix(int rows, Inputs.Numbers numbers) {
    this.rows = rows;
    this.numbers = numbers;
    this.sha256 = hash(rows, numbers);
  }

  /**
   * Reads the bytes of a {@code .npy} or CSV file.
   *
   * @throws IllegalArgumentException with what is wrong and what would be right, on one line
   */
  public static InputMatrix read(byte[] file) {
    try {
      return of(NumberFile.read(file));
    } catch (NotNumbersException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** The hash of the inputs in a file, as records have it; empty for a file that holds none. */
  public static Optional<String> hash(byte[] file) {
    try {
      return Optional.of(of(NumberFile.read(file)).sha256);
    } catch (NotNumbersException e) {
      return Optional.empty();
    }
  }

  static InputMatrix of(NumberTable table) throws NotNumbersException {
    double largest = 1;
    boolean whole = true;
    for (int i = 0; i < table.values().length; i++) {
      double value = table.values()[i];
      if (Math.abs(value) > Inputs.MAX) {
        throw new NotNumbersException("row " + (i / table.columns() + 1) + ", column " + (i % table.columns() + 1)
            + " is " + value, "expected numbers from -2^31 to 2^31");
      }
      largest = Math.max(largest, Math.abs(value));
      whole &= value == Math.rint(value);
    }
    double one = 1;
    while (!whole && 2 * one * largest <= 1 << BITS) {
      one *= 2;
    }
    double scale = one;
    long[] values = Arrays.stream(table.values()).mapToLong(x -> (long) Math.rint(scale * x)).toArray();
    return new InputMatrix(table.rows(), new Inputs.Numbers(table.columns(), (long) one, values));
  }

  /** How many inputs. */
  public int rows() {
    return rows;
  }

  /** How many numbers each has. */
  public int features() {
    return numbers.features();
  }

  /** The first inputs, 1 ≤ samples ≤ rows. */
  public Inputs first(int samples) {
    return new Inputs(samples, sha256, Optional.of(numbers));
  }

  /** Over a line with rows, features and what stands for 1, and the integers of 64 bits, the highest byte first. */
  private static String hash(int rows, Inputs.Numbers numbers) {
    Sha256 hash =
        Sha256.of("lawsweep inputs 1\n" + rows + " " + numbers.features() + " " + numbers.one() + "\n");
    ByteBuffer row = ByteBuffer.allocate(Long.BYTES * numbers.features());
    for (int i = 0; i < rows; i++) {
      row.clear();
      for (int j = 0; j < numbers.features(); j++) {
        row.putLong(numbers.values()[i * numbers.features() + j]);
      }
      hash.add(row.array());
    }
    return hash.hex();
  }
}
