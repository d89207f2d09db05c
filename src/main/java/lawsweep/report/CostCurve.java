package lawsweep.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lawsweep.report.data.PowerFit;
import lawsweep.sweep.store.ResultDirectory;

/**
 * What counts cost: seconds against the number of parameters D, by family and method, in bins half an octave wide.
 * While a program begins, Java runs its code more slowly; {@code warm_up} is the share of the cells of a bin that
 * were begun in the first second of computing, for each log of records.
 */
final class CostCurve {

  /** How long a program warms up, in seconds of one thread. */
  static final double WARM_UP = 1;

  /**
   * A question for the table {@code cells}. Counts that took less than the clock shows are left out.
   *
   * @param threads how many threads computed
   */
  static String query(int threads) {
    return """
        SELECT median(parameters) AS parameters, median(seconds) AS seconds, quantile_cont(seconds, 0.1) AS low,
          quantile_cont(seconds, 0.9) AS high, count(*) AS cells, family, method,
          avg(CASE WHEN spent - seconds < %s THEN 1.0 ELSE 0.0 END) AS warm_up
        FROM (SELECT *, sum(seconds) OVER (PARTITION BY log ORDER BY log_offset) AS spent FROM cells)
        WHERE outcome IN ('complete', 'complete-if-independent', 'extra', 'undecided', 'always', 'sometimes', 'never') AND seconds > 0
        GROUP BY family, method, CAST(floor(2 * log2(parameters)) AS INTEGER)
        ORDER BY family, method, parameters""".formatted(WARM_UP * threads);
  }

  /** A family and a method. */
  private record Kind(String family, String method) {}

  private CostCurve() {}

  /** How many threads the run of a directory had, as its manifest says; 1 if it does not. */
  static int threads(ResultDirectory directory) {
    return directory.manifest().provenance().get("threads") instanceof Number threads
        ? Math.max(1, threads.intValue())
        : 1;
  }

  /** Medians and fits as the page reads them. */
  static ObjectNode toJson(ReportDatabase database, int threads) throws IOException {
    ObjectNode cost = JsonNodeFactory.instance.objectNode();
    String rows = database.kept("cost", query(threads));
    cost.set("rows", JsonValue.objects(database, rows));
    Map<Kind, List<PowerFit.Point>> kinds = new LinkedHashMap<>();
    database.query(rows, row -> kinds
        .computeIfAbsent(new Kind(row.getString("family"), row.getString("method")), kind -> new ArrayList<>())
        .add(new PowerFit.Point(row.getDouble("parameters"), row.getDouble("seconds"))));
    ArrayNode fits = cost.putArray("fits");
    ArrayNode line = cost.putArray("line");
    kinds.forEach((kind, points) -> {
      Optional<PowerFit> fit = PowerFit.of(points);
      fit.ifPresent(f -> {
        fits.addObject().put("family", kind.family()).put("method", kind.method()).put("exponent", f.exponent())
            .put("error", f.error()).put("from", f.from()).put("points", f.points());
        for (double d : new double[] {f.from(), f.to()}) {
          line.addObject().put("family", kind.family()).put("method", kind.method()).put("parameters", d)
              .put("seconds", f.at(d));
        }
      });
    });
    return cost;
  }
}
