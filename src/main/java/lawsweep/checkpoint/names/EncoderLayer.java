package lawsweep.checkpoint.names;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lawsweep.checkpoint.names.Piece.Kind;
import lawsweep.circuit.line.Network;

/** torch.nn.TransformerEncoderLayer and torch.nn.TransformerEncoder, with other modules in front and behind. */
final class EncoderLayer implements Scheme {

  /** The first name of a layer; its group 1 is what all names of the layer begin with. */
  static final Pattern ANCHOR = Pattern.compile("^(.*?)self_attn\\.(?:in_proj_weight|q_proj_weight)$");
  private static final Pattern NORM_FIRST = Pattern.compile("res\\(([A-Za-z_][A-Za-z0-9_]*: ?)?(ln|rms)\\b");
  private static final Pattern OWN = Pattern.compile("(.*\\.)?(self_attn|linear[12]|norm[12])\\..*");

  private static final List<Slot> FIRST = List.of(new Slot(Kind.NORM, "norm1"), new Slot(Kind.ATTENTION, "self_attn"),
      new Slot(Kind.NORM, "norm2"), new Slot(Kind.LINEAR, "linear1"), new Slot(Kind.LINEAR, "linear2"));
  private static final List<Slot> LAST = List.of(new Slot(Kind.ATTENTION, "self_attn"), new Slot(Kind.NORM, "norm1"),
      new Slot(Kind.LINEAR, "linear1"), new Slot(Kind.LINEAR, "linear2"), new Slot(Kind.NORM, "norm2"));

  /** A module of a block. */
  private record Slot(Kind kind, String path) {}

  @Override
  public String label() {
    return "encoder-layer";
  }

  @Override
  public String example() {
    return "layers.0.self_attn.in_proj_weight";
  }

  @Override
  public boolean knows(StoredNames stored) {
    return !stored.before(ANCHOR).isEmpty();
  }

  @Override
  public List<Wanted> wanted(Network network, StoredNames stored) throws MapRefusedException {
    List<Slot> slots = NORM_FIRST.matcher(network.line()).find() ? FIRST : LAST;
    List<String> bases = stored.before(ANCHOR);
    Blocks found = Blocks.of(Piece.of(network), slots.stream().map(Slot::kind).toList());
    if (found.blocks().size() != bases.size()) {
      throw new MapRefusedException(label() + ": the network has " + found.blocks().size() + " blocks of "
          + slots.stream().map(slot -> slot.kind.shown()).collect(Collectors.joining(", ")) + " one behind the other,"
          + " the checkpoint " + bases.size());
    }
    List<Wanted> wanted = new ArrayList<>();
    for (int i = 0; i < bases.size(); i++) {
      for (int j = 0; j < slots.size(); j++) {
        Piece piece = found.blocks().get(i).get(j);
        String path = bases.get(i) + slots.get(j).path;
        wanted.addAll(piece.kind() == Kind.ATTENTION
            ? Modules.multihead(piece, path, stored)
            : Modules.plain(piece, path, stored));
      }
    }
    wanted.addAll(others(network, found, stored));
    return wanted;
  }

  /** Pieces outside the blocks are the modules outside of them, in the order that fits. */
  private List<Wanted> others(Network network, Blocks found, StoredNames stored) throws MapRefusedException {
    List<Piece> pieces = new ArrayList<>(found.before());
    pieces.addAll(found.after());
    List<Module> modules = others(stored);
    List<Wanted> copy = Tie.copy(Tie.of(network), modules, pieces.size());
    List<Wanted> wanted = new ArrayList<>(ModuleOrder.of(label(), stored, pieces, modules));
    wanted.addAll(copy);
    return wanted;
  }

  /** Modules outside of the layers. */
  static List<Module> others(StoredNames stored) {
    Set<String> blocks = Set.copyOf(stored.before(ANCHOR));
    List<String> names = stored.parameters().stream()
        .filter(name -> blocks.stream().noneMatch(name::startsWith) || !OWN.matcher(name).matches()).toList();
    return new ArrayList<>(Module.of(stored, names));
  }

  @Override
  public Optional<Sketch> sketch(StoredNames stored) {
    return TransformerSketch.encoder(stored);
  }

  @Override
  public boolean strict(String name) {
    return OWN.matcher(name).matches();
  }
}
