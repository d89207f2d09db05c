package lawsweep.report;

/**
 * How dim W_0 and dim Lie are distributed over drawn weights, for each network (family, bias, widths and number of inputs) over all its
 * seeds. Undecided draws are left out.
 */
final class DrawDistribution {

  /** The most networks on the page; the table has all. */
  static final int MOST_NETWORKS = 60;

  private DrawDistribution() {}

  /** A question for the tables {@code cells} and {@code draws}: a row for each network, dimension and value. */
  static String query() {
    return """
        SELECT min(place) AS place, family || ' ' || widths || CASE WHEN bias = 'none' THEN '' ELSE ', bias ' || bias END
            || coalesce(', ' || samples || ' inputs', '') AS network, family, bias, widths, depth, width, samples, dimension,
          value, max(phi) AS phi, CAST(sum(draws) AS BIGINT) AS draws,
          sum(draws) / sum(sum(draws)) OVER (PARTITION BY family, bias, widths, depth, width, samples, dimension) AS share
        FROM draws JOIN cells USING (place)
        GROUP BY family, bias, widths, depth, width, samples, dimension, value
        ORDER BY min(min(place)) OVER (PARTITION BY family, bias, widths, samples), dimension DESC, value""";
  }

  /** The rows of the first networks, without what the page does not show. */
  static String ofPage() {
    return """
        SELECT network, dimension, value, phi, draws, share FROM (
          SELECT *, dense_rank() OVER (ORDER BY nth) AS number FROM (
            SELECT *, min(place) OVER (PARTITION BY network) AS nth FROM (%s)))
        WHERE number <= %d ORDER BY number, dimension DESC, value""".formatted(query(), MOST_NETWORKS);
  }

  /** The share of draws that have the dimension of φ, a row for each depth and width of a family and bias. */
  static String atPhi() {
    return """
        SELECT family || CASE WHEN bias = 'none' THEN '' ELSE ', bias ' || bias END AS networks, depth, width,
          sum(draws) FILTER (value = phi) / sum(draws) AS rank_share, CAST(sum(draws) AS BIGINT) AS draws
        FROM draws JOIN cells USING (place) WHERE dimension = 'dim W_0'
        GROUP BY family, bias, depth, width ORDER BY min(place), depth, width""";
  }
}
