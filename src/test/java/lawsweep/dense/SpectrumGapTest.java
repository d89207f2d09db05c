package lawsweep.dense;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Ranks of spectra at both sides of each limit. */
class SpectrumGapTest {

  @Test
  void theGapIsMeasuredFromTheNoiseOrTheNextValue() {
    assertEquals(new RankEstimate(2, 2, 0.5 / 1e-10, List.of(0.5, 0.0)), read(1e-10, 3, 1, 0.5, 0));
    assertEquals(0.5 / 1e-10, read(1e-10, 3, 1, 0.5, 1e-13).gap());
    assertEquals(1e-8 / 1e-10, read(1e-10, 3, 1, 0.5, 1e-8).gap());
    assertEquals(Double.POSITIVE_INFINITY, read(1e-10, 3, 0, 0, 0).gap());
    assertEquals(0, read(1e-10, 3, 0, 0, 0).rank());
  }

  /** A thousand times the noise is clear of it. */
  @Test
  void valuesNearTheNoiseAreRefused() {
    assertEquals(2, read(1, 5, 1001, 1001, 0).rank());
    assertEquals(2, read(1, 5, 1001, 1001, 1).rank());
    assertEquals(RankEstimate.REFUSED, read(1, 2, 1001, 999).rank());
    assertEquals(1, read(1, 2, 1001, 999).atLeast());
    assertEquals(RankEstimate.REFUSED, read(1, 5, 9999, 9999, 1.01).rank());
    assertEquals(2, read(1, 5, 9999, 9999, 1.01).atLeast());
  }

  /**
   * Another step as steep as the steepest, or a thousand times steeper, would still be seen, unless no other value has
   * room.
   */
  @Test
  void steepSpectraMustBreakOffTheSteeper() {
    assertEquals(2, read(0.9e-15, 3, 1, 1e-6, 0).rank());
    assertEquals(RankEstimate.REFUSED, read(1.1e-15, 3, 1, 1e-6, 0).rank());
    assertEquals(2, read(1.1e-15, 3, 1, 1e-6, 0).atLeast());
    assertEquals(2, read(1.1e-15, 2, 1, 1e-6).rank());
    assertEquals(RankEstimate.REFUSED, read(1.1e-15, 4, 1, 1e-6, 1e-6, 0).rank());
  }

  private static RankEstimate read(double noise, int most, double... values) {
    return SpectrumGap.read(values, noise, most);
  }
}
