package lawsweep.kind.drift;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lawsweep.spec.InputFiles;
import lawsweep.spec.Place;
import lawsweep.spec.SpecException;
import lawsweep.spec.YamlValue;
import lawsweep.sweep.EarlierFiles;
import lawsweep.sweep.Entries;

/** The entries {@code drift} of one spec. */
final class DriftEntries implements Entries<DriftCell> {

  private final InputFiles files;
  private final EarlierFiles earlier;
  private final List<DriftCell> cells = new ArrayList<>();
  private final Map<String, Place> seen = new HashMap<>();

  DriftEntries(InputFiles files, EarlierFiles earlier) {
    this.files = files;
    this.earlier = earlier;
  }

  @Override
  public Entry read(YamlValue value) throws SpecException {
    DriftReader reader = new DriftReader(value, files, earlier);
    List<DriftCell> own = reader.cells();
    for (DriftCell cell : own) {
      Place first = seen.putIfAbsent(cell.key(), reader.place());
      if (first != null) {
        throw reader.place()
            .error("the drift of " + cell.runs().getFirst().name() + " is asked for twice, first on line "
                + first.line(), "remove one");
      }
    }
    cells.addAll(own);
    return new Entry(reader.place(), own.size());
  }

  @Override
  public List<DriftCell> cells(long sweepSeed) {
    return cells.stream().map(cell -> cell.seeded(sweepSeed)).toList();
  }
}
