package lawsweep.kind.count;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import lawsweep.kind.count.NetworkEntry.Variant;
import lawsweep.law.LawCell;
import lawsweep.law.Subject;
import lawsweep.network.Architecture;
import lawsweep.spec.SpecException;
import lawsweep.sweep.GridStarts;

/**
 * The cells of a sweep, made when asked for. Order: entries as written; within an entry family, bias, fields, loss,
 * draws of the weights, inputs, settings, widths, and the draw fastest.
 */
final class NetworkGrid extends AbstractList<LawCell> implements RandomAccess {
  private final List<NetworkEntry<WidthGrid>> entries;
  private final long sweepSeed;
  private final GridStarts starts;

  private NetworkGrid(List<NetworkEntry<WidthGrid>> entries, long sweepSeed) {
    this.entries = List.copyOf(entries);
    this.sweepSeed = sweepSeed;
    this.starts = GridStarts.of(entries.stream().mapToLong(NetworkEntry::cells));
  }

  /**
   * Draws what is random and refuses what is asked for twice. The fixed entries count first, so that a draw never
   * repeats one of them wherever it stands.
   *
   * @param entries at most {@link lawsweep.sweep.SpecReader#MAX_CELLS} cells in all
   * @throws SpecException for duplicate cells and for draws that cannot be had
   */
  public static NetworkGrid of(List<NetworkEntry<?>> entries, long sweepSeed) throws SpecException {
    boolean repeatsPossible = entries.size() > 1 || entries.getFirst().widths() instanceof ListedWidths;
    int capacity = repeatsPossible ? (int) entries.stream().mapToLong(NetworkEntry::architectures).sum() : 0;
    ArchitectureTable table = new ArchitectureTable(capacity);
    List<NetworkEntry<WidthGrid>> fixed = new ArrayList<>();
    for (NetworkEntry<?> entry : entries) {
      if (entry.widths() instanceof WidthGrid widths && repeatsPossible) {
        table.add(entry.with(widths));
      }
    }
    int draws = 0;
    for (NetworkEntry<?> entry : entries) {
      switch (entry.widths()) {
        case WidthGrid widths -> fixed.add(entry.with(widths));
        case RandomRange range -> {
          RandomWords words = RandomWords.of(sweepSeed, draws++);
          WidthGrid widths = new RandomDraw(entry.with(range), table, words).draw();
          fixed.add(entry.with(widths));
          if (repeatsPossible) {
            table.add(entry.with(widths));
          }
        }
      }
    }
    return new NetworkGrid(fixed, sweepSeed);
  }

  @Override
  public int size() {
    return starts.end();
  }

  @Override
  public LawCell get(int index) {
    Objects.checkIndex(index, size());
    int k = starts.of(index);
    NetworkEntry<WidthGrid> entry = entries.get(k);
    int local = index - starts.at(k);
    int seed = local % entry.seeds();
    int architecture = local / entry.seeds();
    int count = (int) entry.widths().size();
    Variant variant = entry.variants().get(architecture / count);
    return new LawCell(
        new Subject.Widths(
            new Architecture(variant.family(), boxed(entry.widths().at(architecture % count)), variant.bias()),
            variant.loss()),
        variant.fields(), sweepSeed, seed, variant.data(), variant.setting());
  }

  /** A list that no one needs to copy again: sweeps make their cells often. */
  private static List<Integer> boxed(int[] widths) {
    Integer[] boxed = new Integer[widths.length];
    Arrays.setAll(boxed, i -> widths[i]);
    return List.of(boxed);
  }
}
