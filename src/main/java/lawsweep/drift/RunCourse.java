package lawsweep.drift;

import java.util.List;
import java.util.Optional;

/**
 * The checkpoints of a run, one after the other.
 *
 * @param steps how many updates were made before each; increasing, at least two
 * @param times the sum of learning rates from the first checkpoint to each, 0 for the first; empty if no learning rate
 *     is known
 * @param types how the numbers of each are stored: {@code F32}, or {@code BF16+F32} if tensors differ
 */
public record RunCourse(List<Long> steps, Optional<List<Double>> times, List<String> types) {

  /** With lists that do not change. */
  public RunCourse {
    steps = List.copyOf(steps);
    times = times.map(List::copyOf);
    types = List.copyOf(types);
  }

  /** The step of the last checkpoint. */
  public long lastStep() {
    return steps.getLast();
  }
}
