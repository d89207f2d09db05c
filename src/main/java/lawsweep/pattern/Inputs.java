package lawsweep.pattern;

import java.nio.DoubleBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import lawsweep.residue.Dyadic;

/**
 * The inputs that data fields are taken at: the first rows of a matrix of real numbers, exactly as doubles have them.
 * Two are equal if they are as many, and the matrices they come from have the same hash.
 */
public final class Inputs {

  /** Whole numbers up to this, in absolute value, are small: a matrix of such has the hash of its integers. */
  public static final long SMALL = 1L << 31;

  /**
   * The numbers themselves, which records do not carry. Every double is an integer times a power of two, and a network
   * with gates is homogeneous in an input together with its constant: so an input may be thought of as integers.
   */
  public static final class Numbers {

    private final int features;
    private final double one;
    private final double[] values;
    private final boolean rounded;
    private final boolean small;

    /**
     * Some numbers.
     *
     * @param features how many numbers an input has: n_q
     * @param one what stands for 1, positive: by this biases are multiplied
     * @param values input by input; finite, none is -0; not to be changed
     * @param rounded true if they are not those of the file: version 0.1.0 rounded numbers that are not whole
     */
    public Numbers(int features, double one, double[] values, boolean rounded) {
      this.features = features;
      this.one = one;
      this.values = values;
      this.rounded = rounded;
      this.small = isSmall(one) && Arrays.stream(values).allMatch(Numbers::isSmall);
    }

    /** Numbers as they were given. */
    public Numbers(int features, double one, double... values) {
      this(features, one, values, false);
    }

    /** How many numbers an input has. */
    public int features() {
      return features;
    }

    /** What stands for 1. */
    public double one() {
      return one;
    }

    /** All of them, input by input; not to be changed. */
    public double[] values() {
      return values;
    }

    /** True if they are not those of the file. */
    public boolean rounded() {
      return rounded;
    }

    /** True if all numbers, and what stands for 1, are whole and at most {@link #SMALL} in absolute value. */
    public boolean small() {
      return small;
    }

    private static boolean isSmall(double x) {
      return Math.abs(x) <= SMALL && x == Math.rint(x);
    }

    /** The numbers of an input, divided by what stands for 1. */
    public void real(int sample, double[] to, int at) {
      for (int k = 0; k < features; k++) {
        to[at + k] = values[sample * features + k] / one;
      }
    }
  }

  private final int samples;
  private final String sha256;
  private final Optional<Numbers> numbers;
  /** Empty until someone asks: the first input at least is one of them. */
  private volatile int[] distinct = {};

  /**
   * Inputs.
   *
   * @param samples how many, at least 1
   * @param sha256 the hash of the whole matrix, 64 hexadecimal digits
   * @param numbers empty where only a record speaks of them
   */
  public Inputs(int samples, String sha256, Optional<Numbers> numbers) {
    this.samples = samples;
    this.sha256 = sha256;
    this.numbers = numbers;
  }

  /** How many inputs. */
  public int samples() {
    return samples;
  }

  /** The hash of the whole matrix. */
  public String sha256() {
    return sha256;
  }

  /** The numbers, if they are at hand. */
  public Optional<Numbers> numbers() {
    return numbers;
  }

  /**
   * The numbers.
   *
   * @throws IllegalArgumentException if they are not at hand
   */
  public Numbers known() {
    return numbers.orElseThrow(() -> new IllegalArgumentException("expected inputs with their numbers, got " + this));
  }

  /**
   * The inputs that differ from all before them, in their order; the others add nothing to what fields span.
   *
   * @throws IllegalArgumentException if the numbers are not at hand
   */
  public int[] distinct() {
    if (distinct.length == 0) {
      Numbers known = known();
      Set<DoubleBuffer> seen = new HashSet<>();
      distinct = IntStream.range(0, samples)
          .filter(i -> seen.add(DoubleBuffer.wrap(known.values(), i * known.features(), known.features()).slice()))
          .toArray();
    }
    return distinct;
  }

  /**
   * How long numbers are where every input is multiplied by the power of two that makes it whole: none of an input's
   * numbers, and no constant, needs more bits.
   *
   * @param constant whether the constant belongs to an input
   * @throws IllegalArgumentException if the numbers are not at hand
   */
  public int bits(boolean constant) {
    int bits = 0;
    for (int i = 0; i < samples; i++) {
      bits = Math.max(bits, bits(i, constant ? known().one() : 0));
    }
    return bits;
  }

  private int bits(int sample, double constant) {
    int from = sample * known().features();
    int to = from + known().features();
    int least = Dyadic.lowest(constant);
    for (int k = from; k < to; k++) {
      least = Math.min(least, Dyadic.lowest(known().values()[k]));
    }
    int bits = Dyadic.bits(constant, least);
    for (int k = from; k < to; k++) {
      bits = Math.max(bits, Dyadic.bits(known().values()[k], least));
    }
    return bits;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Inputs that && samples == that.samples && sha256.equals(that.sha256);
  }

  @Override
  public int hashCode() {
    return Objects.hash(samples, sha256);
  }

  @Override
  public String toString() {
    return samples + " inputs of " + sha256;
  }
}
