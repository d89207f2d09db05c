package lawsweep.checkpoint.names;

import lawsweep.circuit.Tensor;

/**
 * Where a map expects a tensor of a network.
 *
 * @param name that of the stored tensor, without the prefix common to all
 * @param copy true if it is stored elsewhere, too, and need not be there a second time
 */
record Wanted(Tensor tensor, String name, Storage storage, boolean copy) {

  Wanted(Tensor tensor, String name, Storage storage) {
    this(tensor, name, storage, false);
  }
}
