package lawsweep.text;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 of all that was added, in order. For one thread. */
public final class Sha256 {

  /** A digest of nothing: to copy it is cheaper than to look for another. */
  private static final MessageDigest EMPTY = find();

  private final MessageDigest digest;

  /** Of nothing yet. */
  public Sha256() {
    try {
      digest = (MessageDigest) EMPTY.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the SHA-256 of Java platforms can be copied", e);
    }
  }

  private static MessageDigest find() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The hash of a text in UTF-8. */
  public static Sha256 of(String text) {
    return new Sha256().add(text);
  }

  /** Adds a text in UTF-8. */
  public Sha256 add(String text) {
    return add(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds bytes. */
  public Sha256 add(byte[] bytes) {
    digest.update(bytes);
    return this;
  }

  /** Adds the bytes that remain in a buffer. */
  public Sha256 add(ByteBuffer bytes) {
    digest.update(bytes);
    return this;
  }

  /** The hash, 64 hexadecimal digits; ends the use. */
  public String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The first eight bytes of the hash, big-endian; ends the use. */
  public long firstWord() {
    return ByteBuffer.wrap(digest.digest()).getLong();
  }

  /** The first bytes of the hash, two hexadecimal digits each; ends the use. */
  public String hex(int bytes) {
    return HexFormat.of().formatHex(digest.digest(), 0, bytes);
  }
}
