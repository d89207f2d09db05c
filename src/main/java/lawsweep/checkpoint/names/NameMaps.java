package lawsweep.checkpoint.names;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lawsweep.checkpoint.StoredTensor;
import lawsweep.circuit.line.Network;
import lawsweep.text.Spelling;

/** Finds the tensors of a network among those that are stored. */
public final class NameMaps {

  /** In the order in which they are listed; of two that say the same the later one is the more special. */
  private static final List<Scheme> ALL = List.of(new Sequential(false), new Sequential(true), new EncoderLayer(),
      new ResNet(), Transformer.GPT2, Transformer.LLAMA, new Peft());

  private NameMaps() {}

  /** The maps that {@code --names} knows, in the order in which they are listed. */
  public static List<String> known() {
    return ALL.stream().map(Scheme::label).toList();
  }

  static List<Scheme> schemes() {
    return ALL;
  }

  /**
   * The map that was asked for, or the only one that fits.
   *
   * @param asked one of {@link #known}; empty for the one that fits
   * @param stored all tensors of a checkpoint
   * @throws MapRefusedException if it does not fit; if nothing was asked for and none fits, or several do
   */
  public static NameMap fit(Network network, Optional<String> asked, List<StoredTensor> stored)
      throws MapRefusedException {
    List<StoredNames> names = StoredNames.all(stored);
    if (asked.isPresent()) {
      return ALL.stream().filter(scheme -> scheme.label().equals(asked.get())).findFirst()
          .orElseThrow(() -> new MapRefusedException("expected one of " + String.join(", ", known())
              + " or a FILE.yaml for names, got '" + asked.get() + "'" + Spelling.hint(asked.get(), known())))
          .fit(network, names);
    }
    return onlyOne(network, names);
  }

  private static NameMap onlyOne(Network network, List<StoredNames> names) throws MapRefusedException {
    Map<List<TensorView>, NameMap> fitting = new LinkedHashMap<>();
    List<String> reasons = new ArrayList<>();
    for (Scheme scheme : ALL.reversed()) {
      // Modules in order fit what has no names of a kind; where it has, that is what went wrong.
      boolean special = scheme instanceof Sequential && !reasons.isEmpty();
      if (!special && scheme.known(names).isPresent()) {
        try {
          NameMap map = scheme.fit(network, names);
          fitting.putIfAbsent(map.views(), map);
        } catch (MapRefusedException e) {
          reasons.add(e.getMessage());
        }
      }
    }
    if (fitting.size() > 1) {
      throw new MapRefusedException("several maps of names fit: " + String.join(", ",
          fitting.values().stream().map(NameMap::label).toList()) + "; say which with --names");
    }
    if (fitting.isEmpty()) {
      throw new MapRefusedException("no map of names fits: " + (reasons.isEmpty() ? "the checkpoint has no parameters"
          : String.join("; ", reasons) + "; for other names write rules in a FILE.yaml"));
    }
    return fitting.values().iterator().next();
  }

  /**
   * The map that a user's rules make.
   *
   * @throws MapRefusedException if a tensor of the network has no rule, or what a rule names is not there or has
   *     another shape
   */
  public static NameMap fit(Network network, NameRules rules, List<StoredTensor> stored) throws MapRefusedException {
    return rules.map(network, StoredNames.all(stored).getFirst());
  }
}
