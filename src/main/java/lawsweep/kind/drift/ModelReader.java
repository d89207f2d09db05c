package lawsweep.kind.drift;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lawsweep.checkpoint.names.NameMaps;
import lawsweep.circuit.line.Network;
import lawsweep.spec.InputFiles;
import lawsweep.spec.Place;
import lawsweep.spec.SpecException;
import lawsweep.spec.SpecKeys;
import lawsweep.spec.YamlValue;
import lawsweep.text.FileTrouble;
import lawsweep.text.Spelling;
import lawsweep.text.SpotException;

/** Reads {@code model: {net: ..., names: ...}}, {@code model: FILE.yaml}, and lists of these. */
final class ModelReader {

  /** The map of names of {@code nn.Sequential}. */
  static final String SEQUENTIAL = "sequential";

  private static final String NET = "net";
  private static final String NAMES = "names";
  private static final String EXPECTED = "expected {net: ..., names: ...}, or the name of a .yaml file that holds both";

  private final InputFiles files;

  ModelReader(InputFiles files) {
    this.files = files;
  }

  /** The models of a value, one at least, each once. */
  List<DriftModel> read(YamlValue value) throws SpecException {
    List<DriftModel> models = new ArrayList<>();
    for (YamlValue item : value instanceof YamlValue.Items items ? items.values() : List.of(value)) {
      DriftModel model = one(item);
      if (models.contains(model)) {
        throw item.place().error("'model' holds " + item.shown() + " twice",
            "give each once: a repeat is the same cell");
      }
      models.add(model);
    }
    if (models.isEmpty()) {
      throw value.place().error("'model' is an empty list", EXPECTED);
    }
    return List.copyOf(models);
  }

  private DriftModel one(YamlValue value) throws SpecException {
    return switch (value) {
      case YamlValue.Text text when yaml(text) -> DriftModel.of(file(text, true));
      case YamlValue.Keys _ -> keys(new SpecKeys("'model'", value, List.of(NET, NAMES)));
      default -> throw value.place().error("'model' is " + value.shown(), EXPECTED);
    };
  }

  private static boolean yaml(YamlValue.Text text) {
    return text.text().endsWith(".yaml") || text.text().endsWith(".yml");
  }

  private DriftModel keys(SpecKeys keys) throws SpecException {
    Network network = network(keys.require(NET, "net: 'vec 2 > dense 3 > relu > out 1'"));
    Optional<YamlValue> names = keys.find(NAMES);
    if (names.isEmpty()) {
      return DriftModel.of(network, Optional.empty());
    }
    if (names.get() instanceof YamlValue.Text text && yaml(text)) {
      return DriftModel.of(network, file(text, false));
    }
    if (names.get() instanceof YamlValue.Text text && NameMaps.known().contains(text.text())) {
      return DriftModel.of(network, Optional.of(text.text()));
    }
    String hint = names.get() instanceof YamlValue.Text text ? Spelling.hint(text.text(), NameMaps.known()) : "";
    throw names.get().place().error("'names' is " + names.get().shown(),
        "expected " + String.join(", ", NameMaps.known()) + " or the name of a .yaml file" + hint);
  }

  private static Network network(YamlValue value) throws SpecException {
    if (!(value instanceof YamlValue.Text text) || text.isMissing()) {
      throw value.place().error("'net' is " + value.shown(), "expected a network such as 'vec 2 > dense 3 > out 1'");
    }
    try {
      return Network.of(text.text());
    } catch (SpotException e) {
      throw value.place().error("'net' cannot be used", e.getMessage());
    }
  }

  private DriftModel.NamesFile file(YamlValue.Text name, boolean whole) throws SpecException {
    Place place = name.place();
    String shown = "the file '" + YamlValue.cut(name.text()) + "'";
    try {
      return new DriftModel.NamesFile(name.text(), new String(files.read(name.text()), StandardCharsets.UTF_8), whole);
    } catch (IOException e) {
      throw place.error(shown + " cannot be read: " + FileTrouble.reason(e),
          "relative names start from the spec's directory");
    } catch (InvalidPathException e) {
      throw place.error(shown + " is no path", "expected the name of a .yaml file");
    }
  }
}
