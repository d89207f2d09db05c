package lawsweep.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lawsweep.json.RecordFormatException;
import lawsweep.text.Many;

/**
 * The directory at the end of a ZIP archive, with and without 64 bits. Nothing that it says is used before it is known
 * to lie in the archive.
 */
final class ZipDirectory {

  /** What an archive begins with, if it has entries. */
  static final int LOCAL = 0x04034b50;

  /** What an archive without entries begins with. */
  static final int END = 0x06054b50;

  /** The shortest header of an entry. */
  static final int LOCAL_BYTES = 30;

  private static final int ENTRY = 0x02014b50;
  private static final int END64 = 0x06064b50;
  private static final int LOCATOR64 = 0x07064b50;

  private static final int END_BYTES = 22;
  private static final int END64_BYTES = 56;
  private static final int LOCATOR64_BYTES = 20;
  private static final int ENTRY_BYTES = 46;
  private static final int LONGEST_COMMENT = 0xffff;
  private static final long MOST_ENTRIES = 1 << 18;

  /** A 16 or 32-bit value that stands for one of 64 bits elsewhere. */
  private static final int ELSEWHERE_16 = 0xffff;
  private static final long ELSEWHERE_32 = 0xffff_ffffL;

  private static final int ENCRYPTED = 1;
  private static final int UTF8 = 1 << 11;

  /** Deflate never makes less than a 1032th. */
  private static final long MOST_DEFLATED = 1032;

  private final Bytes bytes;

  private ZipDirectory(Bytes bytes) {
    this.bytes = bytes;
  }

  /** Where the directory is. */
  private record Place(long start, long length, long entries, long end) {}

  /**
   * All entries, in the order of the directory.
   *
   * @throws RecordFormatException with one line that says what is wrong
   */
  static List<ZipEntryPlace> read(Bytes bytes) throws IOException {
    return new ZipDirectory(bytes).entries();
  }

  /**
   * Where the bytes of an entry begin.
   *
   * @throws RecordFormatException if its local header is not where the directory says, or has another name
   */
  static long start(Bytes bytes, ZipEntryPlace entry) throws IOException {
    ZipDirectory directory = new ZipDirectory(bytes);
    ByteBuffer local = directory.at(entry.header(), LOCAL_BYTES);
    if (local.getInt(0) != LOCAL) {
      throw new RecordFormatException("expected its header at byte " + entry.header());
    }
    int nameLength = Short.toUnsignedInt(local.getShort(26));
    String name = name(directory.at(entry.header() + LOCAL_BYTES, nameLength), local.getShort(6));
    if (!name.equals(entry.name())) {
      throw new RecordFormatException("expected its name at byte " + entry.header() + ", got '" + name + "'");
    }
    long start = entry.header() + LOCAL_BYTES + nameLength + Short.toUnsignedInt(local.getShort(28));
    if (entry.stored() > bytes.size() - start) {
      throw new RecordFormatException("expected " + entry.stored() + " bytes from byte " + start
          + " on, got the end of the file");
    }
    return start;
  }

  private List<ZipEntryPlace> entries() throws IOException {
    Place place = place();
    if (place.entries() > MOST_ENTRIES) {
      throw new RecordFormatException("expected at most " + Many.grouped(MOST_ENTRIES) + " arrays, got "
          + Long.toUnsignedString(place.entries()));
    }
    if (place.start() < 0 || place.length() < 0 || place.start() != place.end() - place.length()) {
      throw new RecordFormatException("expected the directory just before byte " + place.end()
          + "; it is cut off or was changed");
    }
    List<ZipEntryPlace> entries = new ArrayList<>();
    Set<String> names = new HashSet<>();
    long at = place.start();
    for (long i = 0; i < place.entries(); i++) {
      ByteBuffer fixed = within(at, ENTRY_BYTES, place.end());
      long length = Short.toUnsignedLong(fixed.getShort(28)) + Short.toUnsignedLong(fixed.getShort(30))
          + Short.toUnsignedLong(fixed.getShort(32));
      if (fixed.getInt(0) != ENTRY) {
        throw new RecordFormatException("expected an entry of its directory at byte " + at);
      }
      ZipEntryPlace entry = entry(fixed, within(at + ENTRY_BYTES, (int) length, place.end()), place.start());
      if (!names.add(entry.name())) {
        throw new RecordFormatException("expected each name once, got '" + entry.name() + "' twice");
      }
      entries.add(entry);
      at += ENTRY_BYTES + length;
    }
    if (at != place.end()) {
      throw new RecordFormatException("expected the directory to end at byte " + place.end() + ", got " + at);
    }
    return entries;
  }

  private Place place() throws IOException {
    long end = endRecord();
    ByteBuffer record = at(end, END_BYTES);
    Place place = new Place(Integer.toUnsignedLong(record.getInt(16)), Integer.toUnsignedLong(record.getInt(12)),
        Short.toUnsignedLong(record.getShort(10)), end);
    if (record.getShort(4) != 0 || record.getShort(6) != 0 || record.getShort(8) != record.getShort(10)) {
      throw new RecordFormatException("expected an archive in one piece");
    }
    boolean large = place.start() == ELSEWHERE_32 || place.length() == ELSEWHERE_32
        || place.entries() == ELSEWHERE_16;
    if (!large || end < LOCATOR64_BYTES || at(end - LOCATOR64_BYTES, LOCATOR64_BYTES).getInt(0) != LOCATOR64) {
      return place;
    }
    Place place64 = place64(end - LOCATOR64_BYTES);
    boolean agree = (place.start() == ELSEWHERE_32 || place.start() == place64.start())
        && (place.length() == ELSEWHERE_32 || place.length() == place64.length())
        && (place.entries() == ELSEWHERE_16 || place.entries() == place64.entries());
    if (!agree) {
      throw new RecordFormatException("expected both ends of its directory to agree");
    }
    return place64;
  }

  private Place place64(long locator) throws IOException {
    long end = at(locator, LOCATOR64_BYTES).getLong(8);
    if (end < 0 || end != locator - END64_BYTES) {
      throw new RecordFormatException("expected the end of its directory just before byte " + locator);
    }
    ByteBuffer record = at(end, END64_BYTES);
    if (record.getInt(0) != END64 || record.getLong(24) != record.getLong(32)) {
      throw new RecordFormatException("expected the end of its directory at byte " + end);
    }
    return new Place(record.getLong(48), record.getLong(40), record.getLong(32) < 0 ? Long.MAX_VALUE
        : record.getLong(32), end);
  }

  /** The end record is the last thing in the file, but for a comment whose length it gives. */
  private long endRecord() throws IOException {
    int length = (int) Math.min(bytes.size(), END_BYTES + LONGEST_COMMENT);
    ByteBuffer tail = at(bytes.size() - length, length);
    for (int i = length - END_BYTES; i >= 0; i--) {
      if (tail.getInt(i) == END && Short.toUnsignedInt(tail.getShort(i + 20)) == length - END_BYTES - i) {
        return bytes.size() - length + i;
      }
    }
    throw new RecordFormatException("expected a directory at its end: the file is cut off; copy or download it again");
  }

  private static ZipEntryPlace entry(ByteBuffer fixed, ByteBuffer rest, long end) {
    int flags = fixed.getShort(8);
    String name = name(rest.slice(0, Short.toUnsignedInt(fixed.getShort(28))), flags);
    int method = Short.toUnsignedInt(fixed.getShort(10));
    if ((flags & ENCRYPTED) != 0 || (method != 0 && method != 8)) {
      throw new RecordFormatException("'" + name + "': expected an array stored or deflated, got "
          + ((flags & ENCRYPTED) != 0 ? "an encrypted one" : "method " + method));
    }
    Extra extra = new Extra(
        rest.slice(Short.toUnsignedInt(fixed.getShort(28)), Short.toUnsignedInt(fixed.getShort(30)))
            .order(ByteOrder.LITTLE_ENDIAN));
    long size = extra.value(Integer.toUnsignedLong(fixed.getInt(24)));
    long stored = extra.value(Integer.toUnsignedLong(fixed.getInt(20)));
    long header = extra.value(Integer.toUnsignedLong(fixed.getInt(42)));
    boolean deflated = method != 0;
    boolean fits = size >= 0 && stored >= 0 && header >= 0 && stored <= end && header <= end - stored
        && (deflated ? size / MOST_DEFLATED <= stored : size == stored);
    if (!fits) {
      throw new RecordFormatException("'" + name + "': expected sizes that fit the file, got "
          + Long.toUnsignedString(stored) + " and " + Long.toUnsignedString(size) + " bytes from byte "
          + Long.toUnsignedString(header));
    }
    return new ZipEntryPlace(name, deflated, Integer.toUnsignedLong(fixed.getInt(16)), stored, size, header);
  }

  /** The values of 64 bits of an entry, in their order. */
  private static final class Extra {
    private static final int OF_64_BITS = 1;

    private final ByteBuffer values;

    Extra(ByteBuffer fields) {
      ByteBuffer found = ByteBuffer.allocate(0);
      while (fields.remaining() >= 4) {
        int id = Short.toUnsignedInt(fields.getShort());
        int length = Short.toUnsignedInt(fields.getShort());
        if (length > fields.remaining()) {
          throw new RecordFormatException("expected the fields of an entry within it");
        }
        if (id == OF_64_BITS) {
          found = fields.slice(fields.position(), length);
        }
        fields.position(fields.position() + length);
      }
      values = found.order(ByteOrder.LITTLE_ENDIAN);
    }

    long value(long small) {
      if (small != ELSEWHERE_32) {
        return small;
      }
      if (values.remaining() < Long.BYTES) {
        throw new RecordFormatException("expected a value of 64 bits in the fields of an entry");
      }
      return values.getLong();
    }
  }

  private static String name(ByteBuffer name, int flags) {
    try {
      return ((flags & UTF8) == 0 ? StandardCharsets.US_ASCII : StandardCharsets.UTF_8).newDecoder().decode(name)
          .toString();
    } catch (CharacterCodingException e) {
      throw new RecordFormatException("expected names in ASCII, or in UTF-8 and said so", e);
    }
  }

  private ByteBuffer within(long at, int length, long end) throws IOException {
    if (at > end - length) {
      throw new RecordFormatException("expected its directory to end at byte " + end + ", got more");
    }
    return at(at, length);
  }

  private ByteBuffer at(long at, int length) throws IOException {
    if (at < 0 || at > bytes.size() - length) {
      throw new RecordFormatException("expected " + length + " bytes from byte " + at + " on, got the end of the file");
    }
    ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.read(at, buffer);
    return buffer.flip();
  }
}
