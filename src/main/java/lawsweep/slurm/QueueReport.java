package lawsweep.slurm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What Slurm says of the tasks of a result directory.
 *
 * @param complaint why the queue could not be asked, in one line; empty if it could, and then the rest counts
 * @param pending tasks that wait, by index
 * @param running tasks that run, or are just ending
 * @param ended tasks with cells left that are not in the queue
 * @param reasons why tasks wait, with how many
 * @param endings how tasks with cells left ended, with how many, where Slurm keeps accounts
 */
public record QueueReport(
    String complaint,
    BitSet pending,
    BitSet running,
    BitSet ended,
    SortedMap<String, Integer> reasons,
    SortedMap<String, Integer> endings) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_LISTED = 40;

  /** Copies the sets and maps. */
  public QueueReport {
    pending = (BitSet) pending.clone();
    running = (BitSet) running.clone();
    ended = (BitSet) ended.clone();
    reasons = Collections.unmodifiableSortedMap(new TreeMap<>(reasons));
    endings = Collections.unmodifiableSortedMap(new TreeMap<>(endings));
  }

  /** The report of a queue that cannot be asked. */
  static QueueReport unanswered(String complaint) {
    return new QueueReport(complaint, new BitSet(), new BitSet(), new BitSet(), Collections.emptySortedMap(),
        Collections.emptySortedMap());
  }

  /**
   * Sorts tasks.
   *
   * @param queue what waits or runs
   * @param open the tasks with cells left
   * @param endings how tasks ended, by index
   */
  static QueueReport of(List<QueuedTask> queue, BitSet open, Map<Integer, String> endings) {
    BitSet pending = new BitSet();
    BitSet running = new BitSet();
    List<String> reasons = new ArrayList<>();
    for (QueuedTask task : queue) {
      boolean waits = task.state().equals("PENDING");
      if (task.index() >= 0) {
        (waits ? pending : running).set(task.index());
      }
      if (waits) {
        reasons.add(task.reason());
      }
    }
    BitSet ended = (BitSet) open.clone();
    ended.andNot(pending);
    ended.andNot(running);
    return new QueueReport("", pending, running, ended, counted(reasons),
        counted(ended.stream().filter(endings::containsKey).mapToObj(endings::get).toList()));
  }

  private static SortedMap<String, Integer> counted(Collection<String> words) {
    SortedMap<String, Integer> counts = new TreeMap<>();
    words.forEach(word -> counts.merge(word, 1, Integer::sum));
    return counts;
  }

  /** One line for people. */
  public String line() {
    if (!complaint.isEmpty()) {
      return "the queue cannot be asked: " + complaint;
    }
    return part(pending, "pending", reasons) + ", " + part(running, "running", Map.of()) + (ended.isEmpty()
        ? ""
        : ", " + part(ended, "ended with cells left", endings) + ": submit again to send them");
  }

  /** For example {@code 3 pending (tasks 0-2; Priority 1, Resources 2)}. */
  private static String part(BitSet tasks, String what, Map<String, Integer> counts) {
    int number = tasks.cardinality();
    if (number == 0) {
      return "0 " + what;
    }
    String indices = ArrayIndices.of(tasks);
    String listed = indices.length() > MOST_LISTED ? indices.substring(0, MOST_LISTED) + "..." : indices;
    String words = counts.entrySet().stream().map(each -> each.getKey() + " " + each.getValue())
        .collect(Collectors.joining(", "));
    return number + " " + what + (number == 1 ? " (task " : " (tasks ") + listed
        + (words.isEmpty() ? "" : "; " + words) + ")";
  }

  /** One JSON object, without a line break at its end. */
  public String toJson() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("answered", complaint.isEmpty());
    if (complaint.isEmpty()) {
      fields.put("pending", pending.cardinality());
      fields.put("running", running.cardinality());
      fields.put("ended", ended.cardinality());
      fields.put("pending_tasks", ArrayIndices.of(pending));
      fields.put("running_tasks", ArrayIndices.of(running));
      fields.put("ended_tasks", ArrayIndices.of(ended));
      fields.put("reasons", reasons);
      fields.put("endings", endings);
    } else {
      fields.put("reason", complaint);
    }
    try {
      return JSON.writeValueAsString(fields);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("numbers and strings are values of JSON", e);
    }
  }
}
