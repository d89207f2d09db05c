package lawsweep.kind.simulation;

import java.util.ArrayList;
import java.util.List;
import lawsweep.spec.InputFiles;
import lawsweep.spec.SpecException;
import lawsweep.spec.YamlValue;
import lawsweep.sweep.Entries;

/** The entries {@code langevin} of one spec. */
final class SimulationEntries implements Entries<SimulationCell> {

  private final InputFiles files;
  private final List<SimulationEntry> entries = new ArrayList<>();

  SimulationEntries(InputFiles files) {
    this.files = files;
  }

  @Override
  public Entry read(YamlValue value) throws SpecException {
    SimulationEntry entry = SimulationReader.read(value, files);
    entries.add(entry);
    return new Entry(entry.keys().place(), entry.cells());
  }

  @Override
  public List<SimulationCell> cells(long sweepSeed) throws SpecException {
    return SimulationGrid.of(entries, sweepSeed).cells();
  }
}
