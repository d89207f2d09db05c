package lawsweep.road.theorem;

import java.util.List;

/**
 * Layers with weights one behind the other, with free gates between each two of them, as a line says them.
 *
 * @param layers the layers, from the input on
 * @param centred whether the weights that the outputs are seen with sum to 0, and no gate is behind the last layer
 * @param blind whether nothing is seen: one class
 */
record GatedChain(List<GatedLayer> layers, boolean centred, boolean blind) {

  /** With a list that does not change. */
  GatedChain {
    layers = List.copyOf(layers);
  }
}
