package lawsweep.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalDouble;
import lawsweep.drift.value.LawValues;
import org.junit.jupiter.api.Test;

/** Two laws by hand. */
class TallyTest {

  /** h_0 = (1, -2) with scales 5, 4. */
  private static final LawValues START = values(new double[] {3, 1}, new double[] {2, 3}, 0);

  /** h = (3, -2): drifts 2 and 0; out moved by 1 and 1, in by 1 and 1. */
  private static final LawValues NOW = values(new double[] {4, 2}, new double[] {1, 4}, 0.25);

  private static LawValues values(double[] out, double[] in, double variance) {
    return new LawValues(out, in, new double[] {variance, variance});
  }

  @Test
  void sumsAreThoseOfTheDefinitions() {
    Tally tally = new Tally();
    tally.add(START, NOW);
    assertEquals(2 / Math.sqrt(41), tally.rel().orElseThrow(), 1e-15);
    assertEquals(2, tally.max());
    assertEquals(2, tally.distance());
    assertEquals(0.5, tally.index().orElseThrow());
    assertEquals(7.0 / 5, tally.decay().orElseThrow(), 1e-15);
    assertEquals(Math.sqrt(0.5 / 41), tally.floor().orElseThrow(), 1e-15);
    assertEquals(4, tally.floors(), "a drift of 2 in units of the root of 0 + 0.25");
    assertTrue(tally.outMoved() && tally.inMoved());
  }

  /** Divided by 2: out (2, 1), in (1/2, 2), h = (3/2, -1). */
  @Test
  void aFactorDividesWhatIsThere() {
    Tally tally = new Tally(2);
    tally.add(START, NOW);
    assertEquals(Math.sqrt((0.25 + 1) / 41), tally.rel().orElseThrow(), 1e-15);
    assertEquals(1.5 / 3.5, tally.index().orElseThrow(), 1e-15, "out moved by 1 and 0, in by 1.5 and 1");
  }

  @Test
  void partsMakeTheWhole() {
    Tally whole = new Tally();
    whole.add(START, NOW);
    Tally parts = new Tally();
    Tally part = new Tally();
    part.add(START, NOW);
    parts.add(part);
    parts.add(part);
    assertEquals(whole.rel().orElseThrow(), parts.rel().orElseThrow(), 1e-15);
    assertEquals(2 * whole.distance(), parts.distance());
    assertEquals(whole.index(), parts.index());
    assertEquals(whole.floors(), parts.floors());
  }

  @Test
  void nothingIsNotANumber() {
    LawValues zero = values(new double[2], new double[2], 0);
    Tally still = new Tally();
    still.add(zero, zero);
    assertEquals(OptionalDouble.of(0), still.rel());
    assertEquals(OptionalDouble.of(0), still.index());
    assertEquals(OptionalDouble.empty(), still.decay());
    assertEquals(OptionalDouble.empty(), still.floor());
    assertEquals(0, still.floors());
    assertFalse(still.outMoved() || still.inMoved());
    Tally moved = new Tally();
    moved.add(zero, values(new double[] {1, 0}, new double[2], 0));
    assertEquals(OptionalDouble.empty(), moved.rel());
    assertEquals(OptionalDouble.of(1), moved.index());
    assertEquals(Double.POSITIVE_INFINITY, moved.floors());
    Tally huge = new Tally();
    huge.add(START, values(new double[] {1e300, 1}, new double[] {2, 3}, 0));
    assertEquals(OptionalDouble.empty(), huge.rel());
  }

  @Test
  void sumsForgetNothing() {
    LongSum sum = new LongSum();
    sum.add(1e16);
    for (int i = 0; i < 1000; i++) {
      sum.add(1);
    }
    sum.add(-1e16);
    assertEquals(1000, sum.value());
  }
}
