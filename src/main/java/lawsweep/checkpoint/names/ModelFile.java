package lawsweep.checkpoint.names;

import java.util.List;
import java.util.Optional;
import lawsweep.checkpoint.StoredTensor;
import lawsweep.circuit.line.Network;
import lawsweep.spec.SpecException;
import lawsweep.spec.SpecKeys;
import lawsweep.spec.SpecText;
import lawsweep.spec.YamlDocument;
import lawsweep.spec.YamlValue;
import lawsweep.text.Spelling;
import lawsweep.text.SpotException;

/**
 * A network and how its tensors are stored: {@code --model FILE.yaml}.
 *
 * @param network from {@code net:}
 * @param map from {@code names: gpt2}; empty where the file has rules or says nothing of names
 * @param rules from {@code names:} with rules
 */
public record ModelFile(Network network, Optional<String> map, Optional<NameRules> rules) {

  private static final List<String> KEYS = List.of("net", "names", "copies");

  /**
   * Reads a file: {@code net:} and, unless one map fits, {@code names:}, a known map or rules.
   *
   * @param source its name, for messages
   * @throws SpecException with the line that is wrong, and how to mend it
   */
  public static ModelFile read(String source, byte[] text) throws SpecException {
    YamlValue file = YamlDocument.parse(source, SpecText.decode(source, text))
        .orElseThrow(() -> NameRules.empty(source, "net:"));
    SpecKeys keys = new SpecKeys("a model file", file, KEYS);
    Network network = network(keys.require("net", "net: vec 10 > dense 16 bias > relu > out 3 bias"));
    Optional<YamlValue> names = keys.find("names");
    if (names.isPresent() && names.get() instanceof YamlValue.Keys) {
      return new ModelFile(network, Optional.empty(), Optional.of(NameRules.of(source, keys)));
    }
    keys.refuse("a map that is known", List.of("copies"));
    return new ModelFile(network, names.isEmpty() ? Optional.empty() : Optional.of(map(names.get())), Optional.empty());
  }

  private static Network network(YamlValue value) throws SpecException {
    if (!(value instanceof YamlValue.Text text) || text.isMissing()) {
      throw value.place().error("'net' is " + value.shown(),
          "expected a line such as vec 10 > dense 16 > relu > out 3");
    }
    try {
      return text.text().strip().contains("\n") ? Network.ofFile(text.text()) : Network.of(text.text());
    } catch (SpotException e) {
      throw text.place().error("net: " + e.getMessage(), "see lawsweep describe --net");
    }
  }

  private static String map(YamlValue value) throws SpecException {
    if (value instanceof YamlValue.Text text && NameMaps.known().contains(text.text())) {
      return text.text();
    }
    String word = value instanceof YamlValue.Text text ? text.text() : "";
    throw value.place().error("'names' is " + value.shown() + Spelling.hint(word, NameMaps.known()),
        "expected " + Spelling.choice(NameMaps.known()) + ", or rules such as l1.W: 0.weight");
  }

  /** The tensors of the network among those that are stored. */
  public NameMap fit(List<StoredTensor> stored) throws MapRefusedException {
    return rules.isPresent() ? NameMaps.fit(network, rules.get(), stored) : NameMaps.fit(network, map, stored);
  }
}
