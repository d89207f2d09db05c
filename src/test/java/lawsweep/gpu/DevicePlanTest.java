package lawsweep.gpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import lawsweep.cuda.Capability;
import lawsweep.cuda.GpuFacts;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import org.junit.jupiter.api.Test;

/** Memory and time of large cells, against the figures that were worked out by hand. */
class DevicePlanTest {

  private static final int SPARE = 16;
  private static final double GB = 1e9;

  private static Architecture wide(int width) {
    List<Integer> widths = Collections.nCopies(11, width);
    return new Architecture(Family.LINEAR, widths, Bias.NONE);
  }

  private static GpuFacts card(double memory, double flops) {
    return new GpuFacts("a card", new Capability(9, 0), 132, 227 << 10, (long) memory, "", flops);
  }

  /** r²/2 · 8 bytes, and as little more as groups waste. */
  @Test
  void rowsOfTheBasis() {
    int[] ranks = {54_550, 123_075, 140_080};
    double[] expected = {11.9, 60.6, 78.5};
    for (int i = 0; i < ranks.length; i++) {
      double bytes = DevicePanels.rowBytes(ranks[i], ranks[i], Heights.largest(16)) / GB;
      assertTrue(bytes > expected[i] - 0.05 && bytes < expected[i] + 0.6, ranks[i] + ": " + bytes + " GB");
    }
  }

  @Test
  void ranksOfWideLinearNetworks() {
    assertEquals(54_550, DevicePlan.mostRank(wide(100), 54_566));
    assertEquals(123_075, DevicePlan.mostRank(wide(150), 123_091));
    assertEquals(140_080, DevicePlan.mostRank(wide(160), 140_096));
    assertEquals(1000, DevicePlan.mostRank(wide(100), 1000));
  }

  /** Widths of 150 fit a card of 80 GB with slabs of 16 blocks, widths of 160 only one of 141 GB. */
  @Test
  void whichCardsTakeWhat() {
    double h100 = DevicePlan.most(card(80 * GB, 5.5e13));
    double h200 = DevicePlan.most(card(141 * GB, 5.7e13));
    double of150 = DevicePlan.bytes(wide(150), 123_075 + SPARE, 123_075, 16);
    double of160 = DevicePlan.bytes(wide(160), 140_080 + SPARE, 140_080, 16);
    assertTrue(of150 > 64 * GB && of150 < 67 * GB, "150: " + of150);
    assertTrue(of160 > 82 * GB && of160 < 86 * GB, "160: " + of160);
    assertTrue(of150 < h100 && of160 > h100 && of160 < h200, h100 + ", " + h200);
    assertTrue(DevicePlan.bytes(wide(160), 140_080 + SPARE, 140_080, 1) > h100);
  }

  /** 4032 rows of 54,566 columns and their kind: numbers beyond 32 bits. */
  @Test
  void slabsShrink() {
    long last = Long.MAX_VALUE;
    for (int blocks = 16; blocks >= 1; blocks--) {
      long bytes = DevicePlan.bytes(wide(100), 54_566, 54_550, blocks);
      assertTrue(bytes < last, blocks + " blocks");
      last = bytes;
    }
    double slab = DevicePlan.bytes(wide(100), 54_566, 54_550, 16) - last;
    assertTrue(slab > 15 * 252 * 54_566.0 * 8, "15 blocks: " + slab);
  }

  /** The model by hand: flops over the rounded rate, 16 bytes an entry and product, 217 blocks. */
  @Test
  void secondsOfLargeDraws() {
    double rate = 0x1p45;
    double flops = 2.0 / 3 * Math.pow(54_550, 3);
    double expected = flops / rate + flops / (2 * 504) * 16 / 1.5e12 + 217 * 6e-4 + 0.01;
    assertEquals(expected, DeviceCost.of(wide(100), 54_550, 54_550, card(80 * GB, 5.5e13)).seconds(), 1e-9);
    assertTrue(expected > 3 && expected < 5, "" + expected);
    assertEquals(0.01 + 6e-4, DeviceCost.of(wide(2), 40, 12, card(80 * GB, 5.5e13)).seconds(), 1e-6);
    assertTrue(DeviceCost.of(wide(100), 54_550, 54_550, card(24 * GB, 0.9e12)).seconds() > 100);
  }

  @Test
  void bytesOfAShareAreThoseOfThePlanAndOfCublas() {
    long bytes = DevicePlan.bytes(wide(100), 54_566, 54_550, 16);
    assertEquals(bytes + (64 << 20), DeviceCost.of(wide(100), 54_566, 54_550, card(80 * GB, 5.5e13)).bytes());
  }
}
