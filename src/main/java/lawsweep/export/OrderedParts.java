package lawsweep.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import lawsweep.work.Team;

/**
 * Parts of a table that many threads make and one after the other is written, in order. Only so many wait at once: a
 * thread that is far ahead of the one before it waits.
 *
 * @param <P> what a part is
 */
public final class OrderedParts<P> {

  /** Takes parts, in order; not by two threads at once. */
  @FunctionalInterface
  public interface Sink<P> {
    /** The next part. */
    void take(P part) throws IOException;
  }

  private final Queue<PartMaker<P>> idle = new ConcurrentLinkedQueue<>();
  private final Supplier<PartMaker<P>> makers;
  private final Sink<P> sink;
  private final Map<Integer, P> waiting = new HashMap<>();
  private final int most;
  private int next;
  private boolean failed;

  private OrderedParts(Supplier<PartMaker<P>> makers, Sink<P> sink, int most) {
    this.makers = makers;
    this.sink = sink;
    this.most = most;
  }

  /**
   * Makes and writes the parts of a table.
   *
   * @param ends the row after the last of each part, as {@link PartSize} gives them
   * @param makers gives each thread its own
   * @throws IOException if making or writing one fails
   */
  public static <P> void write(int[] ends, Team team, Supplier<PartMaker<P>> makers, Sink<P> sink) throws IOException {
    OrderedParts<P> parts = new OrderedParts<>(makers, sink, team.size());
    try {
      team.forEach(ends.length, i -> parts.part(i, i == 0 ? 0 : ends[i - 1], ends[i]));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void part(int index, int from, int end) {
    boolean done = false;
    PartMaker<P> maker = idle.poll();
    try {
      maker = maker == null ? makers.get() : maker;
      hand(index, maker.make(from, end));
      done = true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      if (done) {
        idle.add(maker);
      } else {
        fail();
      }
    }
  }

  /** Writes the part and those that waited for it, or leaves it to the thread that makes the one before. */
  private synchronized void hand(int index, P part) throws IOException {
    try {
      while (index != next && waiting.size() >= most && !failed) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    waiting.put(index, part);
    while (!failed && waiting.containsKey(next)) {
      sink.take(waiting.remove(next));
      next++;
      notifyAll();
    }
  }

  private synchronized void fail() {
    failed = true;
    notifyAll();
  }
}
