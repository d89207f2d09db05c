package lawsweep.checkpoint.names;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import lawsweep.text.Many;

/**
 * Which modules are which pieces of a network where only numbers in names, kinds and shapes tell: modules whose names
 * differ in a number first stand in the order of these numbers, and the one order that then fits is taken.
 */
final class ModuleOrder {

  /** The most sets of modules that are looked at. */
  private static final int MOST_STATES = 20_000;

  /** The most modules whose order is looked for. */
  private static final int MOST_MODULES = 2_000;

  private final String label;
  private final StoredNames stored;
  private final List<Piece> pieces;
  private final List<Module> modules;
  private final List<BitSet> earlier = new ArrayList<>();
  /** Up to 2 ways to go on, for each set of modules that stand already. */
  private final Map<BitSet, Integer> ways = new HashMap<>();

  private ModuleOrder(String label, StoredNames stored, List<Piece> pieces, List<Module> modules) {
    this.label = label;
    this.stored = stored;
    this.pieces = pieces;
    this.modules = modules;
    for (Module module : modules) {
      BitSet before = new BitSet();
      for (int i = 0; i < modules.size(); i++) {
        OptionalInt told = modules.get(i).path().before(module.path());
        before.set(i, told.isPresent() && told.getAsInt() < 0);
      }
      earlier.add(before);
    }
  }

  /**
   * Where all pieces are.
   *
   * @param label what the map is called, for messages
   * @param modules all of them, each of which is one piece
   * @throws MapRefusedException if no order fits, or several do
   */
  static List<Wanted> of(String label, StoredNames stored, List<Piece> pieces, List<Module> modules)
      throws MapRefusedException {
    if (pieces.size() != modules.size() || modules.size() > MOST_MODULES) {
      throw new MapRefusedException(label + ": the network has " + Many.of(pieces.size(), "module") + " with weights"
          + some(pieces.stream().map(piece -> piece.stage().name()).toList()) + ", the checkpoint " + modules.size()
          + some(modules.stream().map(module -> module.path().text()).toList()));
    }
    return new ModuleOrder(label, stored, pieces, modules).wanted();
  }

  private static String some(List<String> names) {
    int shown = 8;
    return names.isEmpty() ? ""
        : names.stream().limit(shown).collect(Collectors.joining(", ", " (",
            names.size() > shown ? ", …)" : ")"));
  }

  private List<Wanted> wanted() throws MapRefusedException {
    int ways = ways(new BitSet());
    if (ways > 1) {
      List<Wanted> inFile = inFile();
      if (inFile.isEmpty()) {
        throw new MapRefusedException(label + ": several orders of the modules" + some(modules.stream()
            .map(module -> module.path().text()).toList()) + " fit the network; write rules for them in a FILE.yaml");
      }
      return inFile;
    }
    return first();
  }

  private int ways(BitSet used) throws MapRefusedException {
    int piece = used.cardinality();
    if (piece == pieces.size()) {
      return 1;
    }
    Integer known = ways.get(used);
    if (known != null) {
      return known;
    }
    if (ways.size() > MOST_STATES) {
      throw new MapRefusedException(label + ": the names of modules leave too many orders open; write rules in a"
          + " FILE.yaml");
    }
    int count = 0;
    for (int i = 0; i < modules.size() && count < 2; i++) {
      if (free(i, used) && shaped(piece, i)) {
        count += ways(with(used, i));
      }
    }
    ways.put(used, Math.min(count, 2));
    return Math.min(count, 2);
  }

  private static BitSet with(BitSet used, int module) {
    BitSet more = (BitSet) used.clone();
    more.set(module);
    return more;
  }

  /** True if a module is left and all that must stand before it do. */
  private boolean free(int module, BitSet used) {
    BitSet missing = (BitSet) earlier.get(module).clone();
    missing.andNot(used);
    return !used.get(module) && missing.isEmpty();
  }

  private boolean shaped(int piece, int module) {
    List<Wanted> wanted = candidates(piece, module);
    return !wanted.isEmpty()
        && wanted.stream().allMatch(each -> each.storage().fits(stored.tensors().get(each.name())));
  }

  /** Where the tensors of a piece are in a module that has tensors of just these names; nothing in others. */
  private List<Wanted> candidates(int piece, int module) {
    Module there = modules.get(module);
    List<Wanted> wanted = style(pieces.get(piece), there).of(pieces.get(piece), there.path().text(), stored);
    return new HashSet<>(wanted.stream().map(Wanted::name).toList()).equals(there.names()) ? wanted : List.of();
  }

  private static Modules.Style style(Piece piece, Module module) {
    return switch (piece.kind()) {
      case ATTENTION -> Modules::multihead;
      case RECURRENT -> Modules::recurrent;
      case TABLE, LINEAR, CONV, NORM, POSITIONS, OTHER ->
        module.parameters().containsKey("") && piece.tensors().size() == 1 ? Modules::bare : Modules::plain;
      case GATED, LOWRANK -> (_, _, _) -> List.of();
    };
  }

  /** The order of the file, if it fits and is not just that of the alphabet. */
  private List<Wanted> inFile() {
    List<String> names = List.copyOf(stored.tensors().keySet());
    if (names.equals(names.stream().sorted().toList())) {
      return List.of();
    }
    List<Integer> order = new ArrayList<>();
    for (String name : names) {
      for (int i = 0; i < modules.size(); i++) {
        if (modules.get(i).names().contains(name) && !order.contains(i)) {
          order.add(i);
        }
      }
    }
    BitSet used = new BitSet();
    List<Wanted> wanted = new ArrayList<>();
    for (int i : order) {
      if (!free(i, used) || !shaped(used.cardinality(), i)) {
        return List.of();
      }
      wanted.addAll(candidates(used.cardinality(), i));
      used.set(i);
    }
    return wanted;
  }

  /** The order that fits; where none does the first one that fits for longest by names, and then by kinds. */
  private List<Wanted> first() throws MapRefusedException {
    BitSet used = new BitSet();
    List<Wanted> wanted = new ArrayList<>();
    for (int piece = 0; piece < pieces.size(); piece++) {
      int next = next(piece, used);
      if (next < 0) {
        throw wrongParts(pieces.get(piece), modules.stream()
            .filter(module -> free(modules.indexOf(module), used)).findFirst().orElseThrow());
      }
      wanted.addAll(candidates(piece, next));
      used.set(next);
    }
    return wanted;
  }

  private int next(int piece, BitSet used) throws MapRefusedException {
    int named = -1;
    int shaped = -1;
    for (int i = 0; i < modules.size(); i++) {
      if (free(i, used) && !candidates(piece, i).isEmpty()) {
        named = named < 0 ? i : named;
        shaped = shaped < 0 && shaped(piece, i) ? i : shaped;
        if (shaped(piece, i) && ways(with(used, i)) > 0) {
          return i;
        }
      }
    }
    return shaped >= 0 ? shaped : named;
  }

  private MapRefusedException wrongParts(Piece piece, Module module) {
    boolean more = module.parameters().containsKey("bias") && piece.bias().isEmpty();
    return new MapRefusedException(label + ": expected " + piece.tensors().stream().map(tensor -> "'" + tensor.name()
        + "' of " + Storage.shown(piece.storage(tensor).shape())).collect(Collectors.joining(" and ")) + " in one"
        + " module, got " + module.shown() + (more ? "; a layer with a bias says so: " + piece.stage().text() + " bias"
            : ""));
  }
}
