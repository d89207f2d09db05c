package lawsweep.slurm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
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
 * @param pending tasks that wait
 * @param running tasks that run, or are just ending
 * @param ended tasks with cells left that are not in the queue
 * @param reasons why tasks wait, with how many
 * @param endings how tasks with cells left ended, with how many, where Slurm keeps accounts
 */
public record QueueReport(
    String complaint,
    int pending,
    int running,
    int ended,
    SortedMap<String, Integer> reasons,
    SortedMap<String, Integer> endings) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Copies the maps. */
  public QueueReport {
    reasons = Collections.unmodifiableSortedMap(new TreeMap<>(reasons));
    endings = Collections.unmodifiableSortedMap(new TreeMap<>(endings));
  }

  /** The report of a queue that cannot be asked. */
  static QueueReport unanswered(String complaint) {
    return new QueueReport(complaint, 0, 0, 0, Collections.emptySortedMap(), Collections.emptySortedMap());
  }

  /**
   * Counts.
   *
   * @param queue what waits or runs
   * @param open the tasks with cells left
   * @param endings how tasks ended, by index
   */
  static QueueReport of(List<QueuedTask> queue, BitSet open, Map<Integer, String> endings) {
    BitSet gone = (BitSet) open.clone();
    queue.stream().filter(task -> task.index() >= 0).forEach(task -> gone.clear(task.index()));
    List<QueuedTask> waiting = queue.stream().filter(task -> task.state().equals("PENDING")).toList();
    return new QueueReport("", waiting.size(), queue.size() - waiting.size(), gone.cardinality(),
        counted(waiting.stream().map(QueuedTask::reason).toList()),
        counted(gone.stream().mapToObj(endings::get).filter(ending -> ending != null).toList()));
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
    return pending + " pending" + inBrackets(reasons) + ", " + running + " running" + (ended == 0
        ? ""
        : ", " + ended + " ended with cells left" + inBrackets(endings) + ": submit again to send them");
  }

  private static String inBrackets(Map<String, Integer> counts) {
    return counts.isEmpty()
        ? ""
        : counts.entrySet().stream().map(each -> each.getKey() + " " + each.getValue())
            .collect(Collectors.joining(", ", " (", ")"));
  }

  /** One JSON object, without a line break at its end. */
  public String toJson() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("answered", complaint.isEmpty());
    if (complaint.isEmpty()) {
      fields.put("pending", pending);
      fields.put("running", running);
      fields.put("ended", ended);
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
