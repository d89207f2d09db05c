package lawsweep.langevin.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Jumps of the effective rank of made-up courses. */
class RankJumpsTest {

  @Test
  void firstPassagesInBothDirections() {
    RankJumps jumps = new RankJumps(4, 8);
    course(jumps, 0, 3.5, 3.1, 1.9, 1.2, 1.6, 1.4, 2.6);
    course(jumps, 1, 1, 1, 2, 2, 2, 2, 2);
    jumps.finish(0);
    jumps.finish(1);
    assertEquals(2, jumps.replicas());
    expect(jumps, "4,3", 1, 0 + 0.0 / 0.4);
    expect(jumps, "3,2", 1, 1 + 0.6 / 1.2);
    expect(jumps, "2,1", 1, 2 + 0.4 / 0.7);
    expect(jumps, "1,2", 2, (3 + 0.3 / 0.4 + 1 + 0.5) / 2);
    expect(jumps, "2,3", 1, 5 + 1.1 / 1.2);
    expect(jumps, "3,4", 0, 0);
  }

  @Test
  void aMissingRankIsPassedOverAndNothingIsInherited() {
    RankJumps jumps = new RankJumps(2, 8);
    course(jumps, 3, Double.NaN, 2, Double.NaN, 1);
    jumps.finish(3);
    course(jumps, 3, 1, 1, 1, 1);
    jumps.finish(3);
    course(jumps, 3, 2, 2, 2, 2);
    jumps.clear(3);
    course(jumps, 3, 1, 1);
    jumps.finish(3);
    expect(jumps, "2,1", 1, 2);
    expect(jumps, "1,2", 0, 0);
    assertEquals(3, jumps.replicas());
  }

  private static void course(RankJumps jumps, int slot, double... ranks) {
    for (int t = 0; t < ranks.length; t++) {
      jumps.add(slot, t, ranks[t]);
    }
  }

  private static void expect(RankJumps jumps, String index, int count, double time) {
    for (int j = 0; j < jumps.count(); j++) {
      if (jumps.index(j).equals(index)) {
        assertEquals(count, jumps.times().count(j), index);
        assertEquals(time, jumps.times().mean(j), 1e-14, index);
        return;
      }
    }
    throw new AssertionError(index);
  }
}
