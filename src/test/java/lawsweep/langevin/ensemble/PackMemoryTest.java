package lawsweep.langevin.ensemble;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lawsweep.langevin.cell.Energy;
import lawsweep.langevin.cell.Equation;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.LangevinCells;
import lawsweep.langevin.cell.Parameters;
import lawsweep.langevin.cell.Scheme;
import lawsweep.langevin.cell.Side;
import lawsweep.langevin.cell.TimeGrid;
import lawsweep.langevin.flow.GradientFlow;
import lawsweep.langevin.sphere.Sphere;
import lawsweep.support.Effort;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The memory that a simulation is expected to take, against what a thread's part of it allocates. */
class PackMemoryTest {

  private static final long MIB = 1 << 20;

  static Stream<Named<LangevinCell>> cells() {
    List<Named<LangevinCell>> cells = new ArrayList<>();
    for (Equation equation : Equations.ALL.words().all()) {
      for (Scheme scheme : equation.schemes()) {
        for (int depth : equation.has(Parameters.DEPTH) ? new int[] {3, 64} : new int[] {1}) {
          for (int width : new int[] {4, 16, 17, 32}) {
            LangevinCells cell = LangevinCells.small(equation, scheme, depth, width).replicas(64);
            add(cells, equation.equals(new Sphere()) ? cell.energy(Energy.none())
                : cell.noise(4,
                    equation.stochastic() && !scheme.adaptive() ? 1 : 0));
          }
        }
      }
    }
    add(cells, LangevinCells.small(new GradientFlow(), Scheme.DP5, 64, 16).side(Side.UPSTAIRS).replicas(64));
    add(cells, LangevinCells.small(new GradientFlow(), Scheme.EULER, 64, 16).side(Side.DOWNSTAIRS).replicas(64));
    return cells.stream();
  }

  private static void add(List<Named<LangevinCell>> cells, LangevinCells made) {
    LangevinCell cell = made.cell();
    cells.add(Named.of(cell.equation().label() + " " + cell.side().label() + " " + cell.scheme().label() + " N = "
        + cell.depth() + ", d = " + cell.width(), cell));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void coversWhatAChunkAllocatesAndNotMuchMore(LangevinCell cell) {
    LangevinSimulator simulator = new LangevinSimulator();
    long expected = simulator.memoryBytes(cell, 3) - simulator.memoryBytes(cell, 2);
    new Chunk(cell, TimeGrid.of(cell), 0, 8);
    long before = Effort.allocated();
    new Chunk(cell, TimeGrid.of(cell), 0, 8);
    long allocated = Effort.allocated() - before;
    String both = allocated + " bytes allocated, " + expected + " expected";
    assertTrue(allocated < expected + MIB / 8, both);
    assertTrue(expected < 2 * allocated + 3 * MIB, both);
  }
}
