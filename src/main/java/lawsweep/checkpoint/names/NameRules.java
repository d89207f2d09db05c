package lawsweep.checkpoint.names;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lawsweep.circuit.Tensor;
import lawsweep.circuit.line.Network;
import lawsweep.circuit.word.Stage;
import lawsweep.spec.Place;
import lawsweep.spec.SpecException;
import lawsweep.spec.SpecKeys;
import lawsweep.spec.SpecText;
import lawsweep.spec.YamlDocument;
import lawsweep.spec.YamlValue;
import lawsweep.text.Spelling;

/** A user's rules for names: {@code --names FILE.yaml}. How they are written is told in the package's doc-files. */
public final class NameRules {

  private static final List<String> KEYS = List.of("names", "copies");
  private static final String EXAMPLE = "l{i}.W: blocks.{i}.weight";

  private final String source;
  private final List<NameRule> rules;
  private final List<NameRule> copies;

  private NameRules(String source, List<NameRule> rules, List<NameRule> copies) {
    this.source = source;
    this.rules = rules;
    this.copies = copies;
  }

  /**
   * Reads a file: {@code names:} with rules and, for tensors that are stored twice, {@code copies:}.
   *
   * @param source its name, for messages
   * @throws SpecException with the line that is wrong, and how to mend it
   */
  public static NameRules read(String source, byte[] text) throws SpecException {
    YamlValue file = YamlDocument.parse(source, SpecText.decode(source, text))
        .orElseThrow(() -> empty(source, "names:"));
    if (file instanceof YamlValue.Keys keys && keys.values().containsKey(new YamlValue.Key("net", file.place()))) {
      throw file.place().error("this file has a net: of its own", "give it as --model " + source);
    }
    SpecKeys keys = new SpecKeys("a file of names", file, KEYS);
    keys.require("names", "names: {l1.W: 0.weight}");
    return of(source, keys);
  }

  /** The error for a file without anything in it. */
  static SpecException empty(String source, String key) {
    return new Place(source, 1).error("there is nothing in this file", "write " + key + " and what belongs to it");
  }

  /** The rules under {@code names:} and {@code copies:}. */
  static NameRules of(String source, SpecKeys keys) throws SpecException {
    return new NameRules(source, rules(keys, "names"), rules(keys, "copies"));
  }

  private static List<NameRule> rules(SpecKeys keys, String key) throws SpecException {
    Optional<YamlValue> value = keys.find(key);
    if (value.isEmpty()) {
      return List.of();
    }
    if (!(value.get() instanceof YamlValue.Keys rules) || rules.values().isEmpty()) {
      throw value.get().place().error("'" + key + "' is " + value.get().shown(), "expected rules such as " + EXAMPLE);
    }
    List<NameRule> read = new ArrayList<>();
    for (Map.Entry<YamlValue.Key, YamlValue> rule : rules.values().entrySet()) {
      read.add(NameRule.of(rule.getKey(), rule.getValue()));
    }
    return read;
  }

  /** The name of the file. */
  public String source() {
    return source;
  }

  /** The map that they make for a network. */
  NameMap map(Network network, StoredNames stored) throws MapRefusedException {
    refuseIdle(network);
    Set<String> parameters = new HashSet<>(network.circuit().tensors().stream().map(Tensor::name).toList());
    List<Wanted> wanted = new ArrayList<>();
    Map<String, String> where = new HashMap<>();
    for (Stage stage : network.stages()) {
      for (Tensor tensor : stage.tensors()) {
        Optional<NameRule> rule = find(rules, tensor);
        Optional<NameRule> copy = find(copies, tensor);
        if (rule.isEmpty() && parameters.contains(tensor.name())) {
          throw new MapRefusedException(source + " has no rule for '" + tensor.name() + "' of " + stage.name() + " ("
              + stage.text() + ")");
        }
        if (rule.isPresent()) {
          wanted.add(rule.get().wanted(stage, tensor, false));
          where.put(tensor.name(), rule.get().shown());
        }
        if (copy.isPresent()) {
          wanted.add(copy.get().wanted(stage, tensor, true));
        }
      }
    }
    return new Fitting(source, tensor -> where.getOrDefault(tensor, source), stored, wanted).map(network);
  }

  /** The rule for a tensor: the one that has just its name before those with open numbers. */
  private static Optional<NameRule> find(List<NameRule> rules, Tensor tensor) throws MapRefusedException {
    List<NameRule> fitting = rules.stream().filter(rule -> rule.tensor().match(tensor.name()).isPresent()).toList();
    Optional<NameRule> exact = fitting.stream().filter(NameRule::exact).findFirst();
    if (exact.isEmpty() && fitting.size() > 1) {
      throw new MapRefusedException(fitting.get(1).shown() + ": '" + fitting.get(1).tensor().text() + "' and, on line "
          + fitting.get(0).place().line() + ", '" + fitting.get(0).tensor().text() + "' are both rules for '"
          + tensor.name() + "'; keep one");
    }
    return exact.or(() -> fitting.stream().findFirst());
  }

  /** Refuses rules for tensors that the network does not have. */
  private void refuseIdle(Network network) throws MapRefusedException {
    List<String> names = network.stages().stream().flatMap(stage -> stage.tensors().stream()).map(Tensor::name)
        .toList();
    for (List<NameRule> all : List.of(rules, copies)) {
      for (NameRule rule : all) {
        if (names.stream().noneMatch(name -> rule.tensor().match(name).isPresent())) {
          throw new MapRefusedException(rule.shown() + ": the network has no tensor '" + rule.tensor().text() + "'"
              + Spelling.hint(rule.tensor().text(), names) + "; its names are those that lawsweep describe prints");
        }
      }
    }
  }
}
