package lawsweep.langevin.ensemble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import lawsweep.langevin.cell.CellRules;
import lawsweep.langevin.cell.Energy;
import lawsweep.langevin.cell.Equation;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.LangevinCells;
import lawsweep.langevin.cell.Parameters;
import lawsweep.langevin.cell.Scheme;
import lawsweep.langevin.cell.WarmUp;
import lawsweep.langevin.descent.Descent;
import lawsweep.langevin.dyson.Dyson;
import lawsweep.langevin.sphere.Sphere;
import lawsweep.work.CheckpointStore;
import lawsweep.work.Stop;
import lawsweep.work.StoppedException;
import lawsweep.work.Team;
import lawsweep.work.TimeLimitException;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every scheme of every dynamics stops inside a record interval, whether steps are many or long; also those that are
 * not written yet. Replicas go one by one to the stop, and in lanes, where they can, to the limit.
 */
class StopTest {

  private static final long BEFORE = TimeUnit.MILLISECONDS.toNanos(200);
  /** A bound on any machine, busy or not: whoever does not ask inside an interval goes on for hours. */
  private static final long WITHIN = TimeUnit.SECONDS.toNanos(30);

  static Stream<Named<LangevinCell>> cells() {
    List<Named<LangevinCell>> cells = new ArrayList<>();
    for (Equation equation : Equations.ALL.words().all()) {
      for (Scheme scheme : equation.schemes()) {
        cells.add(named("small", cell(equation, scheme, 3, 2)));
        cells.add(named("wide", cell(equation, scheme, equation.has(Parameters.DEPTH) ? 64 : 1, 32)));
      }
    }
    cells.add(named("samples", cell(new Descent(), Scheme.EULER, 2, 32).descent(0, 400_000, 300_000).replicas(3)));
    return cells.stream();
  }

  private static Named<LangevinCell> named(String what, LangevinCells cells) {
    LangevinCell cell = cells.cell();
    return Named.of(what + " " + cell.equation().label() + " " + cell.scheme().label(), cell);
  }

  /** Many steps between two records, and eight replicas. */
  private static LangevinCells cell(Equation equation, Scheme scheme, int depth, int width) {
    LangevinCells cells = LangevinCells.small(equation, scheme, depth, width).gaussian(1e-2).replicas(8);
    if (equation.equals(new Sphere())) {
      cells = cells.energy(Energy.none());
    } else if (equation.equals(new Dyson())) {
      cells = cells.energy(new Energy.Quadratic(1e6)).noise(4, scheme.adaptive() ? 0 : 1);
    } else {
      double[] target = new double[width * width];
      target[0] = depth > 8 ? 100 : 1e4;
      target[width * width - 1] = 1;
      cells = cells.target(target);
    }
    double time = scheme.adaptive() ? 500 : 10;
    return cells.time(time, scheme.adaptive() ? 0 : 1e-8);
  }

  /** Processor time of this thread, which does all the work: other programs on the machine do not count. */
  private static long now() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  @ParameterizedTest
  @MethodSource("cells")
  void stopsAtOnce(LangevinCell cell) {
    assertEquals(Optional.empty(), CellRules.check(cell), "a cell that can be asked for");
    long start = now();
    Stop stop = () -> now() - start > BEFORE;
    assertThrows(StoppedException.class, () -> new LangevinSimulator().simulate(cell, Double.POSITIVE_INFINITY,
        Team.alone(), stop, CheckpointStore.NONE));
    within(start);
  }

  @ParameterizedTest
  @MethodSource("cells")
  void keepsToItsLimit(LangevinCell cell) {
    long start = now();
    assertThrows(TimeLimitException.class, () -> new LangevinSimulator(WarmUp.over()).simulate(cell, BEFORE * 1e-9,
        Team.alone(), Stop.NEVER, CheckpointStore.NONE));
    within(start);
  }

  private static void within(long start) {
    long late = now() - start - BEFORE;
    assertTrue(late < WITHIN, "stopped after " + late * 1e-9 + " s more");
  }
}
