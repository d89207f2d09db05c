package lawsweep.kind.drift;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lawsweep.checkpoint.run.Optimizer;
import lawsweep.checkpoint.run.ToldFacts;
import lawsweep.circuit.line.Network;
import lawsweep.spec.Choices;
import lawsweep.spec.InputFiles;
import lawsweep.spec.Place;
import lawsweep.spec.Reals;
import lawsweep.spec.SpecException;
import lawsweep.spec.SpecKeys;
import lawsweep.spec.YamlValue;
import lawsweep.sweep.CellFiles;
import lawsweep.sweep.EarlierFiles;

/** Reads one entry of {@code drift}: runs × models × kinds of laws; with {@code together} all runs are one cell. */
final class DriftReader {

  private static final String RUN = "run";
  private static final String MODEL = "model";
  private static final String LAWS = "laws";
  private static final String TOGETHER = "together";
  private static final String LR = "lr";
  private static final String MOMENTUM = "momentum";
  private static final String DECAY = "weight_decay";
  private static final String OPTIMIZER = "optimizer";
  private static final List<String> KEYS = List.of(RUN, MODEL, LAWS, TOGETHER, OPTIMIZER, LR, MOMENTUM, DECAY);

  private static final Choices<String> KINDS = words(LAWS, List.of(DriftCell.ALL, "balance", "matrix", "norm", "sum",
      "still"));
  private static final Choices<Boolean> TRUTH = Choices.truth(TOGETHER);

  private final SpecKeys keys;
  private final RunReader runs;
  private final ModelReader models;

  DriftReader(YamlValue value, InputFiles files, EarlierFiles earlier) throws SpecException {
    keys = new SpecKeys("a drift entry", value, KEYS);
    runs = new RunReader(files, earlier);
    models = new ModelReader(files);
  }

  private static Choices<String> words(String key, List<String> words) {
    Map<String, String> all = new LinkedHashMap<>();
    words.forEach(word -> all.put(word, word));
    return new Choices<>(key, all);
  }

  /** Where the entry begins. */
  Place place() {
    return keys.place();
  }

  /** All of its cells, with the seed 0. */
  List<DriftCell> cells() throws SpecException {
    List<RunSource> sources = runs.read(keys.require(RUN, "run: runs/mine"));
    Optional<YamlValue> value = keys.find(MODEL);
    List<DriftModel> given = value.isPresent() ? models.read(value.get()) : List.of();
    List<String> laws = keys.find(LAWS).isPresent() ? KINDS.read(keys.find(LAWS).get()) : List.of(DriftCell.ALL);
    ToldFacts told = told();
    boolean together = keys.find(TOGETHER).isPresent() && TRUTH.one(keys.find(TOGETHER).get());
    List<DriftCell> cells = new ArrayList<>();
    for (List<RunSource> each : together ? byNetwork(sources, given) : sources.stream().map(List::of).toList()) {
      for (DriftModel model : given.isEmpty() ? List.of(own(each.getFirst())) : given) {
        laws.forEach(kind -> cells.add(new DriftCell(each, model, kind, told, 0)));
      }
    }
    return cells;
  }

  /** Runs that can be fitted together: all of them; where their networks are their own, those that have the same. */
  private List<List<RunSource>> byNetwork(List<RunSource> sources, List<DriftModel> given) throws SpecException {
    if (!given.isEmpty()) {
      return List.of(sources);
    }
    Map<DriftModel, List<RunSource>> groups = new LinkedHashMap<>();
    for (RunSource source : sources) {
      groups.computeIfAbsent(own(source), _ -> new ArrayList<>()).add(source);
    }
    return List.copyOf(groups.values());
  }

  /** The network of a run that a cell of the sweep leaves; of folders the spec must say it. */
  private DriftModel own(RunSource source) throws SpecException {
    if (source instanceof RunSource.OfCell(_, Optional<CellFiles> files)) {
      return DriftModel.of(Network.of(files.orElseThrow().net()), Optional.of(ModelReader.SEQUENTIAL));
    }
    keys.require(MODEL, "model: {net: 'vec 2 > dense 3 > relu > out 1', names: sequential}");
    throw new IllegalStateException("expected no model in " + keys.place());
  }

  private ToldFacts told() throws SpecException {
    Optional<YamlValue> optimizer = keys.find(OPTIMIZER);
    Choices<Optimizer> words = Choices.among(OPTIMIZER, Optimizer.WORDS);
    return new ToldFacts(optimizer.isPresent() ? Optional.of(words.one(optimizer.get())) : Optional.empty(),
        number(LR, Double.MAX_VALUE), number(MOMENTUM, Math.nextDown(1.0)), number(DECAY, Double.MAX_VALUE),
        DriftCell.SPEC);
  }

  private Optional<Double> number(String key, double most) throws SpecException {
    Optional<YamlValue> value = keys.find(key);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    double number = new Reals(key).one(value.get());
    if (number < 0 || number > most) {
      throw value.get().place().error("'" + key + "' is " + value.get().shown(),
          "expected a number that is not negative" + (most <= 1 ? ", and less than 1" : ""));
    }
    return Optional.of(number);
  }
}
