package lawsweep.drift.value;

import java.util.Collection;
import lawsweep.checkpoint.Checkpoint;
import lawsweep.checkpoint.names.TensorView;

/**
 * Where numbers for the parameters come from.
 *
 * @param checkpoint an open checkpoint
 * @param family which of its tensors
 */
public record TensorSource(Checkpoint checkpoint, TensorFamily family) {

  /** The parameters themselves. */
  public static TensorSource weights(Checkpoint checkpoint) {
    return new TensorSource(checkpoint, TensorFamily.WEIGHTS);
  }

  /** True if the checkpoint has a tensor of the family for each of these, of the same shape. */
  public boolean holds(Collection<TensorView> views) {
    return views.stream().allMatch(view -> checkpoint.find(family.nameFor(view.stored()))
        .filter(stored -> stored.shape().equals(view.storedShape()) && stored.numbers().isPresent()).isPresent());
  }
}
