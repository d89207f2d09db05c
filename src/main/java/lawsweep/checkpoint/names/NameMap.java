package lawsweep.checkpoint.names;

import java.util.List;

/**
 * Which stored tensors are the tensors of a network. Tensors {@code grad.NAME} and {@code momentum_buffer.NAME} of a
 * NAME that is mapped belong to it and are not {@code unmapped}.
 *
 * @param label what made it: {@code sequential}, {@code gpt2}, the name of a file
 * @param prefix what all names of the checkpoint begin with and the map leaves away: {@code model.}; empty if nothing
 * @param views one for each tensor of the network's circuit, in their order; names as the checkpoint has them
 * @param copies tensors that are stored a second time, as a tied head is
 * @param unmapped names of stored tensors that are not parameters of the network, in the order of the checkpoint
 */
public record NameMap(
    String label,
    String prefix,
    List<TensorView> views,
    List<Copy> copies,
    List<String> unmapped) {

  /** With lists that do not change. */
  public NameMap {
    views = List.copyOf(views);
    copies = List.copyOf(copies);
    unmapped = List.copyOf(unmapped);
  }

  /**
   * A second place of a tensor. Where its numbers differ from those at the first the network's weights are not tied.
   *
   * @param tensor its index among the circuit's tensors
   * @param view where it stands again
   */
  public record Copy(int tensor, TensorView view) {}
}
