package lawsweep.work;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/**
 * A team of a fixed number of threads, the calling thread included. Made for parallel loops of short tasks: helpers
 * look for the next loop for a moment before they go to sleep, and a loop allocates one small object.
 *
 * <p>A loop started from inside a task, or by a second thread while a loop runs, is run by its caller alone: nesting is
 * allowed and gains nothing.
 */
public final class ThreadTeam implements Team, AutoCloseable {

  /** How often an idle thread looks again before it sleeps: some 80 µs, what falling asleep and being woken cost. */
  private static final int SPINS = 4000;

  private static final Loop NONE = new Loop(0, i -> {}, Thread.currentThread());

  private final List<Helper> helpers = new ArrayList<>();
  private final AtomicBoolean busy = new AtomicBoolean();
  private volatile Loop current = NONE;
  private volatile boolean closed;

  /**
   * Starts size - 1 helper threads (daemons).
   *
   * @param size how many threads run at once, 1..10000
   * @throws IllegalArgumentException if the size is out of range
   */
  public ThreadTeam(int size) {
    if (size < 1 || size > 10_000) {
      throw new IllegalArgumentException("expected 1 to 10000 threads, got " + size);
    }
    for (int i = 1; i < size; i++) {
      helpers.add(new Helper("lawsweep-" + i));
    }
    helpers.forEach(Thread::start);
  }

  @Override
  public int size() {
    return helpers.size() + 1;
  }

  /**
   * {@inheritDoc} After an exception no further task is started; tasks that run already are waited for.
   *
   * @throws IllegalStateException if the team was closed
   */
  @Override
  public void forEach(int tasks, IntConsumer task) {
    if (closed) {
      throw new IllegalStateException("expected an open team, got a closed one");
    }
    if (tasks <= 1 || helpers.isEmpty() || !busy.compareAndSet(false, true)) {
      Team.alone().forEach(tasks, task);
      return;
    }
    Loop loop = new Loop(tasks, task, Thread.currentThread());
    try {
      current = loop;
      int wanted = Math.min(tasks - 1, helpers.size());
      for (int i = 0; i < wanted; i++) {
        helpers.get(i).wake();
      }
      loop.work();
      loop.awaitOthers();
    } finally {
      current = NONE;
      busy.set(false);
    }
    loop.rethrow();
  }

  /** Ends the helper threads; not to be called while a loop runs. */
  @Override
  public void close() {
    closed = true;
    helpers.forEach(LockSupport::unpark);
  }

  private final class Helper extends Thread {
    private volatile boolean asleep;

    Helper(String name) {
      super(name);
      setDaemon(true);
    }

    @Override
    public void run() {
      while (!closed) {
        Loop loop = current;
        if (loop.open()) {
          loop.work();
        } else {
          rest();
        }
      }
    }

    private void rest() {
      for (int i = 0; i < SPINS; i++) {
        if (current.open() || closed) {
          return;
        }
        Thread.onSpinWait();
      }
      asleep = true;
      if (!current.open() && !closed) {
        LockSupport.park(this);
      }
      asleep = false;
    }

    private void wake() {
      if (asleep) {
        LockSupport.unpark(this);
      }
    }
  }

  /** One call of forEach. */
  private static final class Loop {
    private final int tasks;
    private final IntConsumer task;
    private final Thread caller;
    private final AtomicLong next = new AtomicLong();
    private final AtomicInteger working = new AtomicInteger();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    Loop(int tasks, IntConsumer task, Thread caller) {
      this.tasks = tasks;
      this.task = task;
      this.caller = caller;
    }

    boolean open() {
      return next.get() < tasks;
    }

    /** Takes tasks until there are none. Whoever holds a task is counted in {@code working} before it took it. */
    void work() {
      working.incrementAndGet();
      try {
        for (long i = next.getAndIncrement(); i < tasks; i = next.getAndIncrement()) {
          task.accept((int) i);
        }
      } catch (Throwable thrown) {
        failure.compareAndSet(null, thrown);
        next.set(tasks);
      } finally {
        if (working.decrementAndGet() == 0 && !caller.equals(Thread.currentThread())) {
          LockSupport.unpark(caller);
        }
      }
    }

    void awaitOthers() {
      for (int i = 0; i < SPINS && working.get() > 0; i++) {
        Thread.onSpinWait();
      }
      boolean interrupted = false;
      while (working.get() > 0) {
        LockSupport.park(this);
        interrupted |= Thread.interrupted();
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }

    void rethrow() {
      switch (failure.get()) {
        case null -> {
          return;
        }
        case RuntimeException e -> throw e;
        case Error e -> throw e;
        case Throwable e -> throw new IllegalStateException(e);
      }
    }
  }
}
