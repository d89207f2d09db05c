package lawsweep.parquet;

import java.util.Arrays;
import java.util.List;
import lawsweep.parquet.ParquetType.Scalar;

/**
 * The values of one leaf of a group of rows: of a column of single values the column, of others what lies innermost.
 * Each entry has levels of definition and repetition, as the format has them. Values are gathered each once, in the
 * bytes that pages have them in; if most of them are different, pages hold these bytes, else numbers into a dictionary.
 */
final class LeafWriter {

  /** A page of plain values is ended at the next row once it has so many bytes. */
  private static final int PAGE = 1 << 20;
  private static final int FIRST = 1024;
  private static final int SMALL = 256;
  private static final int FIRST_TABLE = 1 << 10;
  private static final int[] NO_LEVELS = {};

  /** What stands in the file's directory for a leaf. */
  record Leaf(Scalar type, List<String> path, int definition, int repetition) {

    /** Copies the list. */
    Leaf {
      path = List.copyOf(path);
    }
  }

  private final Leaf leaf;
  private final Bytes values = new Bytes(FIRST);
  /** Where each different value begins in {@link #values}, and where the last one ends. */
  private int[] starts = new int[FIRST];
  private int different;
  /** Numbers of different values by their hash, plus one. */
  private int[] table = new int[FIRST_TABLE];
  /** Numbers of small whole numbers, plus one; nobody searches for these. */
  private final int[] smallIds = new int[SMALL];
  private int[] ids = new int[FIRST];
  private int present;
  private int[] definitions;
  private int[] repetitions;
  private int entries;

  LeafWriter(Leaf leaf) {
    this.leaf = leaf;
    definitions = new int[FIRST];
    repetitions = leaf.repetition == 0 ? NO_LEVELS : new int[FIRST];
  }

  Leaf leaf() {
    return leaf;
  }

  /** An entry without a value: which level of those that may be missing is there still, and which is repeated. */
  void missing(int definition, int repetition) {
    entry(definition, repetition);
  }

  /** An entry with the value of a number. */
  void value(int id, int repetition) {
    entry(leaf.definition, repetition);
    if (present == ids.length) {
      ids = Arrays.copyOf(ids, 2 * present);
    }
    ids[present++] = id;
  }

  private void entry(int definition, int repetition) {
    if (entries == definitions.length) {
      definitions = Arrays.copyOf(definitions, 2 * entries);
      if (leaf.repetition > 0) {
        repetitions = Arrays.copyOf(repetitions, 2 * entries);
      }
    }
    definitions[entries] = definition;
    if (leaf.repetition > 0) {
      repetitions[entries] = repetition;
    }
    entries++;
  }

  /** The number of a text. */
  int text(byte[] from, int start, int length) {
    begin(Integer.BYTES + length);
    values.addInt32(length);
    values.add(from, start, length);
    return known();
  }

  /** The number of a text that nobody looks for among those that are there. */
  int unique(byte[] from, int start, int length) {
    begin(Integer.BYTES + length);
    values.addInt32(length);
    values.add(from, start, length);
    return added();
  }

  /** The number of a whole number of 32 bits. */
  int whole(int value) {
    boolean small = value >= 0 && value < SMALL;
    if (small && smallIds[value] != 0) {
      return smallIds[value] - 1;
    }
    begin(Integer.BYTES);
    values.addInt32(value);
    int id = known();
    if (small) {
      smallIds[value] = id + 1;
    }
    return id;
  }

  /** The number of a number of 64 bits. */
  int bits(long value) {
    begin(Long.BYTES);
    values.addInt32((int) value);
    values.addInt32((int) (value >>> Integer.SIZE));
    return known();
  }

  private void begin(int length) {
    starts[different] = values.size();
    values.reserve(length);
  }

  /** The value that was just written, or the one before that is the same. */
  private int known() {
    int from = starts[different];
    int mask = table.length - 1;
    int slot = hash(values.array(), from, values.size()) & mask;
    while (table[slot] != 0) {
      int id = table[slot] - 1;
      if (Arrays.equals(values.array(), starts[id], starts[id + 1], values.array(), from, values.size())) {
        values.advance(from - values.size());
        return id;
      }
      slot = slot + 1 & mask;
    }
    table[slot] = different + 1;
    int id = added();
    if (2 * different > table.length) {
      enlarge();
    }
    return id;
  }

  private int added() {
    different++;
    if (different == starts.length) {
      starts = Arrays.copyOf(starts, 2 * different);
    }
    starts[different] = values.size();
    return different - 1;
  }

  private void enlarge() {
    table = new int[2 * table.length];
    int mask = table.length - 1;
    for (int id = 0; id < different; id++) {
      int slot = hash(values.array(), starts[id], starts[id + 1]) & mask;
      while (table[slot] != 0) {
        slot = slot + 1 & mask;
      }
      table[slot] = id + 1;
    }
  }

  private static int hash(byte[] bytes, int from, int to) {
    long hash = (long) to - from;
    int at = from;
    for (; at + Long.BYTES <= to; at += Long.BYTES) {
      hash = (hash ^ Bytes.int64(bytes, at)) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 29;
    }
    for (; at < to; at++) {
      hash = (hash ^ bytes[at]) * 0x100000001B3L;
    }
    hash *= 0x9E3779B97F4A7C15L;
    return (int) (hash >>> Integer.SIZE);
  }

  /** The pages, and what the file's directory says of them. */
  ColumnChunk finish(PageWriter pages) {
    boolean dictionary = present > 0 && 2L * different <= present;
    pages.begin(leaf);
    if (dictionary) {
      pages.dictionary(values, different);
      int bits = Math.max(1, HybridRuns.bits(different));
      page(pages, 0, entries, 0, present, bits);
      return pages.end(entries, true);
    }
    int entry = 0;
    int value = 0;
    while (entry < entries || entry == 0) {
      int lastValue = value;
      int lastEntry = entry;
      int bytes = 0;
      while (lastEntry < entries && (bytes < PAGE || !newRow(lastEntry))) {
        if (definitions[lastEntry] == leaf.definition) {
          bytes += starts[ids[lastValue] + 1] - starts[ids[lastValue]];
          lastValue++;
        }
        lastEntry++;
      }
      page(pages, entry, lastEntry, value, lastValue, -1);
      entry = lastEntry;
      value = lastValue;
      if (entries == 0) {
        break;
      }
    }
    return pages.end(entries, false);
  }

  private boolean newRow(int entry) {
    return leaf.repetition == 0 || repetitions[entry] == 0;
  }

  /** One page; {@code bits} of the numbers into the dictionary, or -1 for plain values. */
  private void page(PageWriter pages, int entry, int lastEntry, int value, int lastValue, int bits) {
    Bytes page = pages.page();
    if (leaf.repetition > 0) {
      levels(repetitions, entry, lastEntry, leaf.repetition, page);
    }
    levels(definitions, entry, lastEntry, leaf.definition, page);
    if (bits >= 0) {
      page.add(bits);
      HybridRuns.add(ids, value, lastValue, bits, page);
    } else {
      for (int i = value; i < lastValue; i++) {
        page.add(values.array(), starts[ids[i]], starts[ids[i] + 1] - starts[ids[i]]);
      }
    }
    pages.data(lastEntry - entry, bits >= 0);
  }

  private static void levels(int[] levels, int from, int to, int most, Bytes page) {
    int at = page.size();
    page.addInt32(0);
    HybridRuns.add(levels, from, to, HybridRuns.bits(most + 1), page);
    Bytes.int32(page.array(), at, page.size() - at - Integer.BYTES);
  }

  /** Forgets all entries and values. */
  void clear() {
    values.clear();
    if (different > 0) {
      Arrays.fill(table, 0);
      Arrays.fill(smallIds, 0);
    }
    different = 0;
    present = 0;
    entries = 0;
  }
}
