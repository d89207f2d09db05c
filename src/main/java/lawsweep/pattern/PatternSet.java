package lawsweep.pattern;

import java.util.Arrays;

/**
 * Distinct activation patterns in the order in which they were found: one bit for each neuron of a
 * {@link lawsweep.network.Circuit}, set if it is active. For one thread.
 */
public final class PatternSet {

  private final int words;
  private long[] bits;
  private int[] table;
  private int size;

  /** An empty set of patterns of so many neurons. */
  public PatternSet(int neurons) {
    this.words = (neurons + Long.SIZE - 1) / Long.SIZE;
    this.bits = new long[16 * words];
    this.table = new int[64];
  }

  /** How many words a pattern takes; neuron j is bit j mod 64 of word j / 64. */
  public int words() {
    return words;
  }

  /** How many patterns. */
  public int size() {
    return size;
  }

  /** Forgets all patterns. */
  public void clear() {
    Arrays.fill(table, 0);
    size = 0;
  }

  /**
   * Adds a pattern.
   *
   * @param from its {@link #words} words start at {@code offset}
   * @return true if it was not there yet
   */
  public boolean add(long[] from, int offset) {
    int at = slot(from, offset);
    if (table[at] != 0) {
      return false;
    }
    if ((size + 1) * words > bits.length) {
      bits = Arrays.copyOf(bits, 2 * bits.length);
    }
    System.arraycopy(from, offset, bits, size * words, words);
    table[at] = ++size;
    if (3 * size > table.length) {
      rehash();
    }
    return true;
  }

  /**
   * The number of a pattern, which is added if it was not there yet.
   *
   * @param from its {@link #words} words start at {@code offset}
   */
  public int index(long[] from, int offset) {
    add(from, offset);
    return table[slot(from, offset)] - 1;
  }

  /** Whether a neuron is active in pattern number {@code pattern}. */
  public boolean active(int pattern, int neuron) {
    return (bits[pattern * words + neuron / Long.SIZE] >>> (neuron % Long.SIZE) & 1) != 0;
  }

  /** Word {@code word} of pattern number {@code pattern}. */
  public long word(int pattern, int word) {
    return bits[pattern * words + word];
  }

  private int slot(long[] from, int offset) {
    long hash = 0;
    for (int w = 0; w < words; w++) {
      hash = (hash ^ from[offset + w]) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 32;
    }
    int mask = table.length - 1;
    int at = (int) hash & mask;
    while (table[at] != 0 && !same(table[at] - 1, from, offset)) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private boolean same(int pattern, long[] from, int offset) {
    return Arrays.equals(bits, pattern * words, (pattern + 1) * words, from, offset, offset + words);
  }

  private void rehash() {
    table = new int[2 * table.length];
    for (int i = 0; i < size; i++) {
      table[slot(bits, i * words)] = i + 1;
    }
  }
}
