package lawsweep.pattern;

import java.util.Objects;
import java.util.Optional;

/**
 * The inputs that data fields are taken at: the first rows of a matrix of integers. Real numbers were scaled to
 * integers, and with them the constant 1 that biases are multiplied by. Two are equal if they are as many, and the
 * numbers they come from have the same hash.
 */
public final class Inputs {

  /** The largest absolute value of an integer. */
  public static final long MAX = 1L << 31;

  /**
   * The numbers themselves, which records do not carry.
   *
   * @param features how many numbers an input has: n_q
   * @param one what stands for 1: by this the inputs were multiplied
   * @param values input by input, at least as many as there are samples; each at most {@link #MAX}
   */
  public record Numbers(int features, long one, long[] values) {}

  private final int samples;
  private final String sha256;
  private final Optional<Numbers> numbers;

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
