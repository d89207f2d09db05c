package lawsweep.road.dense;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import lawsweep.support.Seeds;
import org.junit.jupiter.api.Test;

/** Blocks planned ahead are the blocks of a rule that is asked after every one, wherever samples fall short. */
class AheadTest {

  private static final Architecture NETWORK = new Architecture(Family.LINEAR, List.of(9, 30, 9), Bias.NONE);

  @Test
  void planningChangesNoBlock() {
    SplittableRandom random = new SplittableRandom(Seeds.number("ahead"));
    int cut = 0;
    for (int round = 0; round < 2000; round++) {
      LevelPlan plan = new LevelPlan(NETWORK, random.nextInt(1, 3000));
      Filtration.Sampling rule = plan.rule(random.nextInt(4));
      int start = (int) Math.min(plan.target(), random.nextInt(400));
      int dependentFrom = random.nextInt(3000);
      List<Integer> expected = oneByOne(rule, start, dependentFrom);
      List<Integer> planned = new ArrayList<>();
      cut += ahead(rule, start, dependentFrom, random.nextInt(1, 5000), planned);
      assertEquals(expected, planned);
    }
    assertTrue(cut > 500, cut + " plans were cut");
  }

  /** Every second sample is dependent behind a place. */
  private static int gain(int first, int size, int dependentFrom) {
    int gain = 0;
    for (int s = first; s < first + size; s++) {
      gain += s < dependentFrom || s % 2 == 0 ? 1 : 0;
    }
    return gain;
  }

  private static List<Integer> oneByOne(Filtration.Sampling rule, int rank, int dependentFrom) {
    List<Integer> sizes = new ArrayList<>();
    int now = rank;
    int samples = 0;
    for (int size = rule.next(0, 0, now); size > 0;) {
      int gained = gain(samples, size, dependentFrom);
      sizes.add(size);
      samples += size;
      now += gained;
      size = rule.next(size, gained, now);
    }
    return sizes;
  }

  private static int ahead(Filtration.Sampling rule, int rank, int dependentFrom, int rows, List<Integer> sizes) {
    int now = rank;
    int samples = 0;
    int cut = 0;
    for (Ahead plan = Ahead.of(rule, rule.next(0, 0, now), now, rows); !plan.isEmpty();) {
      int i = 0;
      int gained;
      do {
        gained = gain(samples, plan.sizes()[i], dependentFrom);
        sizes.add(plan.sizes()[i]);
        samples += plan.sizes()[i];
        now += gained;
        i++;
      } while (i < plan.sizes().length && gained == plan.sizes()[i - 1]);
      cut += i < plan.sizes().length ? 1 : 0;
      plan = Ahead.of(rule, rule.next(plan.sizes()[i - 1], gained, now), now, rows);
    }
    return cut;
  }
}
