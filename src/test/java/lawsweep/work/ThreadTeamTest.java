package lawsweep.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.LongAdder;
import lawsweep.support.Effort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThreadTeamTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8})
  void everyTaskRunsOnce(int size) {
    try (ThreadTeam team = new ThreadTeam(size)) {
      assertEquals(size, team.size());
      for (int tasks : new int[] {0, 1, 2, 3, 7, 100, 1000}) {
        for (int round = 0; round < 200; round++) {
          AtomicIntegerArray ran = new AtomicIntegerArray(tasks);
          team.forEach(tasks, ran::incrementAndGet);
          for (int i = 0; i < tasks; i++) {
            assertEquals(1, ran.get(i));
          }
        }
      }
    }
  }

  @Test
  void writesOfTasksAreSeenAfterTheLoop() {
    try (ThreadTeam team = new ThreadTeam(4)) {
      for (int round = 0; round < 20_000; round++) {
        int[] plain = new int[8];
        int value = round;
        team.forEach(8, i -> plain[i] = value);
        for (int got : plain) {
          assertEquals(value, got);
        }
      }
    }
  }

  @Test
  void firstExceptionIsRethrownAndTheTeamGoesOn() {
    try (ThreadTeam team = new ThreadTeam(3)) {
      for (int round = 0; round < 500; round++) {
        IllegalStateException thrown = new IllegalStateException("task " + round);
        int bad = round % 10;
        assertSame(thrown, assertThrows(IllegalStateException.class, () -> team.forEach(10, i -> {
          if (i == bad) {
            throw thrown;
          }
        })));
        AtomicInteger sum = new AtomicInteger();
        team.forEach(10, sum::addAndGet);
        assertEquals(45, sum.get());
      }
      assertThrows(StackOverflowError.class, () -> team.forEach(5, i -> {
        throw new StackOverflowError();
      }));
    }
  }

  @Test
  void noTaskRunsOnWhenTheExceptionArrives() {
    try (ThreadTeam team = new ThreadTeam(4)) {
      for (int round = 0; round < 300; round++) {
        AtomicInteger running = new AtomicInteger();
        assertThrows(IllegalStateException.class, () -> team.forEach(8, i -> {
          running.incrementAndGet();
          try {
            if (i == 3) {
              throw new IllegalStateException();
            }
            Thread.onSpinWait();
          } finally {
            running.decrementAndGet();
          }
        }));
        assertEquals(0, running.get());
      }
    }
  }

  @Test
  void nestedAndForeignLoopsRun() throws InterruptedException {
    try (ThreadTeam team = new ThreadTeam(3)) {
      LongAdder sum = new LongAdder();
      team.forEach(50, i -> team.forEach(20, j -> sum.increment()));
      assertEquals(1000, sum.sum());
      Thread[] callers = new Thread[4];
      for (int t = 0; t < callers.length; t++) {
        callers[t] = new Thread(() -> {
          for (int round = 0; round < 2000; round++) {
            team.forEach(5, i -> sum.increment());
          }
        });
        callers[t].start();
      }
      for (Thread caller : callers) {
        caller.join();
      }
      assertEquals(1000 + 4 * 2000 * 5, sum.sum());
    }
  }

  @Test
  void idleHelpersAreWokenAgain() throws InterruptedException {
    try (ThreadTeam team = new ThreadTeam(2)) {
      for (int round = 0; round < 20; round++) {
        Thread.sleep(5);
        AtomicInteger together = new AtomicInteger();
        team.forEach(2, i -> {
          together.incrementAndGet();
          long deadline = System.nanoTime() + 60_000_000_000L;
          while (together.get() < 2 && System.nanoTime() < deadline) {
            Thread.onSpinWait();
          }
        });
        assertEquals(2, together.get());
      }
    }
  }

  @Test
  void aClosedTeamRefusesWork() {
    ThreadTeam team = new ThreadTeam(2);
    team.close();
    assertThrows(IllegalStateException.class, () -> team.forEach(3, i -> {}));
    assertThrows(IllegalArgumentException.class, () -> new ThreadTeam(0));
  }

  @Test
  void aLoopOfShortTasksCostsLittle() {
    try (ThreadTeam team = new ThreadTeam(2)) {
      int loops = 20_000;
      LongAdder done = new LongAdder();
      long start = Effort.allocated();
      for (int i = 0; i < loops; i++) {
        team.forEach(4, task -> done.increment());
      }
      Effort.assertAllocatedLess(300L * loops, start, loops + " loops");
      assertEquals(4L * loops, done.sum());
    }
  }
}
