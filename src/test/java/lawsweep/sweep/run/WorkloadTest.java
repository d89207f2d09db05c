package lawsweep.sweep.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import lawsweep.kind.count.FakeCounter;
import lawsweep.law.LawCell;
import lawsweep.sweep.store.Shard;
import lawsweep.sweep.store.Sweeps;
import lawsweep.work.Estimate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkloadTest {

  private static FakeCounter costing(double low, double high) {
    return new FakeCounter() {
      @Override
      public Estimate estimate(LawCell cell) {
        Random random = new Random(cell.key().hashCode());
        return new Estimate(Math.exp(low + (high - low) * random.nextDouble()), 1, 1);
      }
    };
  }

  @Test
  void theShardsOfAnyCountArePartsOfTheWhole() {
    Random random = new Random(3);
    for (int round = 0; round < 40; round++) {
      int cells = random.nextInt(200);
      int count = 1 + random.nextInt(60);
      Workload workload = Workload.of(Sweeps.of("a", cells), Sweeps.engines(costing(0, 30)));
      Set<Integer> seen = new HashSet<>();
      for (int i = 1; i <= count; i++) {
        int[] part = workload.cells(new Shard(i, count));
        assertArrayEquals(part,
            Workload.of(Sweeps.of("a", cells), Sweeps.engines(costing(0, 30))).cells(new Shard(i, count)));
        for (int k = 0; k < part.length; k++) {
          assertTrue(seen.add(part[k]));
          assertTrue(k == 0 || workload.cost(part[k - 1]) >= workload.cost(part[k]));
        }
      }
      assertEquals(cells, seen.size());
    }
  }

  @Test
  void shardsCostAboutTheSame() {
    Workload workload = Workload.of(Sweeps.of("a", 1000), Sweeps.engines(costing(10, 20)));
    double most = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 1; i <= 8; i++) {
      double part = workload.cost(workload.cells(new Shard(i, 8)));
      most = Math.max(most, part);
      least = Math.min(least, part);
    }
    double cheapest = workload.cost(workload.largestFirst()[999]);
    assertTrue(most - least < 3 * cheapest, least + " to " + most);
    assertTrue(workload.cost(workload.largestFirst()[0]) > 1000 * cheapest);
  }

  @Test
  void whatIsSkippedOrCannotBeEstimatedCostsNothing() {
    Workload workload = Workload.of(Sweeps.of("a", 3), Sweeps.engines(new FakeCounter() {
      @Override
      public Estimate estimate(LawCell cell) {
        return switch (cell.seed()) {
          case 0 -> new Estimate(1e30, Long.MAX_VALUE, 1);
          case 1 -> throw new IllegalStateException();
          default -> new Estimate(Double.POSITIVE_INFINITY, 1, 1);
        };
      }
    }));
    assertEquals(Workload.OVERHEAD_FLOPS, workload.cost(0));
    assertEquals(Workload.OVERHEAD_FLOPS, workload.cost(1));
    assertTrue(Double.isFinite(workload.cost(workload.largestFirst())));
    assertArrayEquals(new int[] {2, 0, 1}, workload.largestFirst());
  }

  @Test
  void shardsAreReadAndNamed() {
    assertEquals(new Shard(3, 16), Shard.parse("3/16"));
    assertEquals("journal-3-of-16.log", new Shard(3, 16).logName());
    assertEquals("journal.log", Shard.WHOLE.logName());
    Set<Long> ordinals = new HashSet<>();
    for (int n = 1; n < 50; n++) {
      for (int i = 1; i <= n; i++) {
        assertTrue(ordinals.add(new Shard(i, n).ordinal()));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "3", "0/4", "5/4", "-1/4", "1/0", "a/b", "1/2/3", " 1/2", "1/99999999", "1/2000000"})
  void otherShardsAreRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> Shard.parse(text));
  }
}
