package lawsweep.gpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import lawsweep.cuda.Capability;
import lawsweep.cuda.GpuFacts;
import lawsweep.cuda.Lane;
import lawsweep.work.StoppedException;
import org.junit.jupiter.api.Test;

class PaceTest {

  private final List<String> calls = new ArrayList<>();

  private Lane lane() {
    return (Lane) Proxy.newProxyInstance(Lane.class.getClassLoader(), new Class<?>[] {Lane.class},
        (proxy, method, arguments) -> {
          calls.add(method.getName());
          return null;
        });
  }

  private static GpuFacts facts(double flops) {
    return new GpuFacts("a card", new Capability(9, 0), 132, 227 << 10, 1L << 37, "", flops);
  }

  /** A tenth of a second at 2^40 flops a second. */
  @Test
  void muchIsWaitedForAndLittleIsNot() {
    Pace pace = new Pace(lane(), facts(1.5e12), () -> {});
    pace.queued(1e11);
    assertEquals(List.of(), calls);
    pace.queued(1e10);
    assertEquals(List.of("await"), calls);
    pace.queued(1e11);
    assertEquals(List.of("await"), calls);
  }

  @Test
  void pieces() {
    double second = 0x1p40;
    Pace pace = new Pace(lane(), facts(second), () -> {});
    assertEquals(100, pace.rows(second / 1000));
    assertEquals(1, pace.rows(second));
    assertEquals(Integer.MAX_VALUE, pace.rows(0));
    assertEquals(10, new Pace(lane(), facts(0), () -> {}).rows(1000));
  }

  @Test
  void theWatchMayEndTheWork() {
    Pace pace = new Pace(lane(), facts(1e12), () -> {
      throw new StoppedException();
    });
    assertThrows(StoppedException.class, pace::ask);
  }
}
