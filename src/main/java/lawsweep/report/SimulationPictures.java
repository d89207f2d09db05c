package lawsweep.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** The pictures of simulations: one observable in time, densities, rank jumps, means across parameters; of the first few simulations. */
final class SimulationPictures {

  private static final int SERIES = 6;
  private static final int DENSITIES = 3;
  private static final int COMPARED = 8;

  private final JsonNode langevin;
  private final String title;

  private SimulationPictures(JsonNode langevin, String title) {
    this.langevin = langevin;
    this.title = title;
  }

  /**
   * The pictures of what the page says of simulations.
   *
   * @param title the name of the sweep
   */
  static List<Picture> of(JsonNode langevin, String title) {
    SimulationPictures pictures = new SimulationPictures(langevin, title);
    return List.of(pictures.series(), pictures.density(), pictures.jumps(), pictures.compare());
  }

  private Map<String, String> texts(String heading, String x, String value) {
    return Map.of("title", heading, "subtitle", title, "x-title", x, "value-title", value, "group-title", "");
  }

  private SimulationLabels labels(List<Integer> chosen) {
    return new SimulationLabels(langevin.get("cells"), chosen);
  }

  /** The first few simulations among those that rows belong to. */
  private static List<Integer> first(int most, JsonNode rows, IntPredicate which) {
    return IntStream.range(0, rows.get("cell").size()).filter(which).map(i -> rows.get("cell").get(i).intValue())
        .distinct().limit(most).boxed().toList();
  }

  private Picture series() {
    JsonNode series = langevin.get("series");
    String name = langevin.get("observables").isEmpty() ? "" : langevin.get("observables").get(0).textValue();
    List<Integer> chosen = first(SERIES, series, i -> series.get("observable").get(i).intValue() == 0);
    SimulationLabels labels = labels(chosen);
    ArrayNode rows = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < series.get("cell").size(); i++) {
      int cell = series.get("cell").get(i).intValue();
      if (series.get("observable").get(i).intValue() == 0 && chosen.contains(cell)) {
        ObjectNode row = rows.addObject().put("group", labels.of(cell));
        row.set("time", series.get("time").get(i));
        band(row, "mean", series.get("mean").get(i), series.get("stderr").get(i));
      }
    }
    return new Picture(ChartTemplate.SERIES, texts("The " + words(name) + " in time", "time", words(name)),
        Map.of("rows", rows));
  }

  private Picture density() {
    List<JsonNode> densities = langevin.get("densities").valueStream()
        .sorted(Comparator.comparing((JsonNode density) -> density.get("closed_form").isNull())).limit(DENSITIES)
        .toList();
    SimulationLabels labels = labels(densities.stream().map(density -> density.get("cell").intValue()).toList());
    ArrayNode rows = JsonNodeFactory.instance.arrayNode();
    ArrayNode curve = JsonNodeFactory.instance.arrayNode();
    for (JsonNode density : densities) {
      String group = labels.of(density.get("cell").intValue());
      for (JsonNode bin : density.get("bins")) {
        ObjectNode row = rows.addObject().put("group", group);
        row.set("lower", bin.get(0));
        row.set("upper", bin.get(1));
        band(row, "density", bin.get(2), bin.get(3));
      }
      for (JsonNode point : density.get("closed_form").path("points")) {
        ObjectNode row = curve.addObject().put("group", group);
        row.set("x", point.get(0));
        row.set("density", point.get(1));
      }
    }
    return new Picture(ChartTemplate.DENSITY, texts("Singular values at the end", "singular value", "density"),
        Map.of("rows", rows, "curve", curve));
  }

  private Picture jumps() {
    JsonNode jumps = langevin.get("jumps");
    List<Integer> chosen = first(SERIES, jumps, i -> true);
    SimulationLabels labels = labels(chosen);
    ArrayNode rows = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < jumps.get("cell").size(); i++) {
      int cell = jumps.get("cell").get(i).intValue();
      if (chosen.contains(cell)) {
        ObjectNode row = rows.addObject().put("group", labels.of(cell));
        row.set("jump", jumps.get("jump").get(i));
        row.set("fraction", jumps.get("fraction").get(i));
        band(row, "time", jumps.get("time").get(i), jumps.get("stderr").get(i));
      }
    }
    return new Picture(ChartTemplate.JUMPS, texts("Rank jumps", "time", "time"), Map.of("rows", rows));
  }

  private Picture compare() {
    JsonNode averages = langevin.get("averages");
    IntPredicate isTrace = i -> averages.get("observable").get(i).textValue().equals("trace");
    List<Integer> all = first(Integer.MAX_VALUE, averages, isTrace);
    SimulationLabels byAll = labels(all);
    String x = byAll.mostVarying();
    List<String> groups = all.stream().map(cell -> byAll.without(cell, x)).distinct().limit(COMPARED).toList();
    List<Integer> chosen = all.stream().filter(cell -> groups.contains(byAll.without(cell, x))).toList();
    SimulationLabels labels = labels(chosen);
    List<ObjectNode> rows = new ArrayList<>();
    for (int i = 0; i < averages.get("cell").size(); i++) {
      int cell = averages.get("cell").get(i).intValue();
      if (isTrace.test(i) && chosen.contains(cell)) {
        ObjectNode row = JsonNodeFactory.instance.objectNode().put("group", labels.without(cell, x));
        row.put("x", SimulationLabels.shown(labels.parameter(cell, x)));
        band(row, "mean", averages.get("mean").get(i), averages.get("stderr").get(i));
        row.set("closed_form", averages.get("closed_form").get(i));
        rows.add(row);
      }
    }
    rows.sort(Comparator.comparingDouble(row -> row.get("x").textValue().equals("inf")
        ? Double.POSITIVE_INFINITY
        : Double.parseDouble(row.get("x").textValue())));
    return new Picture(ChartTemplate.COMPARE,
        texts("The mean of Tr WᵀW", SimulationLabels.symbol(x), "mean of Tr WᵀW"),
        Map.of("rows", JsonNodeFactory.instance.arrayNode().addAll(rows)));
  }

  /** A value and two standard errors on either side, or the value alone where there is no error. */
  private static void band(ObjectNode row, String key, JsonNode value, JsonNode error) {
    row.set(key, value);
    if (value.isNumber()) {
      double spread = error.isNumber() ? 2 * error.doubleValue() : 0;
      row.put("low", value.doubleValue() - spread).put("high", value.doubleValue() + spread);
    }
  }

  private static String words(String observable) {
    return observable.replace('_', ' ');
  }
}
