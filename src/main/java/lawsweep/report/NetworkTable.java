package lawsweep.report;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lawsweep.circuit.line.Feature;

/**
 * The table {@code networks}: a row for each network whose laws are counted (family, widths, biases, fields,
 * inputs, or its line and its block, and how it is trained and from what), however many seeds it has. Its outcome is
 * {@code failed} if any of its cells failed, else the answer that some cell has: {@code extra}, {@code complete},
 * {@code complete-if-independent}, or, where weights are drawn, {@code always}, {@code sometimes} or {@code never}, by
 * how many draws of all its cells reach the dimension of φ; and without any answer {@code undecided}, {@code left} or
 * {@code skipped}. {@code told} is the place of the first cell that says so.
 */
final class NetworkTable {

  /** The outcomes of cells, by which of them speaks for a network. */
  private static final String FIRST =
      "['failed', 'extra', 'complete', 'complete-if-independent', 'always', 'sometimes', 'never',"
          + " 'undecided', 'left', 'skipped']";

  private static final String OUTCOME =
      "CASE WHEN draws = 0 OR best <= 2 THEN " + FIRST + "[best] WHEN reach = draws THEN 'always'"
          + " WHEN reach > 0 THEN 'sometimes' ELSE 'never' END AS outcome";

  /** What tells networks apart, and with the repeat cells of networks that have widths and no data. */
  private static final String NETWORK =
      "family, widths, bias, fields, inputs, loss, net, laws_of, flow, metric, form, damping, symmetry, labels";

  private static final String RANKED = "SELECT *, list_position(" + FIRST + ", outcome) AS rank FROM cells WHERE kind"
      + " = 'count'";

  /** Columns that all cells of a network have in common. */
  private static final List<String> COMMON = Stream.concat(
      Stream.of("assigned", "setting", "depth", "width", "narrowest", "output", "input", "parameters", "known_kinds",
          "known_laws"),
      Stream.of(Feature.values()).map(CellTable::column)).toList();

  private static final String GROUPED = """
      CREATE TABLE networks AS
        WITH ranked AS (%1$s),
        grouped AS (
          SELECT %2$s, %3$s, min(place) AS place, min(rank) AS best, arg_min(place, (rank, place)) AS told,
            max(extra_laws) FILTER (outcome IN ('complete', 'complete-if-independent', 'extra')) AS extra_laws,
            max(lie_dim) AS lie_dim, min(laws) FILTER (outcome <> 'undecided') AS laws,
            CAST(coalesce(sum(drawn), 0) AS BIGINT) AS draws, CAST(coalesce(sum(reached), 0) AS BIGINT) AS reach,
            coalesce(sum(seconds), 0) AS seconds, coalesce(max(surprise), 0) AS surprise
          FROM ranked GROUP BY %2$s)
        SELECT *, %4$s FROM grouped ORDER BY place"""
      .formatted(RANKED, NETWORK, COMMON.stream().map(column -> "any_value(" + column + ") AS " + column)
          .collect(Collectors.joining(", ")), OUTCOME);

  /** The same where each network has one cell. */
  private static final String EACH = """
      CREATE VIEW networks AS
        WITH ranked AS (%1$s),
        each AS (
          SELECT %2$s, %3$s, place, rank AS best, place AS told,
            CASE WHEN outcome IN ('complete', 'complete-if-independent', 'extra') THEN extra_laws END AS extra_laws,
            lie_dim, CASE WHEN outcome <> 'undecided' THEN laws END AS laws, coalesce(drawn, 0) AS draws,
            coalesce(reached, 0) AS reach, coalesce(seconds, 0) AS seconds, coalesce(surprise, 0) AS surprise
          FROM ranked)
        SELECT *, %4$s FROM each""".formatted(RANKED, NETWORK, String.join(", ", COMMON), OUTCOME);

  private NetworkTable() {}

  /** Makes the table of the table {@code cells}. */
  static void create(ReportDatabase database) throws IOException {
    create(database, oneCellEach(database));
  }

  /** Makes it, where each network has one cell the quick way. */
  static void create(ReportDatabase database, boolean oneCellEach) throws IOException {
    database.execute(oneCellEach ? EACH : GROUPED);
  }

  /** True only if it is certain: no repeats, and nothing but widths, biases and a loss by which cells differ. */
  private static boolean oneCellEach(ReportDatabase database) throws IOException {
    return database.number("SELECT count(*) FROM cells WHERE kind = 'count' AND (seed <> 0 OR net IS NOT NULL"
        + " OR setting IS NOT NULL OR drawn IS NOT NULL OR inputs <> '' OR fields <> 'generic')") == 0;
  }
}
