package lawsweep.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lawsweep.circuit.laws.LawKind;

/**
 * The laws of the networks that lines say by kind, summed over a group: columns of the table {@code cube}. Behind the
 * kinds of known laws stand {@value #BEYOND}, those beyond them, and {@value #NETWORKS}, the networks that were
 * counted.
 */
final class KindShares {

  /** Laws beyond the known ones, where their number is proved or bounded. */
  static final String BEYOND = "beyond";

  /** How many networks the sums are over. */
  static final String NETWORKS = "networks";

  private KindShares() {}

  /** The column of a kind. */
  static String column(String kind) {
    return "kind_" + kind;
  }

  /** Columns and how they are made of the table {@code networks}, in SQL. */
  static Map<String, String> measures() {
    Map<String, String> measures = new LinkedHashMap<>();
    for (LawKind kind : LawKind.values()) {
      measures.put(column(kind.word()), "CAST(sum(coalesce(TRY_CAST(regexp_extract(known_kinds, '(^| )" + kind.word()
          + " ([0-9]+)', 2) AS BIGINT), 0)) AS BIGINT)");
    }
    measures.put(column(BEYOND), "CAST(coalesce(sum(extra_laws) FILTER (known_kinds IS NOT NULL), 0) AS BIGINT)");
    measures.put(column(NETWORKS), "count(known_kinds)");
    return measures;
  }

  /** All kinds, in the order in which charts name them. */
  static Stream<String> all() {
    return Stream.concat(Stream.of(LawKind.values()).map(LawKind::word), Stream.of(BEYOND, NETWORKS));
  }

  /** The kinds that the table {@code cube} has laws of; none where no line was counted. */
  static List<String> occurring(ReportDatabase database) throws IOException {
    List<String> names = all().toList();
    String sums = names.stream().map(name -> "coalesce(sum(\"" + column(name) + "\"), 0)")
        .collect(Collectors.joining(", "));
    List<String> found = new ArrayList<>();
    database.query("SELECT " + sums + " FROM cube", row -> {
      for (int i = 0; i < names.size(); i++) {
        if (row.getLong(i + 1) > 0) {
          found.add(names.get(i));
        }
      }
      return true;
    });
    return found;
  }

  /**
   * A question for the table {@code cube}: {@code x, xi, kind, laws, networks}, means over the networks along an axis.
   *
   * @param axis the column of an axis, or 0, in SQL
   * @param label its label for the bin {@code xi}, in SQL
   */
  static String query(ReportDatabase database, String axis, String label) throws IOException {
    String sums = occurring(database).stream().filter(kind -> !kind.equals(NETWORKS))
        .map(kind -> "SELECT CAST(" + axis + " AS INTEGER) AS xi, '" + kind + "' AS kind, sum(\"" + column(kind)
            + "\") AS laws, sum(\"" + column(NETWORKS) + "\") AS networks FROM cube GROUP BY ALL")
        .collect(Collectors.joining(" UNION ALL "));
    return sums.isEmpty()
        ? "SELECT 1 WHERE false"
        : "SELECT " + label + " AS x, xi, kind, CAST(laws AS DOUBLE) / networks AS laws, CAST(networks AS BIGINT) AS"
            + " networks FROM (" + sums + ") WHERE networks > 0 AND laws > 0 ORDER BY xi, kind";
  }
}
