package lawsweep.atlas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lawsweep.circuit.line.Formula;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.kind.count.CountCell;
import lawsweep.kind.count.CountKind;
import lawsweep.kind.count.RoadChoice;
import lawsweep.kind.simulation.SimulationKind;
import lawsweep.kind.count.Roads;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.road.theorem.Statements;
import lawsweep.sweep.About;
import lawsweep.sweep.FakeKinds;
import lawsweep.sweep.Kinds;
import lawsweep.sweep.Section;
import lawsweep.sweep.Sweep;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;

/** What ready sweeps say of their networks, against counts of the smallest of each entry and against theorems. */
class ReadySweepsCountTest {

  private static final int COUNTED = 3;
  private static final long SMALL = 60;

  private static final Kinds KINDS =
      FakeKinds.of(new CountKind(new VectorKernels(), RoadChoice.AUTO), new SimulationKind());

  @Test
  void formulasGiveWhatIsCounted() throws IOException {
    Roads roads = Roads.of(new VectorKernels());
    List<String> wrong = new ArrayList<>();
    int counted = 0;
    for (Sweep sweep : ReadySweeps.all(KINDS)) {
      for (Section section : sweep.sections()) {
        Optional<Formula> formula = section.about().flatMap(About::laws).map(Formula::of);
        for (LawCell cell : formula.isPresent() ? smallest(sweep, section) : List.<LawCell>of()) {
          LawCount count = roads.choose(RoadChoice.AUTO, cell).count(cell, Limits.DEFAULT, Team.alone(), Stop.NEVER);
          long claimed = formula.get().value(cell.line().orElseThrow().over());
          counted++;
          if (count.laws() != claimed) {
            wrong.add(cell.subject() + " has " + count.laws() + " laws, " + sweep.name() + " says " + claimed);
          }
        }
      }
    }
    assertEquals(List.of(), wrong);
    assertTrue(counted > 150, "only " + counted + " counts");
  }

  /** The first and the last, and one between them, of those that are counted in a moment. */
  private static List<LawCell> smallest(Sweep sweep, Section section) {
    List<LawCell> small = sweep.cells().subList(section.from(), section.from() + section.cells()).stream()
        .flatMap(cell -> CountCell.law(cell).stream()).filter(cell -> cell.parameters() <= SMALL).toList();
    List<LawCell> some = new ArrayList<>();
    for (int i = 0; i < Math.min(COUNTED, small.size()); i++) {
      some.add(small.get(i * (small.size() - 1) / Math.max(1, Math.min(COUNTED, small.size()) - 1)));
    }
    return some;
  }

  /** Where a theorem speaks of a network it says the same as the formula. */
  @Test
  void formulasAreThoseOfTheorems() throws IOException {
    List<String> wrong = new ArrayList<>();
    int compared = 0;
    for (Sweep sweep : ReadySweeps.all(KINDS)) {
      for (Section section : sweep.sections()) {
        Optional<Formula> formula = section.about().flatMap(About::laws).map(Formula::of);
        for (int i = 0; formula.isPresent() && i < section.cells(); i++) {
          LawCell cell = CountCell.law(sweep.cells().get(section.from() + i)).orElseThrow();
          Optional<Statements.Said> said = cell.line().flatMap(Statements::of);
          if (said.isPresent()) {
            compared++;
            long claimed = formula.get().value(cell.line().orElseThrow().over());
            if (said.get().instance().laws() != claimed) {
              wrong.add(cell.subject() + ": " + said.get().instance().laws() + " and " + claimed);
            }
          }
        }
      }
    }
    assertEquals(List.of(), wrong);
    assertTrue(compared > 400, "only " + compared + " networks compared");
  }

  @Test
  void arePackedAsTheyAre() throws IOException {
    for (String name : ReadySweeps.NAMES) {
      try (var in = ReadySweeps.class.getResourceAsStream("/lawsweep/sweeps/" + name + ".yaml")) {
        assertEquals(Files.readString(Path.of("sweeps", name + ".yaml")),
            new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
  }
}
