package lawsweep.law;

import java.nio.ByteBuffer;
import lawsweep.text.Sha256;

/**
 * A SHA-256 over what a certificate claims and what its recomputation meets on the way. Whoever adds the same things in
 * the same order gets the same hash, on every machine.
 */
public final class Fingerprint {

  private final Sha256 hash = new Sha256();

  /** Adds numbers of 32 bits, their count first, so that no two lists run into each other. */
  public void add(int[] numbers) {
    ByteBuffer buffer = ByteBuffer.allocate(Integer.BYTES * (numbers.length + 1));
    buffer.putInt(numbers.length);
    for (int number : numbers) {
      buffer.putInt(number);
    }
    hash.add(buffer.array());
  }

  /** Adds a line of text in UTF-8; the line has no line break of its own. */
  public void add(String line) {
    hash.add(line + "\n");
  }

  /** The hash of all that was added, 64 hexadecimal digits; ends the fingerprint's use. */
  public String hex() {
    return hash.hex();
  }
}
