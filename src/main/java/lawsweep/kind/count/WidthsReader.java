package lawsweep.kind.count;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import lawsweep.spec.NumberSet;
import lawsweep.spec.Numbers;
import lawsweep.spec.SpecException;
import lawsweep.spec.SpecKeys;
import lawsweep.spec.YamlValue;
import lawsweep.sweep.SpecReader;

/** Reads the keys of a networks entry that say which widths. */
final class WidthsReader {
  /** The keys that say which widths, one of which every entry has, and the keys each goes with. */
  private static final Map<String, List<String>> FORMS = forms();

  private static final String FOUR_FORMS =
      "give 'widths', or 'depth' with 'width', or 'depth' with 'each', or 'random'";

  private final SpecKeys keys;

  WidthsReader(SpecKeys keys) {
    this.keys = keys;
  }

  /** The widths, which fit all families. */
  WidthChoice read(List<Family> families) throws SpecException {
    WidthChoice widths = widths();
    for (Family family : families) {
      if (family == Family.RESIDUAL || family == Family.ATTENTION) {
        check(family, widths);
      }
    }
    return widths;
  }

  /** Layers of these families depend on each other. */
  private void check(Family family, WidthChoice widths) throws SpecException {
    if (!(widths instanceof WidthGrid grid)) {
      throw keys.place("random").error("'random' does not fit " + family.label() + " networks, whose layers depend on"
          + " each other", "list their widths");
    }
    for (int i = 0; i < Math.min(grid.size(), SpecReader.MAX_CELLS); i++) {
      int[] layers = grid.at(i);
      try {
        Architecture unused = new Architecture(family, Arrays.stream(layers).boxed().toList(), Bias.NONE);
        assert unused.family() == family;
      } catch (IllegalArgumentException e) {
        throw grid.place(i).error("the widths do not fit " + family.label() + " networks", e.getMessage());
      }
    }
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
    int count = (int) new Numbers("count", 1, NetworkReader.MAX_DRAWN).one(range.require("count", "count: 20"));
    NumberSet depths = depth(range);
    NumberSet widths = width("width", range.require("width", "width: 2..5"));
    return new RandomRange(range.place(), count, depths, widths);
  }

  private static NumberSet depth(SpecKeys keys) throws SpecException {
    return new Numbers("depth", 2, Architecture.MAX_DEPTH).set(keys.require("depth", "depth: 2..4"));
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
}
