package lawsweep.law;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A SHA-256 over what a certificate claims and what its recomputation meets on the way. Whoever adds the same things in
 * the same order gets the same hash, on every machine.
 */
public final class Fingerprint {

  private final MessageDigest digest;

  /** A fingerprint of nothing yet. */
  public Fingerprint() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Adds numbers of 32 bits, their count first, so that no two lists run into each other. */
  public void add(int[] numbers) {
    ByteBuffer buffer = ByteBuffer.allocate(Integer.BYTES * (numbers.length + 1));
    buffer.putInt(numbers.length);
    for (int number : numbers) {
      buffer.putInt(number);
    }
    digest.update(buffer.array());
  }

  /** Adds a line of text in UTF-8; the line has no line break of its own. */
  public void add(String line) {
    digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** The hash of all that was added, 64 hexadecimal digits; ends the fingerprint's use. */
  public String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
