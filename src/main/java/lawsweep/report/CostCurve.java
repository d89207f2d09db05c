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

/** What counts cost: seconds against the number of parameters D, by family and method, in bins half an octave wide. */
final class CostCurve {

  /** A question for the table {@code cells}. Counts that took less than the clock shows are left out. */
  static final String QUERY = """
      SELECT median(parameters) AS parameters, median(seconds) AS seconds, quantile_cont(seconds, 0.1) AS low,
        quantile_cont(seconds, 0.9) AS high, count(*) AS cells, family, method
      FROM cells WHERE outcome IN ('complete', 'extra', 'undecided') AND seconds > 0
      GROUP BY family, method, CAST(floor(2 * log2(parameters)) AS INTEGER)
      ORDER BY family, method, parameters""";

  /** A family and a method. */
  private record Kind(String family, String method) {}

  private CostCurve() {}

  /** Medians and fits as the page reads them. */
  static ObjectNode toJson(ReportDatabase database) throws IOException {
    ObjectNode cost = JsonNodeFactory.instance.objectNode();
    cost.set("rows", JsonValue.objects(database, QUERY));
    Map<Kind, List<PowerFit.Point>> kinds = new LinkedHashMap<>();
    database.query(QUERY, row -> kinds
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
