package lawsweep.langevin.ensemble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import lawsweep.langevin.cell.CellRules;
import lawsweep.langevin.cell.Energy;
import lawsweep.langevin.cell.Equation;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.LangevinCells;
import lawsweep.langevin.cell.LangevinResult;
import lawsweep.langevin.cell.ObservableRow;
import lawsweep.langevin.cell.Rules;
import lawsweep.langevin.cell.Scheme;
import lawsweep.langevin.cell.Violation;
import lawsweep.langevin.riemannian.Downstairs;
import lawsweep.support.Seeds;
import lawsweep.work.CheckpointStore;
import lawsweep.work.OutOfReachException;
import lawsweep.work.Stop;
import lawsweep.work.Team;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** However large the numbers of a cell are, its result has finite ones up to 2^200: what is larger has blown up. */
class OverflowTest {

  private static final double LIMIT = 0x1p200;
  private static final double[] SIZES = {1e-300, 1e-30, 1, 1e20, 1e30, 1e60, 1e61, 1e100, 1e154, 1e160, 1e300};

  private static LangevinResult simulate(LangevinCell cell) throws IOException {
    return new LangevinSimulator().simulate(cell, 30, Team.alone(), Stop.NEVER, CheckpointStore.NONE);
  }

  static Stream<Named<Method>> methods() {
    List<Method> methods = new ArrayList<>();
    for (Equation equation : Equations.ALL.words().all()) {
      for (Scheme scheme : equation.schemes()) {
        methods.add(new Method(equation, scheme));
      }
    }
    return methods.stream().map(m -> Named.of(m.equation.label() + " " + m.scheme.label(), m));
  }

  /** One scheme of one dynamics. */
  record Method(Equation equation, Scheme scheme) {}

  @ParameterizedTest
  @MethodSource("methods")
  void numbersAreFinite(Method method) throws IOException {
    Random random = Seeds.random("overflow", method.hashCode());
    int lost = 0;
    int done = 0;
    for (int i = 0; i < 40; i++) {
      LangevinCell cell = cell(method, random);
      String what = Seeds.note(cell.toString());
      Optional<Violation> violation = CellRules.check(cell);
      if (violation.isPresent()) {
        assertFalse((violation.get().wrong() + violation.get().right()).contains("NaN"), violation.get()::toString);
        continue;
      }
      assertFalse(new LangevinSimulator().caution(cell).orElse("").contains("NaN"), what);
      try {
        LangevinResult result = simulate(cell);
        check(cell, result, what);
        lost += result.blownUp();
        done++;
      } catch (OutOfReachException e) {
        assertFalse(e.getMessage().contains("NaN") || e.getMessage().contains("Infinity"), e.getMessage());
      }
    }
    assertTrue(done > 5 && lost > 0, done + " done, " + lost + " replicas lost");
  }

  private static LangevinCell cell(Method method, Random random) {
    int depth = 1 + random.nextInt(4);
    int width = 1 + random.nextInt(3);
    LangevinCells cells = LangevinCells.plain(method.equation, method.scheme, depth, width)
        .side(method.equation.side()).energy(energy(width, random))
        .noise(random.nextInt(3) == 0 ? size(random) : 1,
            method.equation.stochastic() && !method.scheme.adaptive() ? random.nextInt(3) : 0)
        .gaussian(size(random)).replicas(1 + random.nextInt(12)).seeds(random.nextInt(), 0);
    double largest = 1 / method.equation.stiffness(cells.cell());
    double step = random.nextInt(8) == 0 ? size(random) : Math.min(largest / (1 + random.nextInt(3)), 1e10);
    double time = (method.scheme.adaptive() ? 3 : 8) * step;
    return cells.clock(time, time / 4, method.scheme.adaptive() ? 0 : step).cell();
  }

  private static double size(Random random) {
    return SIZES[random.nextInt(SIZES.length)];
  }

  private static Energy energy(int width, Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> Energy.none();
      case 1 -> new Energy.Quadratic(1);
      case 2 -> new Energy.Quadratic(1 + size(random));
      default -> {
        List<Energy.Entry> entries = new ArrayList<>();
        for (int e = 0; e < width * width; e++) {
          entries.add(new Energy.Entry(e / width, e % width, size(random) * random.nextGaussian()));
        }
        yield new Energy.Target(entries, random.nextInt(3) == 0 ? size(random) : 0);
      }
    };
  }

  private static void check(LangevinCell cell, LangevinResult result, String what) {
    for (ObservableRow row : result.rows()) {
      String where = row + " of " + what;
      assertTrue(Math.abs(row.mean()) <= LIMIT, where);
      assertTrue(row.replicas() >= 1 && row.replicas() <= cell.replicas(), where);
      boolean errorless = row.replicas() == 1 || row.observable().equals("balance_defect_max");
      assertTrue(Double.isNaN(row.stderr()) ? errorless : row.stderr() <= LIMIT, where);
    }
  }

  /** An energy of 10^119 is beyond what is told, though its matrix is not: version 0.1.0 had means of it. */
  @Test
  void energiesThatOverflow() throws IOException {
    LangevinCell cell = LangevinCells.downstairs(1, 2).energy(new Energy.Target(List.of(new Energy.Entry(0, 0, 1e60),
        new Energy.Entry(0, 1, 0), new Energy.Entry(1, 0, 0), new Energy.Entry(1, 1, 1)), 0)).replicas(20).cell();
    LangevinResult now = simulate(cell);
    assertEquals(20, now.blownUp());
    assertEquals(List.of(), now.rows());
    LangevinResult before = new LangevinSimulator().again(cell, Rules.FIRST, Team.alone(), Stop.NEVER);
    assertEquals(0, before.blownUp());
    assertTrue(before.rows().stream().anyMatch(row -> row.mean() > LIMIT));
  }

  /** The determinant of a wide matrix is beyond 2^200 long before anything else is. */
  @Test
  void determinantsThatOverflow() throws IOException {
    for (double scale : new double[] {100, 1e10, 1e20}) {
      LangevinCell cell = LangevinCells.small(new Downstairs(), Scheme.EULER, 1, 32).energy(Energy.none())
          .gaussian(scale).cell();
      LangevinResult result = simulate(cell);
      assertEquals(0, result.blownUp());
      check(cell, result, "wide");
      assertTrue(result.rows().stream().noneMatch(row -> row.observable().startsWith("abs_determinant")));
      assertTrue(result.rows().stream().anyMatch(row -> row.observable().equals("energy")));
    }
  }
}
