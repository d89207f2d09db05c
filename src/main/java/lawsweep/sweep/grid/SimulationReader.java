package lawsweep.sweep.grid;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lawsweep.langevin.cell.CellRules;
import lawsweep.langevin.cell.Dynamics;
import lawsweep.langevin.cell.Energy;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.Offer;
import lawsweep.langevin.cell.Scheme;
import lawsweep.langevin.cell.Side;
import lawsweep.spec.Axis;
import lawsweep.spec.Choices;
import lawsweep.spec.InputFiles;
import lawsweep.spec.NumberSet;
import lawsweep.spec.Numbers;
import lawsweep.spec.Reals;
import lawsweep.spec.SpecException;
import lawsweep.spec.SpecKeys;
import lawsweep.spec.YamlValue;

/** Reads one entry of {@code langevin}. */
final class SimulationReader {

  private static final List<String> KEYS = List.of("dynamics", "scheme", "side", "depth", "width", "rank", "beta",
      "kappa", "energy", "initial", "step", "time", "record_every", "replicas", "seeds", "weight_decay", "samples",
      "batch");
  private static final Choices<Dynamics> DYNAMICS = Choices.among("dynamics", Dynamics.values(), Dynamics::label);
  private static final Choices<Scheme> SCHEME = Choices.among("scheme", Scheme.values(), Scheme::label);
  private static final Choices<Side> SIDE = Choices.among("side", Side.values(), Side::label);

  private final SpecKeys keys;
  private final InputFiles files;

  private SimulationReader(SpecKeys keys, InputFiles files) {
    this.keys = keys;
    this.files = files;
  }

  /** Reads an entry; whether its cells can be simulated is not checked yet. */
  static SimulationEntry read(YamlValue value, InputFiles files) throws SpecException {
    return new SimulationReader(new SpecKeys("a langevin entry", value, KEYS), files).entry();
  }

  private SimulationEntry entry() throws SpecException {
    List<Dynamics> dynamics = DYNAMICS.read(keys.require("dynamics", "dynamics: upstairs"));
    refuseUnused(dynamics);
    Axis<Integer> depth = depth(dynamics);
    Axis<Integer> width = Axis.of(new Numbers("width", 1, CellRules.MAX_WIDTH).set(keys.require("width", "width: 4")));
    Axis<Double> time = Axis.of(new Reals("time").list(keys.require("time", "time: 10")));
    Axis<Scheme> scheme = axis("scheme", value -> SCHEME.read(value));
    Axis<Double> step = reals("step");
    requireStep(dynamics, scheme);
    Optional<YamlValue> energy = keys.find("energy");
    Optional<YamlValue> initial = keys.find("initial");
    Optional<YamlValue> seeds = keys.find("seeds");
    return new SimulationEntry(keys, Axis.of(dynamics), scheme, axis("side", value -> SIDE.read(value)), depth, width,
        whole("rank", CellRules.MAX_WIDTH), reals("beta"), reals("kappa"),
        energy.isPresent() ? new EnergyReader(files).read(energy.get()) : Energy.NONE,
        initial.isPresent() ? new InitialReader(files).read(initial.get()) : InitialReader.DEFAULT, step, time,
        reals("record_every"), whole("replicas", CellRules.MAX_REPLICAS), reals("weight_decay"),
        whole("samples", CellRules.MAX_SAMPLES), whole("batch", CellRules.MAX_SAMPLES),
        seeds.isPresent() ? (int) new Numbers("seeds", 1, SpecReader.MAX_CELLS).one(seeds.get()) : 1);
  }

  private void refuseUnused(List<Dynamics> dynamics) throws SpecException {
    for (Dynamics each : dynamics) {
      for (String key : KEYS) {
        if (keys.has(key) && Offer.of(each).unused().contains(key)) {
          throw keys.place(key).error("'" + key + "' is not used by " + each.label(),
              dynamics.size() == 1 ? "remove it" : "give " + each.label() + " an entry of its own");
        }
      }
    }
  }

  private Axis<Integer> depth(List<Dynamics> dynamics) throws SpecException {
    Optional<YamlValue> value = keys.find("depth");
    Optional<Dynamics> without = dynamics.stream().filter(each -> !Offer.hasDepth(each)).findFirst();
    if (value.isEmpty()) {
      if (without.isEmpty() || dynamics.stream().anyMatch(Offer::hasDepth)) {
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
  private void requireStep(List<Dynamics> dynamics, Axis<Scheme> schemes) throws SpecException {
    for (Dynamics each : dynamics) {
      for (int i = 0; i < schemes.size(); i++) {
        Scheme scheme = schemes.at().apply(i).orElse(Offer.of(each).schemes().getFirst());
        if (scheme == Scheme.DP5 && keys.has("step")) {
          throw keys.place("step").error("'step' is not used with the scheme dp5, which chooses its steps",
              dynamics.size() * schemes.size() == 1 ? "remove it" : "give dp5 an entry of its own");
        }
        if (scheme != Scheme.DP5) {
          keys.require("step", "step: 0.01");
        }
      }
    }
  }

  private Axis<Double> reals(String key) throws SpecException {
    return axis(key, value -> new Reals(key).list(value));
  }

  private Axis<Integer> whole(String key, int max) throws SpecException {
    Optional<YamlValue> value = keys.find(key);
    return value.isPresent() ? Axis.of(new Numbers(key, 1, max).set(value.get())) : Axis.none();
  }

  /** Reads the values of a key. */
  private interface Values<T> {
    List<T> of(YamlValue value) throws SpecException;
  }

  private <T> Axis<T> axis(String key, Values<T> values) throws SpecException {
    Optional<YamlValue> value = keys.find(key);
    return value.isPresent() ? Axis.of(values.of(value.get())) : Axis.none();
  }
}
