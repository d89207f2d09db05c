package lawsweep.checkpoint.names;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import lawsweep.circuit.Tensor;
import lawsweep.circuit.line.Network;

/**
 * torch.nn.Sequential and modules of a user's own, one behind the other: {@code 0.weight}, {@code fc1.bias}. As
 * {@code mha} with torch.nn.MultiheadAttention among them.
 *
 * @param attention true for {@code mha}
 */
record Sequential(boolean attention) implements Scheme {

  private static final Pattern MULTIHEAD = Pattern.compile("^(.*?)(in_proj_weight|q_proj_weight)$");

  @Override
  public String label() {
    return attention ? "mha" : "sequential";
  }

  @Override
  public String example() {
    return attention ? "in_proj_weight" : "0.weight";
  }

  @Override
  public boolean knows(StoredNames stored) {
    return attention ? !stored.before(MULTIHEAD).isEmpty() : !stored.parameters().isEmpty();
  }

  @Override
  public List<Wanted> wanted(Network network, StoredNames stored) throws MapRefusedException {
    return wanted(label(), Piece.of(network), Tie.of(network), stored);
  }

  /** Where pieces are that have all parameters of the checkpoint to themselves. */
  private List<Wanted> wanted(String label, List<Piece> pieces, List<Tensor> tied, StoredNames stored)
      throws MapRefusedException {
    List<Piece> plain = new ArrayList<>();
    for (Piece piece : pieces) {
      plain.addAll(plain(piece));
    }
    List<String> parameters = stored.parameters();
    refuseNormed(label, Module.of(stored, parameters));
    List<String> named = parameters.stream().filter(this::strict).toList();
    try {
      return wanted(label, plain, tied, stored, parameters);
    } catch (MapRefusedException e) {
      // Numbers that stand beside the weights, such as a loss.
      if (named.isEmpty() || named.size() == parameters.size()) {
        throw e;
      }
      return wanted(label, plain, tied, stored, named);
    }
  }

  private static List<Wanted> wanted(String label, List<Piece> plain, List<Tensor> tied, StoredNames stored,
      List<String> parameters) throws MapRefusedException {
    List<Module> modules = new ArrayList<>(Module.of(stored, parameters));
    List<Wanted> copy = Tie.copy(tied, modules, plain.size());
    List<Wanted> wanted = new ArrayList<>(ModuleOrder.of(label, stored, plain, modules));
    wanted.addAll(copy);
    return wanted;
  }

  private static void refuseNormed(String label, List<Module> modules) throws MapRefusedException {
    for (Module module : modules) {
      if (module.parameters().containsKey("weight_g") || module.path().text().contains("parametrizations.")) {
        throw new MapRefusedException(label + ": " + module.shown() + " has its weight as a length and a direction, a"
            + " network's layer as one matrix");
      }
    }
  }

  private List<Piece> plain(Piece piece) throws MapRefusedException {
    return switch (piece.kind()) {
      case LOWRANK -> piece.tensors().stream()
          .map(tensor -> new Piece(Piece.Kind.LINEAR, piece.stage(), List.of(tensor))).toList();
      case GATED -> throw new MapRefusedException(label() + ": which matrix of " + piece.stage().name() + " ("
          + piece.stage().text() + ") is the gate no order tells; write rules in a FILE.yaml");
      case ATTENTION -> {
        if (!attention) {
          throw new MapRefusedException(label() + ": " + piece.stage().name() + " (" + piece.stage().text()
              + ") is attention, which mha, encoder-layer, gpt2 and llama have names for");
        }
        yield List.of(piece);
      }
      default -> List.of(piece);
    };
  }

  @Override
  public Optional<Sketch> sketch(StoredNames stored) {
    return SequentialSketch.of(stored);
  }

  @Override
  public boolean strict(String name) {
    return Module.path(name).isPresent();
  }
}
