package lawsweep.kind.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lawsweep.langevin.cell.CellRules;
import lawsweep.langevin.cell.Equation;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.Parameter;
import lawsweep.langevin.cell.Parameters;
import lawsweep.langevin.cell.Scheme;
import lawsweep.langevin.cell.Values;
import lawsweep.langevin.ensemble.Equations;
import lawsweep.spec.Axis;
import lawsweep.spec.Choices;
import lawsweep.spec.InputFiles;
import lawsweep.spec.NumberSet;
import lawsweep.spec.Numbers;
import lawsweep.spec.Reals;
import lawsweep.spec.SpecException;
import lawsweep.spec.SpecKeys;
import lawsweep.spec.YamlValue;
import lawsweep.sweep.SpecReader;

/**
 * Reads one entry of {@code langevin}: its keys are those of the parameters of all known equations, and those that mean
 * nothing to an equation are refused.
 */
final class SimulationReader {

  /** The key of repeats, which are no parameter; it stands between what every cell has a place for and settings. */
  private static final String REPEATS = "seeds";

  /** The key that asks for checkpoints, which is no parameter either: it changes nothing that is simulated. */
  private static final String CHECKPOINTS = "checkpoints";

  private final SpecKeys keys;
  private final InputFiles files;
  private final Equations known;
  private final Map<Parameter<?>, Axis<?>> axes = new LinkedHashMap<>();

  private SimulationReader(SpecKeys keys, InputFiles files, Equations known) {
    this.keys = keys;
    this.files = files;
    this.known = known;
  }

  /** Reads an entry; whether its cells can be simulated is not checked yet. */
  static SimulationEntry read(YamlValue value, InputFiles files) throws SpecException {
    return read(value, files, Equations.ALL);
  }

  /** Reads an entry of other equations. */
  static SimulationEntry read(YamlValue value, InputFiles files, Equations known) throws SpecException {
    return new SimulationReader(new SpecKeys("a langevin entry", value, keys(known)), files, known).entry();
  }

  private static List<String> keys(Equations known) {
    List<String> keys = new ArrayList<>();
    for (Parameter<?> parameter : known.parameters()) {
      keys.add(parameter.key());
    }
    keys.add(Parameters.COMMON.size(), REPEATS);
    keys.add(CHECKPOINTS);
    return keys;
  }

  /** What is needed comes first, so that its absence is what is said first; then the rest in order. */
  private SimulationEntry entry() throws SpecException {
    List<Equation> equations =
        Choices.among("dynamics", known.words()).read(keys.require("dynamics", "dynamics: upstairs"));
    axes.put(Parameters.DYNAMICS, Axis.of(equations));
    refuseUnused(equations);
    boolean checkpoints = checkpoints(equations);
    axes.put(Parameters.DEPTH, depth(equations));
    keys.require("width", "width: 4");
    read(Parameters.WIDTH);
    keys.require("time", "time: 10");
    read(Parameters.TIME);
    Axis<Scheme> schemes = keys.find("scheme").isPresent()
        ? Axis.of(Choices.among("scheme", known.schemes()).read(keys.find("scheme").get()))
        : Axis.none();
    axes.put(Parameters.SCHEME, schemes);
    read(Parameters.STEP);
    requireStep(equations, schemes);
    List<SimulationEntry.Choice> choices = new ArrayList<>();
    for (Parameter<?> parameter : known.parameters()) {
      if (!axes.containsKey(parameter)) {
        read(parameter);
      }
      choices.add(new SimulationEntry.Choice(parameter, axes.get(parameter)));
    }
    Optional<YamlValue> repeats = keys.find(REPEATS);
    return new SimulationEntry(keys, choices,
        repeats.isPresent() ? (int) new Numbers(REPEATS, 1, SpecReader.MAX_CELLS).one(repeats.get()) : 1, checkpoints);
  }

  /** Whether factors are saved: only equations that train a network can. */
  private boolean checkpoints(List<Equation> equations) throws SpecException {
    Optional<YamlValue> value = keys.find(CHECKPOINTS);
    if (value.isEmpty() || !Choices.truth(CHECKPOINTS).one(value.get())) {
      return false;
    }
    Optional<Equation> without = equations.stream().filter(each -> !each.savesFactors()).findFirst();
    if (without.isPresent()) {
      throw keys.place(CHECKPOINTS).error("'checkpoints' is not used by " + without.get().label(),
          (equations.size() == 1 ? "remove it" : "give " + without.get().label() + " an entry of its own")
              + "; it is for " + known.words().all().stream().filter(Equation::savesFactors).map(Equation::label)
                  .collect(Collectors.joining(" and ")));
    }
    return true;
  }

  private void read(Parameter<?> parameter) throws SpecException {
    Optional<YamlValue> value = keys.find(parameter.key());
    axes.put(parameter, value.isPresent() ? axis(parameter, value.get()) : Axis.none());
  }

  private Axis<?> axis(Parameter<?> parameter, YamlValue value) throws SpecException {
    String key = parameter.key();
    return switch (parameter.values()) {
      case Values.Real _ -> Axis.of(new Reals(key).list(value));
      case Values.Whole(int most) -> Axis.of(new Numbers(key, 1, most).set(value));
      case Values.Depth _ -> Axis.of(depths(value));
      case Values.Word<?> word -> Axis.of(Choices.among(key, word.words()).read(value));
      case Values.Label _ -> Axis.of(Choices.among(key, known.words()).read(value));
      case Values.SchemeLabel _ -> Axis.of(Choices.among(key, known.schemes()).read(value));
      case Values.Energies _ -> Axis.of(List.of(new EnergyReader(files).read(value)));
      case Values.Starts _ -> Axis.of(List.of(new InitialReader(files).read(value)));
    };
  }

  private void refuseUnused(List<Equation> equations) throws SpecException {
    for (Equation each : equations) {
      for (Parameter<?> parameter : known.parameters()) {
        String key = parameter.key();
        if (keys.has(key) && parameter != Parameters.DEPTH && !each.has(parameter)) {
          throw keys.place(key).error("'" + key + "' is not used by " + each.label(),
              equations.size() == 1 ? "remove it" : "give " + each.label() + " an entry of its own");
        }
      }
    }
  }

  private Axis<Integer> depth(List<Equation> equations) throws SpecException {
    Optional<YamlValue> value = keys.find("depth");
    Optional<Equation> without = equations.stream().filter(each -> !each.has(Parameters.DEPTH)).findFirst();
    if (value.isEmpty()) {
      if (without.isEmpty() || equations.stream().anyMatch(each -> each.has(Parameters.DEPTH))) {
        keys.require("depth", "depth: 2..4");
      }
      return Axis.none();
    }
    List<Integer> depths = depths(value.get());
    if (without.isPresent() && depths.size() > 1) {
      throw value.get().place().error("'depth' is a list and has no effect on " + without.get().label(),
          "remove it: the cells would be the same");
    }
    return Axis.of(depths);
  }

  /** Numbers and ranges, and the word inf. */
  private static List<Integer> depths(YamlValue value) throws SpecException {
    Numbers numbers = new Numbers("depth", 1, CellRules.MAX_DEPTH);
    if (isInfinite(value)) {
      return List.of(LangevinCell.INFINITE);
    }
    if (!(value instanceof YamlValue.Items items) || items.values().stream().noneMatch(SimulationReader::isInfinite)) {
      return all(numbers.set(value));
    }
    List<YamlValue> finite = items.values().stream().filter(item -> !isInfinite(item)).toList();
    if (items.values().size() - finite.size() > 1) {
      throw items.place().error("'depth' holds inf twice", "give each number once: a repeat is the same cell");
    }
    List<Integer> depths = new ArrayList<>();
    if (!finite.isEmpty()) {
      depths.addAll(all(numbers.set(new YamlValue.Items(items.place(), finite))));
    }
    int before = (int) items.values().stream().takeWhile(item -> !isInfinite(item)).count();
    int at = before == 0 ? 0 : numbers.set(new YamlValue.Items(items.place(), finite.subList(0, before))).size();
    depths.add(at, LangevinCell.INFINITE);
    return depths;
  }

  private static boolean isInfinite(YamlValue value) {
    return value instanceof YamlValue.Text text && (text.text().equals("inf") || text.text().equals(".inf"));
  }

  private static List<Integer> all(NumberSet set) {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < set.size(); i++) {
      numbers.add(set.at(i));
    }
    return numbers;
  }

  /** Adaptive schemes choose their steps, all others need one. */
  private void requireStep(List<Equation> equations, Axis<Scheme> schemes) throws SpecException {
    for (Equation each : equations) {
      for (int i = 0; i < schemes.size(); i++) {
        Scheme scheme = schemes.at().apply(i).orElse(each.schemes().getFirst());
        if (scheme.adaptive() && keys.has("step")) {
          throw keys.place("step").error("'step' is not used with the scheme " + scheme.label()
              + ", which chooses its steps",
              equations.size() * schemes.size() == 1
                  ? "remove it"
                  : "give " + scheme.label() + " an entry of its own");
        }
        if (!scheme.adaptive()) {
          keys.require("step", "step: 0.01");
        }
      }
    }
  }
}
