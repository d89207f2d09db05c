package lawsweep.report.data;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What became of networks, apart for plain gradient flow, momentum, metrics, both, and data with a symmetry: their laws
 * are laws of different things, so that no sentence may count them together.
 */
public final class SettingOutcomes {

  private SettingOutcomes() {}

  /**
   * A question for the table {@code networks} of a report: {@code flow}, one of {@code plain}, {@code momentum},
   * {@code metric}, {@code momentum-metric} and {@code symmetry}, in the order of the sweep; {@code networks} with it,
   * how many of them have which outcome, and how many {@code surprises} there are. No rows where all is plain.
   */
  public static String query() {
    return """
        WITH told AS (
          SELECT *, CASE WHEN labels IS NOT NULL THEN 'symmetry' WHEN setting IS NULL THEN 'plain'
            WHEN flow = 'momentum' AND metric <> 'euclidean' THEN 'momentum-metric'
            WHEN flow = 'momentum' THEN 'momentum' ELSE 'metric' END AS kind_of_flow
          FROM networks WHERE EXISTS (SELECT 1 FROM networks WHERE setting IS NOT NULL))
        SELECT kind_of_flow AS flow, count(*) AS networks, %s, count(*) FILTER (surprise > 0) AS surprises
        FROM told GROUP BY kind_of_flow ORDER BY min(place)""".formatted(counts());
  }

  private static String counts() {
    return Stream.of("complete", "complete-if-independent", "extra", "always", "sometimes", "never")
        .map(word -> "count(*) FILTER (outcome = '" + word + "') AS \"" + word + "\"")
        .collect(Collectors.joining(", "));
  }
}
