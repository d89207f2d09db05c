package lawsweep.law;

import java.nio.ByteBuffer;
import java.util.Optional;
import lawsweep.text.Sha256;

/**
 * Weights of a network that a file holds, exactly as doubles have them. Two are equal if their numbers have the same
 * hash, whatever the file is called and however it names and packs its tensors.
 */
public final class GivenWeights {

  private final String file;
  private final String names;
  private final String sha256;
  private final Optional<double[]> values;
  private final boolean balanced;

  /**
   * Weights.
   *
   * @param file the checkpoint, as it was named
   * @param names how its tensors are those of the network: {@code sequential}, {@code gpt2}, the name of a file
   * @param sha256 the hash of the numbers, 64 hexadecimal digits
   * @param values the numbers in the order of the circuit's tensors, last side fastest; empty where only a record
   *     speaks of them; not to be changed
   * @param balanced whether all balances are 0 but for rounding
   */
  public GivenWeights(String file, String names, String sha256, Optional<double[]> values, boolean balanced) {
    this.file = file;
    this.names = names;
    this.sha256 = sha256;
    this.values = values;
    this.balanced = balanced;
  }

  /**
   * Weights with their numbers.
   *
   * @param values finite; in the order of the circuit's tensors, last side fastest; not to be changed
   * @param balanced whether all balances are 0 but for rounding
   */
  public static GivenWeights of(String file, String names, double[] values, boolean balanced) {
    return new GivenWeights(file, names, hash(values), Optional.of(values), balanced);
  }

  /**
   * The SHA-256 of the line {@code lawsweep weights 1}, a line with their number, and the numbers (IEEE 754, 64 bits,
   * highest byte first, 0 for -0).
   */
  private static String hash(double[] values) {
    Sha256 hash = new Sha256();
    hash.add("lawsweep weights 1\n" + values.length + "\n");
    ByteBuffer buffer = ByteBuffer.allocate(Double.BYTES * 1024);
    for (int i = 0; i < values.length; i++) {
      buffer.putDouble(values[i] == 0 ? 0 : values[i]);
      if (!buffer.hasRemaining() || i + 1 == values.length) {
        byte[] bytes = new byte[buffer.position()];
        buffer.flip().get(bytes);
        hash.add(bytes);
        buffer.clear();
      }
    }
    return hash.hex();
  }

  /** The checkpoint, as it was named. */
  public String file() {
    return file;
  }

  /** How its tensors are those of the network. */
  public String names() {
    return names;
  }

  /** The hash of the numbers. */
  public String sha256() {
    return sha256;
  }

  /**
   * Whether all balances, outgoing minus incoming squares or products, are 0 but for the rounding of stored
   * numbers.
   */
  public boolean balanced() {
    return balanced;
  }

  /** The numbers, if they are at hand. */
  public Optional<double[]> values() {
    return values;
  }

  /**
   * The numbers.
   *
   * @throws IllegalArgumentException if they are not at hand
   */
  public double[] known() {
    return values.orElseThrow(() -> new IllegalArgumentException("expected weights with their numbers, got " + this));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GivenWeights that && sha256.equals(that.sha256);
  }

  @Override
  public int hashCode() {
    return sha256.hashCode();
  }

  @Override
  public String toString() {
    return "the weights of " + file + " (" + sha256 + ")";
  }
}
