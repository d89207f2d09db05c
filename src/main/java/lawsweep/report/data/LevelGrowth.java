package lawsweep.report.data;

/**
 * How dim W_k grows with k towards dim Lie(W_0): the share dim W_k / dim Lie, its mean and its 10 and 90 % quantiles
 * over the cells of a family and depth whose count is complete or extra and lists its levels. A cell that has reached
 * its dimension keeps it; one whose levels end before counts as far as they go. Networks that a line says have no
 * depth, {@code –}. Where there are more than {@value #MOST_DEPTHS} depths, the greatest share a line.
 */
public final class LevelGrowth {

  /** The most depths that are told apart. */
  static final int MOST_DEPTHS = 8;

  private LevelGrowth() {}

  /** A question for the table {@code cells}: family, depth, level, share, low, high, cells. */
  public static String query() {
    return """
        WITH grown AS (
          SELECT family, coalesce(depth, 0) AS depth, lie_dim, string_split(level_dims, ',') AS dims
          FROM cells WHERE outcome IN ('complete', 'complete-if-independent', 'extra') AND level_dims <> '' AND lie_dim > 0),
        depths AS (
          SELECT depth, row_number() OVER (ORDER BY depth) AS nth, max(depth) OVER () AS deepest
          FROM (SELECT DISTINCT depth FROM grown)),
        pooled AS (
          SELECT depth, least(nth, %1$d) AS place,
            CASE WHEN depth = 0 THEN '–' WHEN nth < %1$d OR depth = deepest AND nth = %1$d THEN CAST(depth AS VARCHAR)
              ELSE CAST(min(depth) FILTER (nth >= %1$d) OVER () AS VARCHAR) || '–' || CAST(deepest AS VARCHAR) END AS name
          FROM depths),
        named AS (
          SELECT family, name, place, dims, lie_dim, max(len(dims)) OVER (PARTITION BY family, place) AS levels
          FROM grown JOIN pooled USING (depth)),
        shares AS (
          SELECT family, name, place, level, coalesce(CAST(dims[level + 1] AS BIGINT) / CAST(lie_dim AS DOUBLE),
            CASE WHEN CAST(dims[-1] AS BIGINT) = lie_dim THEN 1.0 END) AS share
          FROM (SELECT *, unnest(generate_series(0, levels - 1)) AS level FROM named))
        SELECT family, name AS depth, level, avg(share) AS share, quantile_cont(share, 0.1) AS low,
          quantile_cont(share, 0.9) AS high, count(share) AS cells
        FROM shares GROUP BY family, name, place, level ORDER BY family, place, level"""
        .formatted(MOST_DEPTHS);
  }
}
