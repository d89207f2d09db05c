package lawsweep.kind.count;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import lawsweep.kind.count.NetworkEntry.Variant;
import lawsweep.spec.SpecException;
import lawsweep.spec.YamlValue;

/**
 * The architectures asked for so far: an open-addressing hash table of their numbers, 4 bytes a slot, which recomputes
 * widths from the grid when it compares.
 */
final class ArchitectureTable {

  /** 2^64 divided by the golden ratio, made odd: spreads keys over the table. */
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final int EMPTY = -1;

  private final int[] slots;
  private final List<NetworkEntry<WidthGrid>> entries = new ArrayList<>();
  /** starts.get(k) architectures stand in the entries before the k-th. */
  private final List<Integer> starts = new ArrayList<>();
  private int size;

  /** A table for up to {@code capacity} architectures, at most {@link lawsweep.sweep.SpecReader#MAX_CELLS}. */
  ArchitectureTable(int capacity) {
    slots = new int[2 * Integer.highestOneBit(Math.max(4, capacity + capacity / 2))];
    Arrays.fill(slots, EMPTY);
  }

  /** How many architectures are in. */
  int size() {
    return size;
  }

  /**
   * Adds all architectures of {@code entry}.
   *
   * @throws SpecException if one is in already; the message names both lines
   */
  void add(NetworkEntry<WidthGrid> entry) throws SpecException {
    entries.add(entry);
    starts.add(size);
    int count = (int) entry.widths().size();
    for (Variant variant : entry.variants()) {
      for (int w = 0; w < count; w++) {
        int[] widths = entry.widths().at(w);
        int slot = slot(variant, widths);
        if (slots[slot] != EMPTY) {
          throw entry.widths().place(w)
              .error(
                  variant + " of widths " + shown(widths) + " is asked for twice, first on line " + line(slots[slot]),
                  "remove one of them");
        }
        slots[slot] = size++;
      }
    }
  }

  /** Whether these widths are in with any of {@code variants}. */
  boolean containsAny(List<Variant> variants, int[] widths) {
    for (Variant variant : variants) {
      if (slots[slot(variant, widths)] != EMPTY) {
        return true;
      }
    }
    return false;
  }

  /** The slot that holds the architecture, or the empty one where it belongs. */
  private int slot(Variant variant, int[] widths) {
    int mask = slots.length - 1;
    int slot = hash(variant, widths) & mask;
    while (slots[slot] != EMPTY && !matches(slots[slot], variant, widths)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private boolean matches(int number, Variant variant, int[] widths) {
    int entryIndex = entryIndex(number);
    NetworkEntry<WidthGrid> entry = entries.get(entryIndex);
    int local = number - starts.get(entryIndex);
    int count = (int) entry.widths().size();
    return entry.variants().get(local / count).equals(variant)
        && Arrays.equals(entry.widths().at(local % count), widths);
  }

  private int line(int number) {
    int entryIndex = entryIndex(number);
    WidthGrid widths = entries.get(entryIndex).widths();
    return widths.place((number - starts.get(entryIndex)) % (int) widths.size()).line();
  }

  private int entryIndex(int number) {
    int found = Collections.binarySearch(starts, number);
    return found >= 0 ? found : -found - 2;
  }

  private static int hash(Variant variant, int[] widths) {
    long h = 31L * variant.family().label().hashCode() + variant.bias().label().hashCode();
    h = (31 * h + variant.fields().label().hashCode()) * GOLDEN + variant.data().hashCode()
        + variant.setting().hashCode();
    for (int width : widths) {
      h = (h ^ width) * GOLDEN;
      h ^= h >>> 32;
    }
    return (int) h;
  }

  private static String shown(int[] widths) {
    return YamlValue.cut(Arrays.toString(widths).replaceAll("[\\[\\] ]", ""));
  }
}
