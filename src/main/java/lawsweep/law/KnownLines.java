package lawsweep.law;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Lines that this program has read: networks that exist, in their normal form, and blocks of such. The records of a
 * sweep say the lines of its spec again, twice each, and to read a line is most of what a small record costs. Lines may
 * push each other out of the table, so that it never grows; whoever does not find a line reads it.
 */
final class KnownLines {

  private static final int BITS = 20;

  private static final AtomicReferenceArray<NetLine> TABLE = new AtomicReferenceArray<>(1 << BITS);

  private KnownLines() {}

  /** Keeps a line without a circuit. */
  static void note(NetLine line) {
    TABLE.set(place(line.text(), line.lawsOf()), line);
  }

  /** The line with exactly this text and these tensors, if it is there. */
  static Optional<NetLine> find(String line, Optional<String> lawsOf) {
    return Optional.ofNullable(TABLE.get(place(line, lawsOf)))
        .filter(known -> known.text().equals(line) && known.lawsOf().equals(lawsOf));
  }

  private static int place(String line, Optional<String> lawsOf) {
    return ((line.hashCode() + (31 * lawsOf.hashCode())) * 0x9E3779B9) >>> (Integer.SIZE - BITS);
  }
}
