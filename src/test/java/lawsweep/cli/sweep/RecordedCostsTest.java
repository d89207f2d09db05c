package lawsweep.cli.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import lawsweep.cli.option.AllKinds;
import lawsweep.spec.InputFiles;
import lawsweep.spec.SpecException;
import lawsweep.sweep.Kinds;
import lawsweep.sweep.SpecReader;
import lawsweep.sweep.Sweep;
import lawsweep.sweep.run.SweepPlan;
import lawsweep.sweep.run.Workload;
import org.junit.jupiter.api.Test;

/** Plans against what cells of ready sweeps once took; nothing is timed here. */
class RecordedCostsTest {

  private static final double FACTOR = 1.5;

  /**
   * Sweeps whose plan is farther off. The cells of mirror are so many shapes that compilation is most of a run: its
   * plan allows for that, its recorded cells had it behind them.
   */
  private static final Set<String> OFF = Set.of("mirror");

  /** A cell, for how many it stands, and what it took. */
  private record Recorded(String cell, double stands, double seconds) {}

  @Test
  void plansAreWithinTheirFactorOfRecordedCosts() throws IOException, SpecException {
    Map<String, Double> ratios = new TreeMap<>();
    for (Map.Entry<String, List<Recorded>> sweep : recorded().entrySet()) {
      ratios.put(sweep.getKey(), planned(sweep.getKey(), sweep.getValue()));
    }
    Set<String> off = new TreeSet<>();
    ratios.forEach((sweep, ratio) -> {
      if (ratio > FACTOR || ratio < 1 / FACTOR) {
        off.add(sweep);
      }
    });
    assertTrue(ratios.size() > off.size(), ratios.toString());
    assertEquals(new TreeSet<>(OFF), off, ratios.toString());
  }

  /** What the plan says of the recorded cells, over what they took, the start of the program included in both. */
  private static double planned(String name, List<Recorded> cells) throws IOException, SpecException {
    Kinds kinds = AllKinds.plain();
    Path spec = Path.of("sweeps", name + ".yaml");
    Sweep sweep = new SpecReader(kinds).read(name, Files.readAllBytes(spec),
        InputFiles.beside(spec.getParent(), "manifest.json"));
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < sweep.cells().size(); i++) {
      places.put(sweep.cells().get(i).key(), i);
    }
    Workload workload = Workload.of(sweep, kinds);
    double planned = SweepPlan.START_SECONDS;
    double taken = SweepPlan.START_SECONDS;
    for (Recorded cell : cells) {
      planned += cell.stands() * workload.cost(places.get(cell.cell())) / SweepPlan.FLOPS_PER_SECOND;
      taken += cell.stands() * cell.seconds();
    }
    return planned / taken;
  }

  private static Map<String, List<Recorded>> recorded() throws IOException {
    Map<String, List<Recorded>> recorded = new TreeMap<>();
    Path file = Path.of("src/test/resources/lawsweep/cli/sweep/recorded-costs.tsv");
    for (String line : Files.readAllLines(file)) {
      if (!line.startsWith("#")) {
        String[] columns = line.split("\t", -1);
        recorded.computeIfAbsent(columns[0], sweep -> new ArrayList<>())
            .add(new Recorded(columns[1], Double.parseDouble(columns[2]), Double.parseDouble(columns[3])));
      }
    }
    return recorded;
  }
}
