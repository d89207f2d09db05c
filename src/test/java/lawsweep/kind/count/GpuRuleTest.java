package lawsweep.kind.count;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import lawsweep.cuda.Capability;
import lawsweep.cuda.GpuFacts;
import lawsweep.kernel.Kernels;
import lawsweep.kernel.ScalarKernels;
import lawsweep.law.DataChoice;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.lie.span.Engines;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import lawsweep.pattern.Inputs;
import lawsweep.support.Architectures;
import lawsweep.sweep.Cell;
import lawsweep.work.DeviceShare;
import lawsweep.work.Estimate;
import lawsweep.work.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which cells a GPU takes. */
class GpuRuleTest {

  private static final Kernels KERNELS = new ScalarKernels();
  private static final RoadChoice DENSE = new RoadChoice("dense");
  private static final Limits AMPLE = new Limits(Double.POSITIVE_INFINITY, Long.MAX_VALUE - 1, 64);

  private static GpuFacts card(double flops) {
    return new GpuFacts("card", new Capability(9, 0), 132, 227 << 10, 80L << 30, "", flops);
  }

  private static Optional<DeviceShare> share(RoadChoice road, GpuRule rule, CountCell cell, Limits limits) {
    return new CountKind(Engines.host(KERNELS), road, rule).device(cell, limits);
  }

  private static boolean takes(RoadChoice road, Architecture a, double flops, boolean every) {
    return share(road, new GpuRule(card(flops), every), cell(a), AMPLE).isPresent();
  }

  private static CountCell cell(Architecture a) {
    return new CountCell(new LawCell(a, Fields.GENERIC, 3, 0));
  }

  private static Architecture wide(int width, int layers) {
    return Architectures.linear(Collections.nCopies(layers, width).toArray(Integer[]::new));
  }

  @Test
  void wideOnesThatFirstBracketsCanSettle() {
    assertTrue(takes(DENSE, wide(32, 11), 6e13, false));
    assertTrue(takes(DENSE, wide(100, 11), 6e13, false));
    assertTrue(takes(DENSE, Architectures.relu(Bias.ALL, 24, 24, 24, 24, 24, 24, 24, 24, 24), 6e13, false));
  }

  @Test
  void notSmallOnes() {
    assertTrue(!takes(DENSE, wide(4, 6), 6e13, false));
    assertTrue(!takes(DENSE, Architectures.relu(Bias.NONE, 8, 8, 8), 6e13, false));
    assertTrue(takes(DENSE, wide(4, 6), 6e13, true));
  }

  /** W_1 of 2,60,60,60,60,2 has at most 4 + 6 dimensions. */
  @Test
  void notThoseThatNeedLongBrackets() {
    Architecture narrowEnds = Architectures.linear(2, 60, 60, 60, 60, 2);
    assertTrue(!takes(DENSE, narrowEnds, 6e13, false));
    assertTrue(takes(DENSE, narrowEnds, 6e13, true));
  }

  @Test
  void littleFloat64TakesLittle() {
    assertTrue(takes(DENSE, wide(60, 11), 6e13, false));
    assertTrue(!takes(DENSE, wide(60, 11), 5e10, false));
  }

  /** Three times as quick as one core, by the flops of the estimate; seconds of a device are those of its share. */
  @Test
  void itMustGainThreefold() {
    for (int width = 6; width < 40; width++) {
      CountCell cell = cell(wide(width, 9));
      DeviceShare share = share(DENSE, new GpuRule(card(6e13), true), cell, AMPLE).orElseThrow();
      double core = new CountKind(KERNELS, DENSE).estimate(cell).flops() / Estimate.FLOPS_PER_SECOND;
      assertEquals(core > 3 * share.seconds(),
          takes(DENSE, cell.law().architecture(), 6e13, false), "width " + width);
    }
  }

  @Test
  void onlyCellsOfTheDenseRoad() {
    assertTrue(!takes(RoadChoice.AUTO, wide(32, 11), 6e13, true), "above 4096 parameters auto is symmetric");
    assertTrue(takes(RoadChoice.AUTO, wide(20, 9), 6e13, false));
    assertTrue(!takes(new RoadChoice("symmetric"), wide(20, 9), 6e13, true));
    Limits narrow = new Limits(Double.POSITIVE_INFINITY, 1 << 22, 64);
    GpuRule rule = new GpuRule(card(6e13), false);
    assertEquals(Optional.empty(), share(RoadChoice.AUTO, rule, cell(wide(20, 9)), narrow),
        "the limit of memory makes it symmetric, with a GPU or without");
    assertTrue(share(DENSE, rule, cell(wide(20, 9)), narrow).isPresent(), "there is but one road");
    Architecture huge = wide(40_000, 3);
    assertTrue(huge.parameters() > Integer.MAX_VALUE && !takes(DENSE, huge, 6e13, true));
  }

  private static CountCell draws(Architecture a, int draws, Optional<Inputs> inputs) {
    return new CountCell(new LawCell(a, Fields.DATA, 3, 0, Optional.of(new DataChoice(draws, 0, inputs))));
  }

  private static boolean takes(RoadChoice road, CountCell cell, boolean every) {
    return share(road, new GpuRule(card(6e13), every), cell, AMPLE).isPresent();
  }

  @Test
  void drawsOfNetworksWithGates() {
    CountCell many = draws(Architectures.relu(Bias.NONE, 10, 16, 16, 4), 10_000, Optional.empty());
    assertTrue(takes(RoadChoice.AUTO, many, false));
    CountCell few = draws(Architectures.relu(Bias.NONE, 1, 4, 4, 2), 5, Optional.empty());
    assertTrue(!takes(RoadChoice.AUTO, few, false) && takes(RoadChoice.AUTO, few, true));
    CountCell huge = draws(Architectures.relu(Bias.NONE, 10, 3000, 3000, 10), 1, Optional.empty());
    assertTrue(!takes(RoadChoice.AUTO, huge, true));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void noGivenInputsAndNothingInFloat64(boolean every) {
    Architecture a = Architectures.relu(Bias.NONE, 10, 16, 16, 4);
    double[] rows = {1, 2, 3, 4, 1, -2, 3, 5};
    Inputs given = new Inputs(2, "ab".repeat(32), Optional.of(new Inputs.Numbers(4, 1, rows)));
    assertTrue(!takes(RoadChoice.AUTO, draws(a, 10_000, Optional.of(given)), every));
    assertTrue(!takes(new RoadChoice("float64"), draws(a, 10_000, Optional.empty()), every));
    Architecture tanh = new Architecture(Family.TANH, List.of(3, 4, 2), Bias.NONE);
    assertTrue(!takes(RoadChoice.AUTO, draws(tanh, 10_000, Optional.empty()), every));
  }

  /** What a GPU takes, the ideal one takes too, so that one is looked for. */
  @Test
  void noGpuTakesWhatTheIdealOneWouldNot() {
    for (int width = 2; width < 40; width++) {
      for (double flops : List.of(1e11, 1e12, 1e13, 1e14)) {
        boolean real = takes(DENSE, wide(width, 9), flops, false);
        assertTrue(!real || share(DENSE, new GpuRule(GpuRule.IDEAL, false), cell(wide(width, 9)), AMPLE).isPresent());
      }
    }
  }

  /** On a GPU the basis is not in the heap: 100^11 with the usual limits. */
  @Test
  void aCellOnAGpuNeedsLittleHeap() {
    CountCell large = cell(wide(100, 11));
    Estimate here = new CountKind(KERNELS, DENSE).estimate(large, Limits.DEFAULT);
    Estimate there = new CountKind(Engines.host(KERNELS), DENSE, GpuUse.COMPUTES).estimate(large, Limits.DEFAULT);
    assertTrue(here.memoryBytes() > 20L << 30, here.toString());
    assertTrue(there.memoryBytes() < 1L << 30, there.toString());
    assertEquals(here.flops(), there.flops());
    assertEquals(here.bracketLength(), there.bracketLength());
  }

  /** Flows are followed in the heap, with a GPU or without. */
  @Test
  void flowsBesideAGpuAreInTheHeap() {
    CountCell cell = cell(Architectures.linear(2, 9, 9, 9, 9, 9, 9, 2));
    Limits limits = new Limits(Double.POSITIVE_INFINITY, 1000, 64);
    CountKind kind = new CountKind(Engines.host(KERNELS), DENSE, GpuUse.COMPUTES);
    long here = new CountKind(KERNELS, DENSE).estimate(cell, limits.with(3)).memoryBytes();
    long basis = new CountKind(KERNELS, DENSE).estimate(cell, limits).memoryBytes()
        - kind.estimate(cell, limits).memoryBytes();
    assertTrue(basis > 0, "a GPU holds the basis");
    assertTrue(Math.abs(here - basis - kind.estimate(cell, limits.with(3)).memoryBytes()) <= 2, "rounded");
  }

  @Test
  void cellsOfOtherKindsHaveNoShare() {
    Cell cell = cell(wide(20, 9));
    assertEquals(Optional.empty(), new CountKind(KERNELS, DENSE).device((CountCell) cell, AMPLE));
  }
}
