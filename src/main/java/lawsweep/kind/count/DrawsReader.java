package lawsweep.kind.count;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import lawsweep.checkpoint.names.NameMaps;
import lawsweep.law.DataChoice;
import lawsweep.law.NetLine;
import lawsweep.law.grid.DrawKeys;
import lawsweep.pattern.Inputs;
import lawsweep.road.weights.WeightsFile;
import lawsweep.road.weights.WeightsRefusedException;
import lawsweep.spec.InputFiles;
import lawsweep.spec.NumberSet;
import lawsweep.spec.Numbers;
import lawsweep.spec.Place;
import lawsweep.spec.SpecException;
import lawsweep.spec.SpecKeys;
import lawsweep.spec.YamlValue;
import lawsweep.sweep.SpecReader;
import lawsweep.text.FileTrouble;

/**
 * Reads the keys of a networks entry that say at which weights and inputs it is counted: {@code draws}, {@code
 * inputs} and {@code weights}.
 */
final class DrawsReader implements DrawKeys {

  private static final int MOST_CHOICES = 10_000;

  private final InputSource source;

  /** Looks whether inputs fit the networks of an entry. */
  private interface Fitting {
    void check(InputMatrix matrix, Place place) throws SpecException;
  }

  DrawsReader(InputSource source) {
    this.source = source;
  }

  @Override
  public InputFiles files() {
    return source.files();
  }

  @Override
  public void refuse(SpecKeys keys, String only) throws SpecException {
    if (keys.has("draws")) {
      throw keys.place("draws").error("'draws' is only for " + only, "remove it; 'seeds: n' repeats a count n times");
    }
    if (keys.has("inputs")) {
      throw keys.place("inputs").error("'inputs' is only for " + only, "remove it, or write 'fields: data'");
    }
  }

  /** All combinations of draws and inputs, the inputs fastest. */
  List<DataChoice> read(SpecKeys keys, WidthChoice widths) throws SpecException {
    return read(keys, (matrix, place) -> checkFeatures(widths, matrix, place));
  }

  @Override
  public List<DataChoice> read(SpecKeys keys, SortedMap<Integer, String> networks) throws SpecException {
    return read(keys, (matrix, place) -> {
      for (Map.Entry<Integer, String> network : networks.entrySet()) {
        if (network.getKey() != matrix.features()) {
          throw place.error("the inputs have " + shown(matrix) + " and " + YamlValue.cut(network.getValue()) + " reads "
              + network.getKey(), "expected an input on each row, and networks that read " + matrix.features());
        }
      }
    });
  }

  @Override
  public NetLine at(SpecKeys keys, NetLine line) throws SpecException {
    SpecKeys block = new SpecKeys(WEIGHTS, keys.require(WEIGHTS, "weights: {file: model.safetensors}"),
        List.of("file", "names"));
    YamlValue.Text file = text("file", block.require("file", "file: model.safetensors"));
    Optional<YamlValue> names = block.find("names");
    Place place = names.isPresent() ? names.get().place() : file.place();
    try {
      WeightsFile.Naming naming = names.isEmpty() ? WeightsFile.anyNaming()
          : naming(text("names", names.get()));
      return line.at(WeightsFile.read(file.text(), bytes(file), line.network(), naming));
    } catch (WeightsRefusedException e) {
      throw place.error("the weights cannot be used", e.getMessage());
    }
  }

  private static YamlValue.Text text(String key, YamlValue value) throws SpecException {
    if (value instanceof YamlValue.Text text && !text.text().isBlank()) {
      return text;
    }
    throw value.place().error("'" + key + "' is " + value.shown(), "expected a text");
  }

  /** A word of the program's, or the name of a file of rules. */
  private WeightsFile.Naming naming(YamlValue.Text names) throws SpecException, WeightsRefusedException {
    return NameMaps.known().contains(names.text()) ? WeightsFile.naming(names.text())
        : WeightsFile.naming(names.text(), bytes(names));
  }

  private byte[] bytes(YamlValue.Text file) throws SpecException {
    String name = "the file '" + YamlValue.cut(file.text()) + "'";
    try {
      byte[] bytes = source.files().read(file.text());
      if (bytes.length > InputFiles.MAX_BYTES) {
        throw file.place().error(name + " has more than 64 MiB",
            "a sweep keeps copies of its files; lawsweep count --weights takes larger ones");
      }
      return bytes;
    } catch (IOException e) {
      throw file.place().error(name + " cannot be read: " + FileTrouble.reason(e),
          "expected one file, relative names start from the spec's directory");
    } catch (InvalidPathException e) {
      throw file.place().error(name + " is no path", "expected the name of a checkpoint");
    }
  }

  private List<DataChoice> read(SpecKeys keys, Fitting fitting) throws SpecException {
    NumberSet draws = keys.find("draws").isPresent()
        ? few(keys, "draws", new Numbers("draws", 1, DataChoice.MAX_DRAWS).set(keys.require("draws", "")))
        : NumberSet.of(InputMatrix.DEFAULT_DRAWS);
    List<Optional<Inputs>> inputs = inputs(keys, fitting);
    List<DataChoice> choices = new ArrayList<>();
    for (int i = 0; i < draws.size(); i++) {
      for (Optional<Inputs> each : inputs) {
        choices.add(new DataChoice(draws.at(i), 0, each));
      }
    }
    return choices;
  }

  private List<Optional<Inputs>> inputs(SpecKeys keys, Fitting fitting) throws SpecException {
    if (!keys.has("inputs")) {
      return List.of(Optional.empty());
    }
    SpecKeys block =
        new SpecKeys("inputs", keys.require("inputs", "inputs: {file: x.npy}"), List.of("file", "samples"));
    InputMatrix matrix = source.matrix(block.require("file", "file: x.npy"));
    Place place = block.place("file");
    fitting.check(matrix, place);
    NumberSet samples = NumberSet.of(matrix.rows());
    if (block.has("samples")) {
      samples = few(keys, "samples", new Numbers("samples", 1, InputFiles.MAX_BYTES).set(block.require("samples", "")));
    }
    List<Optional<Inputs>> inputs = new ArrayList<>();
    for (int i = 0; i < samples.size(); i++) {
      if (samples.at(i) > matrix.rows() && matrix.known()) {
        throw block.place("samples").error("'samples' is " + samples.at(i) + " and the file has " + matrix.rows()
            + (matrix.rows() == 1 ? " row" : " rows"), "expected at most as many samples as rows");
      }
      inputs.add(Optional.of(matrix.first(samples.at(i))));
    }
    return inputs;
  }

  private static NumberSet few(SpecKeys keys, String key, NumberSet numbers) throws SpecException {
    if (numbers.size() > MOST_CHOICES) {
      throw keys.place(key).error("'" + key + "' has " + numbers.size() + " values",
          "at most " + MOST_CHOICES + " are accepted, a cell each");
    }
    return numbers;
  }

  private static void checkFeatures(WidthChoice widths, InputMatrix matrix, Place place) throws SpecException {
    switch (widths) {
      case RandomRange range -> {
        if (range.widths().size() > 1 || range.widths().at(0) != matrix.features()) {
          throw place.error("the inputs have " + shown(matrix) + " and random networks inputs of any width",
              "list the widths, each with the input width " + matrix.features() + " at its end");
        }
      }
      case WidthGrid grid -> {
        for (int i = 0; i < Math.min(grid.size(), SpecReader.MAX_CELLS); i++) {
          int[] layers = grid.at(i);
          if (layers[layers.length - 1] != matrix.features()) {
            throw place.error("the inputs have " + shown(matrix) + " and a network of line " + grid.place(i).line()
                + " has the input width " + layers[layers.length - 1],
                "expected an input on each row, and networks of the input width " + matrix.features());
          }
        }
      }
    }
  }

  private static String shown(InputMatrix matrix) {
    return matrix.features() + (matrix.features() == 1 ? " feature" : " features");
  }
}
