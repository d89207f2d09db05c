package lawsweep.kind.count;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lawsweep.law.DataChoice;
import lawsweep.law.Fields;
import lawsweep.law.Loss;
import lawsweep.law.grid.SettingReader;
import lawsweep.law.setting.Setting;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import lawsweep.spec.Choices;
import lawsweep.spec.Numbers;
import lawsweep.spec.SpecException;
import lawsweep.spec.SpecKeys;
import lawsweep.spec.YamlValue;
import lawsweep.sweep.About;
import lawsweep.sweep.SpecReader;

/** Reads one entry of {@code networks}. */
final class NetworkReader {
  static final int MAX_DRAWN = 100_000;

  private static final List<String> KEYS = Stream.of(
      List.of("family", "widths", "depth", "width", "input", "output", "each", "random", "bias", "fields", "draws",
          "inputs", "seeds", "net"),
      SettingReader.NAMES, List.of(About.KEY)).flatMap(List::stream).toList();
  private static final Choices<Family> FAMILY = Choices.among("family", Family.values(), Family::label);
  private static final Choices<Loss> LOSS = Choices.among("loss", Loss.values(), Loss::label);
  private static final Choices<Bias> BIAS = new Choices<>("bias", biasWords());
  private final SpecKeys keys;

  private final InputSource inputs;
  private final SettingReader settings;

  private NetworkReader(SpecKeys keys, InputSource inputs) {
    this.keys = keys;
    this.inputs = inputs;
    this.settings = new SettingReader(keys, inputs.files());
  }

  public static NetworkEntry<?> read(YamlValue value, InputSource inputs) throws SpecException {
    return new NetworkReader(new SpecKeys("a networks entry", value, KEYS), inputs).entry();
  }

  private NetworkEntry<?> entry() throws SpecException {
    List<Family> families = FAMILY.read(keys.require("family", "family: linear"));
    List<Bias> biases = biases(families);
    List<Fields> fields = FieldsReader.read(keys, families);
    DrawsReader data = new DrawsReader(inputs);
    if (!fields.contains(Fields.DATA)) {
      data.refuse(keys, "fields: data");
    }
    int seeds = 1;
    if (keys.find("seeds").isPresent()) {
      seeds = (int) new Numbers("seeds", 1, SpecReader.MAX_CELLS).one(keys.find("seeds").get());
    }
    WidthChoice widths = new WidthsReader(keys).read(families);
    List<DataChoice> choices = fields.contains(Fields.DATA) ? data.read(keys, widths) : List.of();
    List<Optional<Setting>> all = settings.read();
    if (all.stream().anyMatch(Optional::isPresent)) {
      refuseSettings(families, fields);
    }
    checkTensors(widths);
    List<NetworkEntry.Variant> variants = variants(families, biases, fields, choices).stream()
        .flatMap(variant -> all.stream().map(variant::with)).toList();
    return new NetworkEntry<>(keys.place(), variants, widths, seeds, about(), settings.place());
  }

  private void refuseSettings(List<Family> families, List<Fields> fields) throws SpecException {
    for (Family family : families) {
      if (family != Family.LINEAR && (settings.symmetric() || family != Family.RELU)) {
        throw settings.place().error(family.label() + " networks with widths are counted "
            + (settings.symmetric() ? "on data without symmetry" : "in the plain gradient flow") + " alone",
            settings.symmetric()
                ? "give linear ones, or networks by a line, such as net: 'vec 2 > dense 3 > x^2 > out 1'"
                : "give linear or relu ones, or networks by a line, such as net: 'vec 2 > dense 3 > tanh > out 1'");
      }
    }
    for (Fields each : fields) {
      if (each != Fields.GENERIC) {
        throw keys.place("fields").error("'fields' is " + each.label() + ", and other flows than the plain one and data"
            + " with a symmetry are counted with generic fields", "remove it, or write 'fields: generic'");
      }
    }
  }

  private void checkTensors(WidthChoice widths) throws SpecException {
    if (!settings.hasMetricOfTensors()) {
      return;
    }
    switch (widths) {
      case RandomRange range -> {
        for (int i = 0; i < range.depths().size(); i++) {
          settings.checkTensors(range.depths().at(i), "a random network of depth " + range.depths().at(i));
        }
      }
      case WidthGrid grid -> {
        for (int i = 0; i < Math.min(grid.size(), SpecReader.MAX_CELLS); i++) {
          int depth = grid.at(i).length - 1;
          settings.checkTensors(depth, "a network of line " + grid.place(i).line());
        }
      }
    }
  }

  /** Widths have no names for a formula. */
  private Optional<About> about() throws SpecException {
    Optional<YamlValue> laws = About.laws(keys);
    if (laws.isPresent()) {
      throw laws.get().place().error("'laws' is not used with 'family'", "remove it, or give the networks by 'net'");
    }
    return About.read(keys);
  }

  private List<Loss> losses() throws SpecException {
    Optional<YamlValue> value = settings.symmetric() ? Optional.empty() : keys.find("loss");
    return value.isEmpty() ? List.of(Loss.MSE) : LOSS.read(value.get());
  }

  private List<NetworkEntry.Variant> variants(List<Family> families, List<Bias> biases, List<Fields> fields,
      List<DataChoice> choices) throws SpecException {
    List<Loss> losses = losses();
    List<NetworkEntry.Variant> variants = new ArrayList<>();
    for (Family family : families) {
      for (Bias bias : biases) {
        for (Fields each : fields) {
          List<Optional<DataChoice>> data =
              each == Fields.DATA ? choices.stream().map(Optional::of).toList() : List.of(Optional.empty());
          losses.forEach(loss -> data
              .forEach(choice -> variants.add(new NetworkEntry.Variant(family, bias, each, loss, choice,
                  Optional.empty()))));
        }
      }
    }
    return List.copyOf(variants);
  }

  private List<Bias> biases(List<Family> families) throws SpecException {
    Optional<YamlValue> value = keys.find("bias");
    if (value.isEmpty()) {
      return List.of(Bias.NONE);
    }
    List<Bias> biases = BIAS.read(value.get());
    Optional<Family> without = families.stream().filter(family -> !family.biased()).findFirst();
    if (without.isPresent() && !biases.equals(List.of(Bias.NONE))) {
      throw keys.place("bias").error(without.get().label() + " networks have no bias",
          "remove 'bias', or give the other networks an entry of their own");
    }
    return biases;
  }

  private static Map<String, Bias> biasWords() {
    Map<String, Bias> words = new LinkedHashMap<>();
    for (Bias bias : Bias.values()) {
      words.put(bias.label(), bias);
    }
    words.put("true", Bias.HIDDEN);
    words.put("false", Bias.NONE);
    return words;
  }
}
