package lawsweep.checkpoint.names;

import java.util.List;
import java.util.Map;
import lawsweep.checkpoint.StoredTensor;
import lawsweep.circuit.Tensor;
import lawsweep.circuit.line.Network;

/** A head that is the network's first matrix again, {@code tied}, and may be stored a second time. */
final class Tie {

  private Tie() {}

  /** The first matrix, if the network's head is tied to it; nothing otherwise. */
  static List<Tensor> of(Network network) {
    boolean tied = network.stages().stream().anyMatch(stage -> Piece.word(stage).equals("tied"));
    return network.stages().stream().flatMap(stage -> stage.tensors().stream())
        .filter(tensor -> tied && tensor.shape().size() == 2).limit(1).toList();
  }

  /** Takes the last module that can be the head's copy out of a list that is one longer than needed. */
  static List<Wanted> copy(List<Tensor> tied, List<Module> modules, int needed) {
    for (int i = modules.size() - 1; i >= 0 && modules.size() == needed + 1 && !tied.isEmpty(); i--) {
      Tensor tensor = tied.getFirst();
      Storage storage = Storage.of(tensor, List.of(List.of(0), List.of(1)));
      Map<String, StoredTensor> parameters = modules.get(i).parameters();
      if (parameters.size() == 1 && parameters.containsKey("weight") && storage.fits(parameters.get("weight"))) {
        return List.of(copy(tensor, Module.inside(modules.remove(i).path().text(), "weight")));
      }
    }
    return List.of();
  }

  /** The head under a name. */
  static Wanted copy(Tensor tensor, String name) {
    return new Wanted(tensor, name, Storage.of(tensor, List.of(List.of(0), List.of(1))), true);
  }
}
