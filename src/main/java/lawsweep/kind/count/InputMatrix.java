package lawsweep.kind.count;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleToLongFunction;
import lawsweep.pattern.Inputs;
import lawsweep.spec.NumberFile.NotNumbersException;
import lawsweep.spec.NumberFile;
import lawsweep.spec.NumberTable;
import lawsweep.sweep.Remembered;
import lawsweep.text.Sha256;

/**
 * A user's inputs, one on each row, exactly as doubles have them. A network with gates sees no difference between an
 * input and its multiple by a power of two, so numbers that are not whole need no rounding.
 *
 * <p>Version 0.1.0 rounded a matrix that is not whole: {@link #rounded}, which its directories still mean.
 */
public final class InputMatrix {

  /** Draws of the weights where nothing else is asked for. */
  public static final int DEFAULT_DRAWS = 1000;

  /** Version 0.1.0's scaled numbers have so many bits, unless the given ones have more. */
  static final int BITS = 20;

  private final int rows;
  private final int features;
  private final Optional<Inputs.Numbers> numbers;
  private final String sha256;

  private InputMatrix(int rows, Inputs.Numbers numbers) {
    this.rows = rows;
    this.features = numbers.features();
    this.numbers = Optional.of(numbers);
    this.sha256 = numbers.small() ? hashOfIntegers(rows, numbers) : hashOfDoubles(rows, numbers);
  }

  /** A matrix whose numbers are gone. */
  InputMatrix(Remembered remembered) {
    this.rows = remembered.rows();
    this.features = remembered.columns();
    this.numbers = Optional.empty();
    this.sha256 = remembered.sha256();
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

  /** The hashes that records may have of the inputs in a file; none for a file that holds no inputs. */
  public static Set<String> hashes(byte[] file) {
    try {
      NumberTable table = NumberFile.read(file);
      Set<String> hashes = new HashSet<>(Set.of(of(table).sha256));
      rounded(table).ifPresent(old -> hashes.add(old.sha256));
      return hashes;
    } catch (NotNumbersException e) {
      return Set.of();
    }
  }

  static InputMatrix of(NumberTable table) {
    // A sum with 0 is the same number, and 0 for -0.
    double[] values = Arrays.stream(table.values()).map(x -> x + 0.0).toArray();
    return new InputMatrix(table.rows(), new Inputs.Numbers(table.columns(), 1, values, false));
  }

  /**
   * A table as version 0.1.0 took it: whole numbers as they are, any other matrix multiplied by 2^s and rounded to the
   * nearest integers, halves to even ones. Here s ≥ 0 is the largest with max(|x|, 1) · 2^s ≤ 2^{@value #BITS}, or 0.
   * The constant 1 that biases are multiplied by becomes 2^s as well.
   *
   * @return empty if that version refused it
   */
  static Optional<InputMatrix> rounded(NumberTable table) {
    double largest = Arrays.stream(table.values()).map(Math::abs).max().orElseThrow();
    if (largest > Inputs.SMALL) {
      return Optional.empty();
    }
    InputMatrix whole = of(table);
    if (whole.numbers.orElseThrow().small()) {
      return Optional.of(whole);
    }
    double one = 1;
    while (2 * one * Math.max(1, largest) <= 1 << BITS) {
      one *= 2;
    }
    double scale = one;
    double[] values = Arrays.stream(table.values()).map(x -> Math.rint(scale * x) + 0.0).toArray();
    return Optional.of(new InputMatrix(table.rows(), new Inputs.Numbers(table.columns(), one, values, true)));
  }

  /** How many inputs. */
  public int rows() {
    return rows;
  }

  /** How many numbers each has. */
  public int features() {
    return features;
  }

  /** Whether the numbers are at hand. */
  boolean known() {
    return numbers.isPresent();
  }

  /** The first inputs, 1 ≤ samples ≤ rows. */
  public Inputs first(int samples) {
    return new Inputs(samples, sha256, numbers);
  }

  /** Over a line with rows, features and what stands for 1, and the integers of 64 bits, the highest byte first. */
  private static String hashOfIntegers(int rows, Inputs.Numbers numbers) {
    return hash("lawsweep inputs 1\n" + rows + " " + numbers.features() + " " + (long) numbers.one() + "\n", rows,
        numbers, x -> (long) x);
  }

  /** Over a line with rows and features, and the doubles as IEEE 754 has them, the highest byte first. */
  private static String hashOfDoubles(int rows, Inputs.Numbers numbers) {
    return hash("lawsweep inputs 2\n" + rows + " " + numbers.features() + "\n", rows, numbers,
        Double::doubleToRawLongBits);
  }

  private static String hash(String head, int rows, Inputs.Numbers numbers, DoubleToLongFunction word) {
    Sha256 hash = Sha256.of(head);
    ByteBuffer row = ByteBuffer.allocate(Long.BYTES * numbers.features());
    for (int i = 0; i < rows; i++) {
      row.clear();
      for (int j = 0; j < numbers.features(); j++) {
        row.putLong(word.applyAsLong(numbers.values()[i * numbers.features() + j]));
      }
      hash.add(row.array());
    }
    return hash.hex();
  }
}
