package lawsweep.architecture;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import lawsweep.kind.count.CountCell;
import lawsweep.langevin.cell.Equation;
import lawsweep.law.Certificate;
import lawsweep.law.Road;
import lawsweep.network.Family;
import lawsweep.sweep.Cell;
import lawsweep.sweep.Outcome;
import org.junit.jupiter.api.Test;

/**
 * Only the room that owns the list of a plug may switch over it: whoever adds a family, an equation, a road or a kind
 * has one place to go.
 */
class SwitchTest {

  /** The plugs, and the room of the list of each. */
  private static final PlugSwitches PLUGS = new PlugSwitches(Map.of(
      Family.class, "network",
      Equation.class, "langevin.ensemble",
      Certificate.class, "law",
      Road.class, "kind.count",
      Cell.class, "sweep",
      Outcome.class, "sweep"));

  /** What is still there, and why. */
  private static final Map<String, String> STILL_THERE = Map.ofEntries(
      entry("cli.option.NetworkOptions switches over network.Family (1)",
          "goes with the families: which options a family has is the family's"),
      entry("law.known.LawRanks switches over network.Family (1)",
          "goes with the families: known laws"),
      entry("road.symmetric.SymmetricCounter switches over network.Family (1)",
          "goes with the families: which the road can count"));

  @Test
  void onlyTheOwnerOfAListSwitchesOverIt() {
    assertEquals("", House.report(PLUGS.in(House.program()), STILL_THERE));
  }

  @Test
  void switchesAreFound() {
    assertEquals(Set.of("architecture.SwitchTest switches over network.Family (1)",
        "architecture.SwitchTest switches over sweep.Cell (2)"),
        PLUGS.in(List.of(House.classFile(Switching.class))));
  }

  /** Does what is not allowed, three times, and once what is. */
  static final class Switching {

    static int constants(Family family) {
      return switch (family) {
        case LINEAR -> 0;
        case RELU -> 1;
        default -> 2;
      };
    }

    static int patterns(Cell cell) {
      return switch (cell) {
        case CountCell count -> 0;
        default -> 1;
      };
    }

    static int cases(Object any) {
      return switch (any) {
        case CountCell count -> 0;
        default -> 1;
      };
    }

    static int others(Thread.State state) {
      return switch (state) {
        case NEW -> 0;
        default -> 1;
      };
    }
  }
}
