package lawsweep.report;

import java.io.IOException;
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

  private static final String CREATE = """
      CREATE OR REPLACE TABLE networks AS
        WITH ranked AS (SELECT *, list_position(%1$s, outcome) AS rank FROM cells WHERE kind = 'count'),
        grouped AS (
          SELECT family, widths, bias, fields, inputs, loss, net, laws_of, flow, metric, form, damping, symmetry, labels,
            any_value(assigned) AS assigned, any_value(setting) AS setting, %2$s, min(place) AS place, any_value(depth) AS depth,
            any_value(width) AS width, any_value(narrowest) AS narrowest, any_value(output) AS output,
            any_value(input) AS input, any_value(parameters) AS parameters, min(rank) AS best,
            arg_min(place, (rank, place)) AS told,
            max(extra_laws) FILTER (outcome IN ('complete', 'complete-if-independent', 'extra')) AS extra_laws, max(lie_dim) AS lie_dim,
            any_value(known_kinds) AS known_kinds, any_value(known_laws) AS known_laws,
            min(laws) FILTER (outcome <> 'undecided') AS laws,
            CAST(coalesce(sum(drawn), 0) AS BIGINT) AS draws, CAST(coalesce(sum(reached), 0) AS BIGINT) AS reach,
            coalesce(sum(seconds), 0) AS seconds, coalesce(max(surprise), 0) AS surprise
          FROM ranked GROUP BY family, widths, bias, fields, inputs, loss, net, laws_of, flow, metric, form,
            damping, symmetry, labels)
        SELECT *, CASE WHEN draws = 0 OR best <= 2 THEN %1$s[best] WHEN reach = draws THEN 'always'
          WHEN reach > 0 THEN 'sometimes' ELSE 'never' END AS outcome FROM grouped ORDER BY place"""
      .formatted(FIRST, Stream.of(Feature.values()).map(CellTable::column)
          .map(column -> "any_value(" + column + ") AS " + column).collect(Collectors.joining(", ")));

  private NetworkTable() {}

  /** Makes the table of the table {@code cells}. */
  static void create(ReportDatabase database) throws IOException {
    database.execute(CREATE);
  }
}
