package lawsweep.support;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import lawsweep.work.Team;

/** A team of new threads for each piece of work. */
public record ThreadsForTest(int size) implements Team {

  @Override
  public void forEach(int tasks, IntConsumer task) {
    AtomicInteger next = new AtomicInteger();
    AtomicReference<RuntimeException> failure = new AtomicReference<>();
    Runnable work = () -> {
      try {
        for (int i = next.getAndIncrement(); i < tasks; i = next.getAndIncrement()) {
          task.accept(i);
        }
      } catch (RuntimeException e) {
        failure.compareAndSet(null, e);
      }
    };
    Thread[] threads = new Thread[size];
    for (int t = 0; t < size; t++) {
      threads[t] = Thread.ofPlatform().start(work);
    }
    for (Thread thread : threads) {
      joinUninterrupted(thread);
    }
    RuntimeException first = failure.get();
    if (first != null) {
      throw first;
    }
  }

  private static void joinUninterrupted(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted", e);
    }
  }
}
