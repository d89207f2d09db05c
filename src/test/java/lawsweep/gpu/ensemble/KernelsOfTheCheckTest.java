package lawsweep.gpu.ensemble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import lawsweep.cuda.Kernel;
import lawsweep.kind.simulation.SimulationCell;
import lawsweep.kind.simulation.SimulationKind;
import lawsweep.langevin.cell.LangevinCells;
import lawsweep.spec.SpecException;
import lawsweep.sweep.Kinds;
import lawsweep.sweep.SpecReader;
import lawsweep.sweep.Sweep;
import org.junit.jupiter.api.Test;

/** The ensembles by which a card is checked. */
class KernelsOfTheCheckTest {

  private static Sweep ensembles() throws IOException, SpecException {
    Path spec = Path.of(System.getProperty("lawsweep.root", "")).toAbsolutePath()
        .resolve("benchmarks/src/main/gpu/specs/ensembles.yaml");
    return new SpecReader(Kinds.of(List.of(new SimulationKind()))).read("ensembles.yaml",
        Files.readAllBytes(spec));
  }

  private static Set<String> all() {
    Set<String> kernels = new TreeSet<>();
    for (int d = 1; d <= 8; d++) {
      for (int n = 1; n <= 8; n++) {
        kernels.add(LangevinShape.of(LangevinCells.upstairs(n, d).cell()).kernel().name());
        kernels.add(LangevinShape.of(LangevinCells.downstairs(n, d).cell()).kernel().name());
      }
    }
    return kernels;
  }

  /** A card that computes one of them wrong is found. */
  @Test
  void everyKernelIsCompared() throws IOException, SpecException {
    Sweep sweep = ensembles();
    assertTrue(sweep.cells().stream().allMatch(SimulationCell.class::isInstance));
    Set<String> used = sweep.cells().stream().map(cell -> LangevinShape.of(((SimulationCell) cell).langevin()).kernel())
        .map(Kernel::name).collect(Collectors.toCollection(TreeSet::new));
    assertEquals(all(), used);
  }
}
