package lawsweep.report.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Numbers of laws over the number of parameters: a point for each pair with how many networks have it, by verdict and
 * by {@code setting}, how they are trained and from what, which is empty for plain gradient flow. Where the number of
 * laws is not known, the known laws are a lower bound. Beyond {@value #MOST} points both numbers are rounded to two
 * digits. Laws of several settings are different things: a chart shows one setting.
 */
public final class LawsOverSize {

  /** The most points that are exact. */
  static final int MOST = 1500;

  private static final String SETTING = "setting";

  private LawsOverSize() {}

  /** A question for the table {@code networks} of a report: setting, parameters, laws, verdict, networks. */
  public static String query() {
    return """
        WITH points AS (
          SELECT coalesce(setting, '') AS setting, parameters, coalesce(laws, known_laws) AS laws, outcome FROM networks
          WHERE coalesce(laws, known_laws) IS NOT NULL AND draws = 0),
        fine AS (SELECT count(*) <= %d AS fine FROM (SELECT DISTINCT parameters, laws, outcome FROM points)),
        rounded AS (
          SELECT setting, CASE WHEN fine THEN parameters ELSE %s END AS parameters,
            CASE WHEN fine THEN laws ELSE %s END AS laws, outcome FROM points, fine)
        SELECT setting, parameters, laws, outcome AS verdict, count(*) AS networks FROM rounded GROUP BY ALL
        ORDER BY parameters, laws, verdict, setting""".formatted(MOST, twoDigits("parameters"), twoDigits("laws"));
  }

  private static String twoDigits(String number) {
    String unit = "CAST(10 ** greatest(0, floor(log10(greatest(" + number + ", 1))) - 1) AS BIGINT)";
    return "CAST(round(" + number + " / " + unit + ") AS BIGINT) * " + unit;
  }

  /** The setting that most networks have, the first of several such by its letters; empty for plain gradient flow. */
  public static String firstSetting(ArrayNode rows) {
    Map<String, Long> networks = rows.valueStream()
        .collect(Collectors.groupingBy(row -> row.get(SETTING).textValue(), TreeMap::new,
            Collectors.summingLong(row -> row.get("networks").asLong())));
    return networks.entrySet().stream()
        .min(Comparator.comparingLong((Map.Entry<String, Long> entry) -> -entry.getValue())
            .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey).orElse("");
  }

  /** The rows of one setting. */
  public static ArrayNode of(ArrayNode rows, String setting) {
    ArrayNode chosen = JsonNodeFactory.instance.arrayNode();
    for (JsonNode row : rows) {
      if (row.get(SETTING).textValue().equals(setting)) {
        chosen.add(row);
      }
    }
    return chosen;
  }

  /** Whether rows have more than one setting. */
  public static boolean mixed(ArrayNode rows) {
    return rows.valueStream().map(row -> row.get(SETTING).textValue()).distinct().count() > 1;
  }
}
