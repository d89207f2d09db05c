package lawsweep.kind.count;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.stream.Stream;
import lawsweep.law.LawCell;
import lawsweep.law.NetLine;
import lawsweep.law.grid.NetEntry;
import lawsweep.spec.Place;
import lawsweep.spec.SpecException;
import lawsweep.spec.YamlValue;
import lawsweep.sweep.Entries;
import lawsweep.sweep.GridStarts;

/** The entries {@code networks} of one spec: networks of families with widths, and those that a line says. */
final class CountEntries implements Entries<CountCell> {

  private final InputSource inputs;
  /** Entries of both sorts in their order. */
  private final List<Object> order = new ArrayList<>();
  private final List<NetworkEntry<?>> entries = new ArrayList<>();
  /** The entries that have a line. */
  private final Map<NetLine, List<NetEntry>> lines = new HashMap<>();

  CountEntries(InputSource inputs) {
    this.inputs = inputs;
  }

  @Override
  public Entry read(YamlValue value) throws SpecException {
    if (NetEntry.is(value)) {
      NetEntry entry = NetEntry.read(value, new DrawsReader(inputs));
      checkNew(entry);
      order.add(entry);
      return new Entry(entry.place(), entry.cells(), entry.about());
    }
    NetworkEntry<?> entry = NetworkReader.read(value, inputs);
    order.add(entry);
    entries.add(entry);
    return new Entry(entry.place(), entry.cells(), entry.about());
  }

  private void checkNew(NetEntry entry) throws SpecException {
    List<NetEntry> alone = List.of(entry);
    for (NetLine line : entry.lines()) {
      List<NetEntry> before = lines.getOrDefault(line, List.of());
      for (NetEntry other : before) {
        if (entry.repeats(other, line)) {
          throw entry.place()
              .error("'" + YamlValue.cut(line.text()) + "'"
                  + line.lawsOf().map(names -> " with laws of " + YamlValue.cut(names)).orElse("")
                  + " is asked for twice, first on line "
                  + other.place().line(), "remove one of them");
        }
      }
      lines.put(line, before.isEmpty() ? alone : Stream.concat(before.stream(), alone.stream()).toList());
    }
  }

  @Override
  public List<CountCell> cells(long sweepSeed) throws SpecException {
    List<LawCell> widths = entries.isEmpty() ? List.of() : NetworkGrid.of(entries, sweepSeed);
    checkSettings(widths);
    if (order.size() == entries.size()) {
      return new Cells(List.of(widths));
    }
    List<List<LawCell>> parts = new ArrayList<>();
    int next = 0;
    for (Object entry : order) {
      if (entry instanceof NetEntry net) {
        List<LawCell> cells = net.cells(sweepSeed);
        parts.add(cells);
        if (net.hasSettings()) {
          checkSettings(cells, net.settingPlace());
        }
      } else {
        int end = next + (int) ((NetworkEntry<?>) entry).cells();
        parts.add(widths.subList(next, end));
        next = end;
      }
    }
    return new Cells(parts);
  }

  private void checkSettings(List<LawCell> widths) throws SpecException {
    int next = 0;
    for (NetworkEntry<?> entry : entries) {
      int end = next + (int) entry.cells();
      if (entry.hasSettings()) {
        checkSettings(widths.subList(next, end), entry.settingPlace());
      }
      next = end;
    }
  }

  /** Refuses a network that cannot be counted as an entry says, in its first draw. */
  private static void checkSettings(List<LawCell> cells, Place place) throws SpecException {
    for (LawCell cell : cells) {
      Optional<String> unfit =
          cell.seed() > 0 || cell.setting().isEmpty() ? Optional.empty() : Roads.PLAIN.unfit(cell);
      if (unfit.isPresent()) {
        String network = cell.line().map(NetLine::text)
            .orElseGet(() -> cell.architecture().family().label() + " " + cell.architecture().widthsLabel());
        throw place.error("'" + YamlValue.cut(network) + "' cannot be counted with "
            + cell.setting().orElseThrow().shown(), unfit.get());
      }
    }
  }

  /** Made when asked for. */
  private static final class Cells extends AbstractList<CountCell> implements RandomAccess {
    private final List<List<LawCell>> parts;
    private final GridStarts starts;

    Cells(List<List<LawCell>> parts) {
      this.parts = parts;
      this.starts = GridStarts.of(parts.stream().mapToLong(List::size));
    }

    @Override
    public int size() {
      return starts.end();
    }

    @Override
    public CountCell get(int index) {
      int part = parts.size() == 1 ? 0 : starts.of(index);
      return new CountCell(parts.get(part).get(index - starts.at(part)));
    }
  }
}
