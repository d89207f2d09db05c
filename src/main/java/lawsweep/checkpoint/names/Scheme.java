package lawsweep.checkpoint.names;

import java.util.List;
import java.util.Optional;
import lawsweep.circuit.line.Network;

/** A way of naming the tensors of a network that many people's checkpoints share. */
interface Scheme {

  /** What {@code --names} calls it. */
  String label();

  /** What its names look like, for messages: {@code h.0.attn.c_attn.weight}. */
  String example();

  /** True if a checkpoint has tensors that are named so. */
  boolean knows(StoredNames stored);

  /**
   * Where the tensors of a network are.
   *
   * @throws MapRefusedException if the network is not of this kind
   */
  List<Wanted> wanted(Network network, StoredNames stored) throws MapRefusedException;

  /** True for names of parameters that the network must have if the checkpoint does. */
  boolean strict(String name);

  /** A line of a network that the tensors can be of; empty where shapes do not tell it. */
  Optional<Sketch> sketch(StoredNames stored);

  /** The names that are known, without as much of what they begin with in common as can be left away. */
  default Optional<StoredNames> known(List<StoredNames> tries) {
    return tries.stream().filter(this::knows).findFirst();
  }

  /** The map, if it fits. */
  default NameMap fit(Network network, List<StoredNames> tries) throws MapRefusedException {
    StoredNames stored = known(tries)
        .orElseThrow(() -> new MapRefusedException(label() + ": no tensor is named like " + example()));
    return new Fitting(label(), stored, wanted(network, stored)).map(network, this::strict);
  }
}
