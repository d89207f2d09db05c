package lawsweep.kind.count;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.RandomAccess;
import lawsweep.law.LawCell;
import lawsweep.spec.SpecException;
import lawsweep.spec.YamlValue;
import lawsweep.sweep.Entries;

/** The entries {@code networks} of one spec. */
final class CountEntries implements Entries<CountCell> {

  private final InputSource inputs;
  private final List<NetworkEntry<?>> entries = new ArrayList<>();

  CountEntries(InputSource inputs) {
    this.inputs = inputs;
  }

  @Override
  public Entry read(YamlValue value) throws SpecException {
    NetworkEntry<?> entry = NetworkReader.read(value, inputs);
    entries.add(entry);
    return new Entry(entry.place(), entry.cells());
  }

  @Override
  public List<CountCell> cells(long sweepSeed) throws SpecException {
    return new Cells(NetworkGrid.of(entries, sweepSeed));
  }

  /** Made when asked for. */
  private static final class Cells extends AbstractList<CountCell> implements RandomAccess {
    private final List<LawCell> laws;

    Cells(List<LawCell> laws) {
      this.laws = laws;
    }

    @Override
    public int size() {
      return laws.size();
    }

    @Override
    public CountCell get(int index) {
      return new CountCell(laws.get(index));
    }
  }
}
