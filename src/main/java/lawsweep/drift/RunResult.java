package lawsweep.drift;

import java.util.List;
import lawsweep.checkpoint.run.RunFacts;

/**
 * What one run conserves.
 *
 * @param run its name: that of its folder
 * @param course its checkpoints
 * @param facts what is known of its training, each with who says so
 * @param names the tensors of its checkpoints
 * @param groups from the input to the output of the network
 * @param total all laws together; it has no laws of its own
 */
public record RunResult(
    String run,
    RunCourse course,
    RunFacts facts,
    RunNames names,
    List<GroupResult> groups,
    GroupResult total) {

  /** With a list that does not change. */
  public RunResult {
    groups = List.copyOf(groups);
  }
}
