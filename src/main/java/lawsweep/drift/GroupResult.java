package lawsweep.drift;

import java.util.List;
import java.util.Optional;

/**
 * Laws of one group, or all laws of a run, along its checkpoints.
 *
 * @param group its weights, incoming before outgoing: {@code 0.weight>2.weight}; {@code total} for all
 * @param kind {@code balance}, {@code matrix}, {@code norm}, {@code sum} or {@code still}; {@code all} for all
 * @param count how many laws
 * @param checkpoints one for each of the run; nothing has drifted at the first
 * @param verdict in one word
 * @param reason what shows it, in one sentence or a few
 * @param laws what is kept of the laws themselves; empty for the total
 */
public record GroupResult(
    String group,
    String kind,
    long count,
    List<CheckpointDrift> checkpoints,
    Verdict verdict,
    String reason,
    Optional<Kept> laws) {

  /** The name of what stands for all laws of a run. */
  public static final String TOTAL = "total";

  /** The kind of what stands for all laws of a run. */
  public static final String ALL = "all";

  /**
   * What is kept of the laws of a group.
   *
   * @param spread how they lie beside each other
   * @param table law by law; empty where there are more than were to be kept
   */
  public record Kept(LawSpread spread, Optional<LawTable> table) {}

  /** With a list that does not change. */
  public GroupResult {
    checkpoints = List.copyOf(checkpoints);
  }

  /** The same with another verdict. */
  GroupResult judged(Verdict other, String because) {
    return new GroupResult(group, kind, count, checkpoints, other, because, laws);
  }

  /** Where the run ends. */
  public CheckpointDrift last() {
    return checkpoints.getLast();
  }
}
