package lawsweep.sweep.store;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** A log that is spoilt at random, while it is remembered which of its records cannot have been harmed. */
final class FuzzedLog {

  /**
   * A stretch of the log.
   *
   * @param bytes what stands there
   * @param record which record was written there; -1 for none
   * @param whole true if all of its frame is there as it was written, its line break perhaps aside
   */
  private record Piece(byte[] bytes, int record, boolean whole) {

    Piece harmed(byte[] instead) {
      return new Piece(instead, record, false);
    }

    boolean ended() {
      return bytes.length > 0 && bytes[bytes.length - 1] == '\n';
    }
  }

  private final List<byte[]> frames;
  private final Random random;
  private final List<Piece> pieces = new ArrayList<>();

  /** Some of the records, in any order. */
  FuzzedLog(List<byte[]> frames, int records, Random random) {
    this.frames = frames;
    this.random = random;
    List<Integer> order = new ArrayList<>(IntStream.range(0, frames.size()).boxed().toList());
    Collections.shuffle(order, random);
    order.subList(0, records).forEach(k -> pieces.add(new Piece(frames.get(k), k, true)));
  }

  /** Does one thing to it. */
  void spoil() {
    int at = random.nextInt(pieces.size());
    Piece piece = pieces.get(at);
    switch (random.nextInt(8)) {
      case 0 -> truncate();
      case 1 -> pieces.set(at, piece.harmed(flipped(piece.bytes())));
      case 2 -> pieces.set(at, piece.harmed(cut(piece.bytes())));
      case 3 -> pieces.set(at, spliced(piece));
      case 4 -> pieces.add(random.nextInt(pieces.size() + 1), piece);
      case 5 -> Collections.shuffle(pieces, random);
      case 6 -> pieces.add(at, new Piece(garbage(), -1, false));
      default -> breakLine(at);
    }
  }

  byte[] bytes() {
    int length = pieces.stream().mapToInt(piece -> piece.bytes().length).sum();
    byte[] bytes = new byte[length];
    int at = 0;
    for (Piece piece : pieces) {
      System.arraycopy(piece.bytes(), 0, bytes, at, piece.bytes().length);
      at += piece.bytes().length;
    }
    return bytes;
  }

  /**
   * The records whose frames are untouched, in order: each follows the log's beginning, a line break, or an untouched
   * record. A last one without its line break is not among them.
   */
  List<Integer> untouched() {
    List<Integer> records = new ArrayList<>();
    boolean begins = true;
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      if (piece.whole() && begins) {
        records.add(piece.record());
      }
      begins = piece.bytes().length == 0 ? begins : piece.ended() || (piece.whole() && begins);
    }
    return records;
  }

  private void truncate() {
    int last = pieces.size() - 1;
    Piece piece = pieces.get(last);
    pieces.set(last, piece.harmed(Arrays.copyOf(piece.bytes(), random.nextInt(piece.bytes().length + 1))));
  }

  /** Another byte in the place of a record's line break. */
  private void breakLine(int at) {
    Piece piece = pieces.get(at);
    if (piece.whole()) {
      byte[] bytes = piece.bytes().clone();
      bytes[bytes.length - 1] = (byte) random.nextInt(256);
      pieces.set(at, new Piece(bytes, piece.record(), true));
    }
  }

  private byte[] flipped(byte[] bytes) {
    byte[] flipped = bytes.clone();
    for (int n = random.nextInt(1, 4); n > 0 && flipped.length > 1; n--) {
      flipped[random.nextInt(flipped.length - 1)] ^= (byte) (1 << random.nextInt(8));
    }
    return flipped;
  }

  private byte[] cut(byte[] bytes) {
    int from = random.nextInt(bytes.length + 1);
    int to = random.nextInt(from, bytes.length + 1);
    byte[] rest = Arrays.copyOf(bytes, bytes.length - (to - from));
    System.arraycopy(bytes, to, rest, from, bytes.length - to);
    return rest;
  }

  /** The head of this and the tail of another record. */
  private Piece spliced(Piece piece) {
    byte[] other = frames.get(random.nextInt(frames.size()));
    int head = random.nextInt(piece.bytes().length + 1);
    int tail = random.nextInt(other.length);
    byte[] bytes = Arrays.copyOf(piece.bytes(), head + other.length - tail);
    System.arraycopy(other, tail, bytes, head, other.length - tail);
    return piece.harmed(bytes);
  }

  /** Bytes, zeros as a crash leaves them, or what nearly is a frame; now and then without an end. */
  private byte[] garbage() {
    byte[] bytes = new byte[random.nextInt(1, 400)];
    switch (random.nextInt(4)) {
      case 0 -> random.nextBytes(bytes);
      case 1 -> Arrays.fill(bytes, (byte) 0);
      case 2 -> Arrays.fill(bytes, (byte) '\n');
      default -> bytes = "%08x %d %s".formatted(random.nextInt(), random.nextInt(), "{\"cell\":")
          .getBytes(StandardCharsets.UTF_8);
    }
    if (random.nextInt(3) > 0) {
      bytes[bytes.length - 1] = '\n';
    }
    return bytes;
  }
}
