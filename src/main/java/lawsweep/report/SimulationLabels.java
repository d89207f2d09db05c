package lawsweep.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Names for the simulations of a picture by the parameters that tell them apart, as few as are needed: {@code N = 2, κ = 0.5}. */
final class SimulationLabels {

  private static final Map<String, String> PARAMETERS = parameters();

  private final JsonNode cells;
  private final List<Integer> chosen;
  private final List<String> varying = new ArrayList<>();

  /**
   * Names for some simulations.
   *
   * @param cells the parameters of all, as the page has them
   * @param chosen the numbers of those that are named
   */
  SimulationLabels(JsonNode cells, List<Integer> chosen) {
    this.cells = cells;
    this.chosen = List.copyOf(chosen);
    long kinds = 1;
    for (String key : PARAMETERS.keySet()) {
      varying.add(key);
      long more = chosen.stream().map(this::of).distinct().count();
      if (more > kinds) {
        kinds = more;
      } else {
        varying.removeLast();
      }
    }
  }

  private static Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("dynamics", "");
    parameters.put("depth", "N = ");
    parameters.put("width", "d = ");
    parameters.put("beta", "β = ");
    parameters.put("kappa", "κ = ");
    parameters.put("energy", "");
    parameters.put("scheme", "");
    parameters.put("step", "h = ");
    parameters.put("replicas", "replicas ");
    parameters.put("seed", "draw ");
    return parameters;
  }

  private long distinct(String key) {
    return chosen.stream().map(cell -> cells.get(cell).get(key).asText()).distinct().count();
  }

  /** The number among the parameters that takes most values; {@code depth} if none varies. */
  String mostVarying() {
    Optional<String> most =
        varying.stream().filter(key -> List.of("depth", "width", "beta", "kappa", "step").contains(key))
            .max(Comparator.comparingLong(this::distinct));
    return most.orElse("depth");
  }

  /** The name of a simulation among the others; {@code all} if they do not differ. */
  String of(int cell) {
    return without(cell, "");
  }

  /** The name of a simulation among those that agree in one parameter. */
  String without(int cell, String parameter) {
    List<String> words = new ArrayList<>();
    for (String key : varying) {
      if (!key.equals(parameter)) {
        words.add(PARAMETERS.get(key) + shown(cells.get(cell).get(key)));
      }
    }
    return words.isEmpty() ? "all" : String.join(", ", words);
  }

  /** A parameter of a simulation. */
  JsonNode parameter(int cell, String key) {
    return cells.get(cell).get(key);
  }

  /** What stands before the values of a parameter: {@code N}, {@code β}. */
  static String symbol(String key) {
    return PARAMETERS.get(key).replace(" = ", "");
  }

  /** {@code 2} for 2.0. */
  static String shown(JsonNode value) {
    double number = value.asDouble();
    return value.isDouble() && number == Math.rint(number) && Math.abs(number) < 1e9
        ? Long.toString((long) number)
        : value.asText();
  }
}
