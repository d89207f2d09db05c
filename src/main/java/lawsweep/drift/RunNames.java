package lawsweep.drift;

import java.util.List;

/**
 * How tensors of a network were found among those of a run.
 *
 * @param map the label of the map of names
 * @param prefix what all names begin with and the map leaves away; empty if nothing
 * @param unmapped names of stored tensors that are no parameters of the network, without gradients and states of
 *     optimizers that were used
 */
public record RunNames(String map, String prefix, List<String> unmapped) {

  /** With a list that does not change. */
  public RunNames {
    unmapped = List.copyOf(unmapped);
  }
}
