package lawsweep.cuda;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Renames what a shared library (ELF, 64 bits, little-endian) needs to another major version of it: the name in its
 * table of strings, which stands for both the file and the version of its symbols, and the hash of that version. The
 * names must be equally long. Nothing else in the file changes.
 *
 * <p>JCuda's library for cuBLAS asks for CUDA 12's; where there is only CUDA 13's, with the same functions, this lets
 * it load.
 */
final class NeededLibrary {

  private static final int MAGIC = 0x464C457F;
  private static final int HEADER = 64;
  private static final int SEGMENT_LOAD = 1;
  private static final int SEGMENT_DYNAMIC = 2;
  private static final long NEEDED = 1;
  private static final long STRINGS = 5;
  private static final long VERSIONS = 0x6FFFFFFEL;
  private static final long VERSION_COUNT = 0x6FFFFFFFL;

  private final ByteBuffer file;
  private final List<long[]> loaded = new ArrayList<>();
  private final List<Long> needed = new ArrayList<>();
  private final Map<Long, Long> dynamic = new HashMap<>();

  private NeededLibrary(byte[] file) {
    this.file = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * A copy of a library that needs {@code to} instead of {@code from}; the same bytes if it already does.
   *
   * @throws IllegalArgumentException if the file is something else than a library that needs {@code from} once, under
   *     one name, with one version of symbols that is named like it
   */
  static byte[] renamed(byte[] library, String from, String to) {
    if (from.length() != to.length()) {
      throw new IllegalArgumentException(from + " and " + to + " are not equally long");
    }
    NeededLibrary copy = new NeededLibrary(library.clone());
    try {
      copy.readTables();
      if (copy.count(to) == 1 && copy.count(from) == 0) {
        return copy.file.array();
      }
      copy.rename(from, to);
    } catch (IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("its tables point outside of the file", e);
    }
    return copy.file.array();
  }

  private void readTables() {
    if (file.capacity() < HEADER || file.getInt(0) != MAGIC || file.get(4) != 2 || file.get(5) != 1) {
      throw new IllegalArgumentException("it is no shared library of 64 bits");
    }
    long segments = file.getLong(32);
    int size = Short.toUnsignedInt(file.getShort(54));
    int count = Short.toUnsignedInt(file.getShort(56));
    int tables = -1;
    for (int i = 0; i < count; i++) {
      int at = Math.toIntExact(segments + (long) i * size);
      switch (file.getInt(at)) {
        case SEGMENT_LOAD ->
          loaded.add(new long[] {file.getLong(at + 16), file.getLong(at + 8), file.getLong(at + 32)});
        case SEGMENT_DYNAMIC -> tables = at;
        default -> {}
      }
    }
    if (tables < 0) {
      throw new IllegalArgumentException("it has no dynamic section");
    }
    int begin = Math.toIntExact(file.getLong(tables + 8));
    int end = begin + Math.toIntExact(file.getLong(tables + 32));
    for (int at = begin; at < end && file.getLong(at) != 0; at += 16) {
      if (file.getLong(at) == NEEDED) {
        needed.add(file.getLong(at + 8));
      } else {
        dynamic.put(file.getLong(at), file.getLong(at + 8));
      }
    }
  }

  /** How often the library needs another. */
  private long count(String name) {
    return needed.stream().filter(each -> string(each).equals(name)).count();
  }

  private void rename(String from, String to) {
    if (count(from) != 1) {
      throw new IllegalArgumentException("it needs " + from + " " + count(from) + " times");
    }
    Set<Long> names = new HashSet<>();
    needed.stream().filter(each -> string(each).equals(from)).forEach(names::add);
    List<Integer> hashes = hashes(from, names);
    if (hashes.size() != 1 || names.size() != 1) {
      throw new IllegalArgumentException(
          "it names " + from + " in " + names.size() + " places, with " + hashes.size() + " versions of symbols");
    }
    int text = stringAt(names.iterator().next());
    if (file.get(text - 1) != 0) {
      throw new IllegalArgumentException("the name " + from + " is the end of another");
    }
    if (file.getInt(hashes.getFirst()) != hash(from)) {
      throw new IllegalArgumentException("the version " + from + " has another hash than its name");
    }
    file.put(text, to.getBytes(StandardCharsets.US_ASCII));
    file.putInt(hashes.getFirst(), hash(to));
  }

  /** Where the hashes of a library's versions are in the file; the names are added to those found before. */
  private List<Integer> hashes(String from, Set<Long> names) {
    List<Integer> found = new ArrayList<>();
    int at = position(entry(VERSIONS));
    for (long i = entry(VERSION_COUNT); i > 0; i--) {
      long name = Integer.toUnsignedLong(file.getInt(at + 4));
      if (string(name).equals(from)) {
        names.add(name);
        int version = at + file.getInt(at + 8);
        for (int left = Short.toUnsignedInt(file.getShort(at + 2)); left > 0; left--) {
          names.add(Integer.toUnsignedLong(file.getInt(version + 8)));
          found.add(version);
          version += file.getInt(version + 12);
        }
      }
      at += file.getInt(at + 12);
    }
    return found;
  }

  private long entry(long tag) {
    Long value = dynamic.get(tag);
    if (value == null) {
      throw new IllegalArgumentException("it has no table 0x" + Long.toHexString(tag));
    }
    return value;
  }

  private int stringAt(long offset) {
    return Math.addExact(position(entry(STRINGS)), Math.toIntExact(offset));
  }

  private String string(long offset) {
    int begin = stringAt(offset);
    int end = begin;
    while (file.get(end) != 0) {
      end++;
    }
    return new String(file.array(), begin, end - begin, StandardCharsets.US_ASCII);
  }

  /** Where in the file an address of the loaded library is. */
  private int position(long address) {
    for (long[] segment : loaded) {
      if (address >= segment[0] && address < segment[0] + segment[2]) {
        return Math.toIntExact(address - segment[0] + segment[1]);
      }
    }
    throw new IllegalArgumentException("address 0x" + Long.toHexString(address) + " is in no segment");
  }

  /** The hash of a version's name as the loader compares it. */
  static int hash(String name) {
    int hash = 0;
    for (byte each : name.getBytes(StandardCharsets.US_ASCII)) {
      hash = (hash << 4) + each;
      int high = hash & 0xF0000000;
      hash = (hash ^ (high >>> 24)) & ~high;
    }
    return hash;
  }
}
