package lawsweep.law;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 over what a certificate claims and what its recomputation meets on the way. */
final class Fingerprint {

  private final MessageDigest digest;

  Fingerprint() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Adds numbers, their count first. */
  void add(int[] numbers) {
    ByteBuffer buffer = ByteBuffer.allocate(Integer.BYTES * (numbers.length + 1));
    buffer.putInt(numbers.length);
    for (int number : numbers) {
      buffer.putInt(number);
    }
    digest.update(buffer.array());
  }

  /** Adds a line of text. */
  void add(String line) {
    digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** Adds a draw's prime, samples and ranks. */
  void add(Certificate.Draw draw) {
    StringBuilder line = new StringBuilder("draw " + draw.index() + " " + draw.prime() + " " + draw.columns());
    for (Certificate.Level level : draw.levels()) {
      line.append(' ').append(level.bracketLength()).append(':').append(level.samples()).append(':')
          .append(level.rank());
    }
    add(line.toString());
  }

  /** The hash of all that was added, in hexadecimal; ends the fingerprint's use. */
  String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
