package lawsweep.report;

/**
 * How dim W_0 and dim Lie are distributed over drawn weights, for each network (family, bias and widths or its line,
 * and number of inputs) over all its seeds. Shares are of all draws; the value of undecided ones is missing.
 */
final class DrawDistribution {

  /** The most networks on the page; the table has all. */
  static final int MOST_NETWORKS = 60;

  private static final String BIAS = "CASE WHEN bias = 'none' THEN '' ELSE ', bias ' || bias END";
  private static final String INPUTS =
      "CASE WHEN samples IS NULL THEN '' WHEN samples = 1 THEN ', 1 input' ELSE ', ' || samples || ' inputs' END";

  private DrawDistribution() {}

  /** A question for the tables {@code cells} and {@code draws}: a row for each network, dimension and value. */
  static String query() {
    return """
        WITH of_networks AS (SELECT coalesce(net, family || ' ' || widths || %s) || %s AS network,
          min(place) OVER (PARTITION BY family, bias, widths, net, samples) AS first, *
          FROM draws JOIN cells USING (place))
        SELECT first AS place, network, family, bias, widths, depth, width, samples, dimension, value, max(phi) AS phi,
          CAST(sum(draws) AS BIGINT) AS draws,
          sum(draws) / sum(sum(draws)) OVER (PARTITION BY first, network, dimension) AS share
        FROM of_networks GROUP BY first, network, family, bias, widths, depth, width, samples, dimension, value
        ORDER BY first, network, dimension DESC, value""".formatted(BIAS, INPUTS);
  }

  /** The rows of the first networks, without what the page does not show. */
  static String ofPage() {
    return """
        SELECT network, dimension, value, phi, draws, share FROM (
          SELECT *, dense_rank() OVER (ORDER BY place, network) AS number FROM (%s))
        WHERE number <= %d AND value IS NOT NULL ORDER BY number, dimension DESC, value"""
        .formatted(query(), MOST_NETWORKS);
  }

  /** How many networks there are. */
  static String networks() {
    return "SELECT count(DISTINCT network) FROM (%s)".formatted(query());
  }

  /**
   * The share of draws with the dimension of φ: a row for each depth, width, family, bias and number of inputs; without
   * networks that a line says.
   */
  static String atPhi() {
    return """
        SELECT family || %s || %s AS networks, depth, width,
          coalesce(sum(draws) FILTER (value = phi), 0) / sum(draws) AS rank_share, CAST(sum(draws) AS BIGINT) AS draws
        FROM draws JOIN cells USING (place) WHERE dimension = 'dim W_0' AND net IS NULL
        GROUP BY family, bias, samples, depth, width ORDER BY min(min(place)) OVER (PARTITION BY family, bias, samples),
          depth, width""".formatted(BIAS, INPUTS);
  }
}
