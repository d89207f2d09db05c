package lawsweep.sweep;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import lawsweep.text.Durations;

/** Where the time of a sweep went: the sum over its cells, and those that took longest. For many threads at once. */
final class CostliestCells {

  private static final int NAMED = 3;
  /** A share of the time that tells where it went, in percent. */
  private static final int WORTH_SAYING = 10;

  private record Cell(String key, double seconds) {}

  private final DoubleAdder seconds = new DoubleAdder();
  private final LongAdder cells = new LongAdder();
  /** The longest so far, the longest first. */
  private final List<Cell> longest = new ArrayList<>();
  /** What a cell must reach to be named: most do not, and then nothing is locked. */
  private volatile double least = -1;

  /** Adds a cell and the time that it took; of most the key is not asked for. */
  void add(Supplier<String> key, double took) {
    seconds.add(took);
    cells.increment();
    if (took >= least) {
      insert(new Cell(key.get(), took));
    }
  }

  private synchronized void insert(Cell cell) {
    longest.add(cell);
    longest.sort(Comparator.comparingDouble((Cell each) -> -each.seconds).thenComparing(Cell::key));
    if (longest.size() > NAMED) {
      longest.removeLast();
    }
    least = longest.size() < NAMED ? -1 : longest.getLast().seconds;
  }

  /** In a line; empty without cells. */
  synchronized Optional<String> line() {
    double sum = seconds.sum();
    if (longest.isEmpty()) {
      return Optional.empty();
    }
    if (cells.sum() == 1) {
      return Optional.of("time: " + Durations.shown(sum));
    }
    List<String> named =
        longest.stream().map(cell -> cell.key() + " (" + Durations.shown(cell.seconds()) + ")").toList();
    long percent = Math.round(100 * longest.stream().mapToDouble(Cell::seconds).sum() / Math.max(sum, 1e-9));
    return Optional.of("time: " + Durations.shown(sum) + ", summed over cells"
        + (percent >= WORTH_SAYING ? ", " + percent + " % of it in " : "; the longest are ")
        + String.join(", ", named));
  }
}
