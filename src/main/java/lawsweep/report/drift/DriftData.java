package lawsweep.report.drift;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import lawsweep.checkpoint.run.Fact;
import lawsweep.checkpoint.run.Optimizer;
import lawsweep.checkpoint.run.RunFacts;
import lawsweep.drift.CheckpointDrift;
import lawsweep.drift.DriftResult;
import lawsweep.drift.Fit;
import lawsweep.drift.GroupResult;
import lawsweep.drift.RunResult;

/**
 * What runs of one network conserve, as pages read it. {@code rel}, {@code index} and {@code floor} are the numbers of
 * the result; if there are too many checkpoints for a page, some are left out, never the first or the last.
 */
public final class DriftData {

  /** The most numbers of groups at checkpoints in a page, unless two for each group of a run are more. */
  static final int MOST_POINTS = 24_000;

  /** The most groups of runs in a page; runs beyond are told by their totals. */
  static final int MOST_GROUPS = 12_000;

  /** The most names of tensors that no map knows; beyond, their number alone is told. */
  static final int MOST_UNMAPPED = 200;

  private final DriftResult result;
  private final List<String> labels;
  private final Map<String, Integer> groups = new LinkedHashMap<>();
  private final List<RunResult> detailed = new ArrayList<>();
  private final int every;
  private final int pages;

  private DriftData(DriftResult result, int pages) {
    this.result = result;
    this.pages = pages;
    labels = RunLabels.of(result.runs());
    result.runs().forEach(run -> run.groups().forEach(group -> groups.putIfAbsent(key(group), groups.size())));
    int room = MOST_GROUPS / pages;
    for (RunResult run : result.runs()) {
      room -= run.groups().size();
      if (room >= 0 || detailed.isEmpty()) {
        detailed.add(run);
      }
    }
    int step = 1;
    while (points(step) > MOST_POINTS / pages && points(step) > points(2 * step)) {
      step *= 2;
    }
    every = step;
  }

  /**
   * What a result says.
   *
   * @param pages how many results share the room of a page
   */
  public static ObjectNode of(DriftResult result, int pages) {
    return new DriftData(result, pages).all();
  }

  private static String key(GroupResult group) {
    return group.kind() + " " + group.group();
  }

  private long points(int step) {
    return detailed.stream().mapToLong(run -> (long) run.groups().size() * places(run, step).size()).sum();
  }

  /** The checkpoints that are told. */
  private static List<Integer> places(RunResult run, int step) {
    int count = run.course().steps().size();
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (i % step == 0 || i == count - 1) {
        places.add(i);
      }
    }
    return places;
  }

  private ObjectNode all() {
    ObjectNode data = JsonNodeFactory.instance.objectNode().put("net", result.net());
    data.put("sentence", DriftSentence.of(result.runs(), labels));
    data.set("groups", groups());
    LawChoice laws = new LawChoice(detailed, pages);
    SpreadData spreads = new SpreadData(pages);
    ArrayNode runs = data.putArray("runs");
    for (int i = 0; i < result.runs().size(); i++) {
      RunResult run = result.runs().get(i);
      boolean all = detailed.contains(run);
      List<Integer> places = places(run, every);
      ObjectNode node = run(run, labels.get(i), places);
      ArrayNode list = node.putArray("groups");
      if (all) {
        run.groups().forEach(group -> list.add(drifts(group, places, false).put("of", groups.get(key(group)))));
      }
      node.set("spread", all ? spreads.of(run) : list.arrayNode());
      node.set("laws", all ? laws.of(run, places) : list.arrayNode());
      runs.add(node);
    }
    data.set("fit", result.fit().map(this::fit).orElse(null));
    return data;
  }

  /** The groups of all runs; those of a run say which of these they are. */
  private ArrayNode groups() {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    Map<String, GroupResult> first = new LinkedHashMap<>();
    result.runs().forEach(run -> run.groups().forEach(group -> first.putIfAbsent(key(group), group)));
    first.values().forEach(group -> list.addObject().put("group", group.group()).put("kind", group.kind())
        .put("count", group.count()));
    return list;
  }

  private ObjectNode run(RunResult run, String label, List<Integer> places) {
    ObjectNode node = JsonNodeFactory.instance.objectNode().put("run", run.run()).put("label", label);
    node.put("sentence", DriftSentence.of(run));
    facts(node, run.facts());
    ArrayNode steps = node.putArray("steps");
    places.forEach(place -> steps.add(run.course().steps().get(place)));
    ArrayNode times = JsonNodeFactory.instance.arrayNode();
    run.course().times().ifPresent(all -> places.forEach(place -> times.add(all.get(place))));
    node.set("times", run.course().times().isPresent() ? times : null);
    node.put("checkpoints", run.course().steps().size());
    ArrayNode types = node.putArray("types");
    run.course().types().stream().distinct().forEach(types::add);
    names(node, run);
    node.set("total", drifts(run.total(), places, true));
    return node;
  }

  /** What is known of the training, and who says so. */
  private static void facts(ObjectNode node, RunFacts facts) {
    node.put("optimizer", facts.optimizer().map(Fact::value).map(Optimizer::label).orElse(null));
    ArrayNode rates = node.putArray("lr");
    facts.lr().ifPresent(lr -> lr.value().rates().forEach(rate -> rates.addArray().add(rate.step()).add(rate.lr())));
    node.put("momentum", facts.momentum().map(Fact::value).orElse(null));
    node.put("weight_decay", facts.weightDecay().map(Fact::value).orElse(null));
    node.put("batch", facts.batch().map(Fact::value).orElse(null));
    ObjectNode sources = node.putObject("sources");
    source(sources, "optimizer", facts.optimizer());
    source(sources, "lr", facts.lr());
    source(sources, "momentum", facts.momentum());
    source(sources, "weight_decay", facts.weightDecay());
    source(sources, "batch", facts.batch());
  }

  private static void source(ObjectNode sources, String name, Optional<? extends Fact<?>> fact) {
    fact.ifPresent(known -> sources.put(name, known.source()));
  }

  private static void names(ObjectNode node, RunResult run) {
    node.put("map", run.names().map()).put("prefix", run.names().prefix());
    node.put("unmapped_count", run.names().unmapped().size());
    ArrayNode unmapped = node.putArray("unmapped");
    run.names().unmapped().stream().limit(MOST_UNMAPPED).forEach(unmapped::add);
  }

  /** Columns over the checkpoints that are told; of single groups those that charts draw. */
  private static ObjectNode drifts(GroupResult group, List<Integer> places, boolean all) {
    ObjectNode node = JsonNodeFactory.instance.objectNode().put("verdict", group.verdict().word())
        .put("reason", group.reason()).put("count", group.count()).put("max", group.last().max());
    column(node, "rel", group, places, CheckpointDrift::rel);
    column(node, "index", group, places, CheckpointDrift::index);
    column(node, "floor", group, places, CheckpointDrift::floor);
    node.set("decay", number(group.last().decay()));
    if (all) {
      column(node, "decays", group, places, CheckpointDrift::decay);
      column(node, "decay_corrected", group, places, one -> one.checks().decayCorrected());
      column(node, "gradients", group, places, one -> one.checks().gradients());
      column(node, "identity", group, places, one -> one.checks().identity());
      column(node, "angular", group, places, one -> one.checks().angular()
          .map(angular -> OptionalDouble.of(angular.rel())).orElse(OptionalDouble.empty()));
    }
    return node;
  }

  /** A number for each checkpoint that is told; without the column if there is none at all. */
  private static void column(ObjectNode node, String name, GroupResult group, List<Integer> places,
      Function<CheckpointDrift, OptionalDouble> what) {
    List<JsonNode> values = places.stream().map(place -> number(what.apply(group.checkpoints().get(place)))).toList();
    if (values.stream().anyMatch(JsonNode::isNumber)) {
      node.putArray(name).addAll(values);
    }
  }

  /** A number of JSON, or null for what is not there or not finite. */
  static JsonNode number(OptionalDouble number) {
    return number.isPresent() && Double.isFinite(number.getAsDouble())
        ? JsonNodeFactory.instance.numberNode(number.getAsDouble())
        : JsonNodeFactory.instance.nullNode();
  }

  private ObjectNode fit(Fit fit) {
    ObjectNode node = JsonNodeFactory.instance.objectNode().put("time", fit.time()).put("slope", fit.slope());
    node.set("slope_se", number(fit.slopeSe()));
    ArrayNode taus = node.putArray("taus");
    fit.taus().forEach(taus::add);
    ArrayNode rel = node.putArray("rel");
    fit.rel().forEach(rel::add);
    ArrayNode names = node.putArray("runs");
    List<String> all = result.runs().stream().map(RunResult::run).toList();
    fit.runs().forEach(run -> names.add(all.contains(run) ? labels.get(all.indexOf(run)) : run));
    return node;
  }
}
