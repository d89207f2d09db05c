package lawsweep.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lawsweep.law.Fields;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;

/** Reads one entry of {@code networks}. */
final class NetworkReader {
  static final int MAX_DEPTH = 256;
  static final int MAX_DRAWN = 100_000;

  private static final List<String> KEYS =
      List.of(
          "family", "widths", "depth", "width", "input", "output", "each", "random", "bias", "fields", "draws",
          "seeds");
  /** The keys that say which widths, one of which every entry has, and the keys each goes with. */
  private static final Map<String, List<String>> FORMS = forms();

  private static final String FOUR_FORMS =
      "give 'widths', or 'depth' with 'width', or 'depth' with 'each', or 'random'";

  private static final Choices<Family> FAMILY = Choices.among("family", Family.values(), Family::label);
  private static final Choices<Bias> BIAS = new Choices<>("bias", biasWords());
  private static final Choices<Fields> FIELDS = Choices.among("fields", Fields.values(), Fields::label);

  private final SpecKeys keys;

  private NetworkReader(SpecKeys keys) {
    this.keys = keys;
  }

  static NetworkEntry<?> read(YamlValue value) throws SpecException {
    return new NetworkReader(new SpecKeys("a networks entry", value, KEYS)).entry();
  }

  private NetworkEntry<?> entry() throws SpecException {
    List<Family> families = FAMILY.read(keys.require("family", "family: linear"));
    List<Bias> biases = biases(families);
    Fields fields = fields();
    int seeds = 1;
    if (keys.find("seeds").isPresent()) {
      seeds = (int) new Numbers("seeds", 1, SpecReader.MAX_CELLS).one(keys.find("seeds").get());
    }
    List<NetworkEntry.Variant> variants = new ArrayList<>();
    for (Family family : families) {
      for (Bias bias : biases) {
        variants.add(new NetworkEntry.Variant(family, bias));
      }
    }
    return new NetworkEntry<>(keys.place(), List.copyOf(variants), widths(), fields, seeds);
  }

  private List<Bias> biases(List<Family> families) throws SpecException {
    Optional<YamlValue> value = keys.find("bias");
    if (value.isEmpty()) {
      return List.of(Bias.NONE);
    }
    List<Bias> biases = BIAS.read(value.get());
    if (families.contains(Family.LINEAR) && !biases.equals(List.of(Bias.NONE))) {
      throw keys.place("bias")
          .error("linear networks have no bias", "remove 'bias', or give the relu networks an entry of their own");
    }
    return biases;
  }

  private Fields fields() throws SpecException {
    if (keys.has("draws")) {
      throw keys.place("draws")
          .error(
              "'draws' is for fields: data, which this version does not support",
              "remove it; 'seeds: n' repeats a count n times");
    }
    Optional<YamlValue> value = keys.find("fields");
    if (value.isEmpty()) {
      return Fields.GENERIC;
    }
    if (value.get() instanceof YamlValue.Text text && text.text().equals("data")) {
      throw text.place().error("fields: data is not supported by this version", "expected generic");
    }
    return FIELDS.read(value.get()).getFirst();
  }

  private WidthChoice widths() throws SpecException {
    List<String> given = FORMS.keySet().stream().filter(keys::has).toList();
    if (given.isEmpty()) {
      throw keys.place(keys.has("depth") ? "depth" : "family").error("the entry does not say which widths", FOUR_FORMS);
    }
    String form = given.getFirst();
    if (given.size() > 1) {
      throw keys.place(given.get(1)).error("'" + form + "' and '" + given.get(1) + "' exclude each other", FOUR_FORMS);
    }
    for (String key : List.of("depth", "input", "output")) {
      if (keys.has(key) && !FORMS.getOrDefault(form, List.of()).contains(key)) {
        throw keys.place(key).error("'" + key + "' is not used with '" + form + "'", "remove it" + remark(form, key));
      }
    }
    YamlValue value = keys.find(form).orElseThrow();
    return switch (form) {
      case "widths" -> WidthListReader.read(value);
      case "each" -> new EachWidths(keys.place(), depth(keys), width("each", value));
      case "width" ->
        new UniformWidths(keys.place(), depth(keys), width("width", value), end("input"), end("output"));
      default -> random(value);
    };
  }

  private static RandomRange random(YamlValue value) throws SpecException {
    SpecKeys range = new SpecKeys("random", value, List.of("count", "depth", "width"));
    int count = (int) new Numbers("count", 1, MAX_DRAWN).one(range.require("count", "count: 20"));
    NumberSet depths = depth(range);
    NumberSet widths = width("width", range.require("width", "width: 2..5"));
    return new RandomRange(range.place(), count, depths, widths);
  }

  private static NumberSet depth(SpecKeys keys) throws SpecException {
    return new Numbers("depth", 2, MAX_DEPTH).set(keys.require("depth", "depth: 2..4"));
  }

  private static NumberSet width(String key, YamlValue value) throws SpecException {
    return new Numbers(key, 1, Architecture.MAX_WIDTH).set(value);
  }

  private Optional<NumberSet> end(String key) throws SpecException {
    Optional<YamlValue> value = keys.find(key);
    return value.isPresent() ? Optional.of(width(key, value.get())) : Optional.empty();
  }

  private static String remark(String form, String key) {
    return switch (form) {
      case "widths" -> ": the lists give it";
      case "random" -> key.equals("depth") ? ": it belongs inside, random: {count, depth, width}" : "";
      default -> "";
    };
  }

  private static Map<String, List<String>> forms() {
    Map<String, List<String>> forms = new LinkedHashMap<>();
    forms.put("widths", List.of());
    forms.put("width", List.of("depth", "input", "output"));
    forms.put("each", List.of("depth"));
    forms.put("random", List.of());
    return forms;
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
