package lawsweep.drift;

import java.util.List;
import java.util.Optional;

/**
 * What runs of one network conserve.
 *
 * @param net the network, as its line or its file has it
 * @param runs in the order in which they were given; at least one
 * @param fit how drift grows with the learning rate; empty unless two runs or more tell it
 */
public record DriftResult(String net, List<RunResult> runs, Optional<Fit> fit) {

  /** What the JSON object calls itself. */
  public static final String SCHEMA = "lawsweep-drift-1";

  /** With a list that does not change. */
  public DriftResult {
    runs = List.copyOf(runs);
  }

  /**
   * Puts runs together: drift of first order is seen in several of them.
   *
   * @param runs each with the verdicts of its own
   * @throws lawsweep.checkpoint.CheckpointException with one line, if they have other laws than the first
   */
  public static DriftResult of(String net, List<RunResult> runs) {
    Fits fits = new Fits(runs);
    return new DriftResult(net, fits.judged(), fits.fit());
  }
}
