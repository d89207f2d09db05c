package lawsweep.recast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import lawsweep.road.dense.DenseCounter;
import lawsweep.road.symmetric.ReducedWidths;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;

/** Condition (13) against exact counts mod p, which know neither formula. */
class ClosureTest {

  private static final DenseCounter DENSE = new DenseCounter(VectorKernels.hot());

  private static List<List<Integer>> widths(int depth, int most) {
    List<List<Integer>> all = List.of(List.of());
    for (int layer = 0; layer <= depth; layer++) {
      List<List<Integer>> longer = new ArrayList<>();
      for (List<Integer> widths : all) {
        for (int width = 1; width <= most; width++) {
          List<Integer> next = new ArrayList<>(widths);
          next.add(width);
          longer.add(next);
        }
      }
      all = longer;
    }
    return all;
  }

  private static LawCount count(Architecture network) {
    return DENSE.count(new LawCell(network, Fields.GENERIC, 21, 0), Limits.DEFAULT, Team.alone(), Stop.NEVER);
  }

  private static void check(Family family, List<Integer> widths) {
    Architecture network = new Architecture(family, widths, Bias.NONE);
    LawCount count = count(network);
    long lie = family == Family.LINEAR ? ReducedWidths.of(network).dimension() : 0;
    assertEquals(new Closure(count.levelDims().getFirst(), count.lieDim()), Closure.of(network, lie),
        () -> network.widthsLabel());
  }

  @Test
  void linearNetworksAreClosedExactlyWhereThereIsAWidthOneAtEachEnd() {
    int closed = 0;
    for (int depth = 2; depth <= 4; depth++) {
      for (List<Integer> widths : widths(depth, 3)) {
        check(Family.LINEAR, widths);
        Architecture network = new Architecture(Family.LINEAR, widths, Bias.NONE);
        boolean narrow = (widths.get(0) == 1 || widths.get(1) == 1)
            && (widths.get(depth - 1) == 1 || widths.get(depth) == 1);
        assertEquals(narrow, Closure.of(network, ReducedWidths.of(network).dimension()).closed(),
            () -> network.widthsLabel());
        closed += narrow ? 1 : 0;
      }
    }
    assertEquals(11 + 25 + 75, closed);
  }

  @Test
  void reluNetworksAlwaysAre() {
    for (List<Integer> widths : widths(2, 3)) {
      check(Family.RELU, widths);
    }
    for (List<Integer> widths : widths(3, 2)) {
      check(Family.RELU, widths);
    }
    Architecture biased = new Architecture(Family.RELU, List.of(2, 3, 2, 2), Bias.ALL);
    LawCount count = count(biased);
    assertEquals(new Closure(count.levelDims().getFirst(), count.lieDim()), Closure.of(biased, 0));
    assertTrue(Closure.of(biased, 0).closed());
  }
}
