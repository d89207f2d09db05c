package lawsweep.report;

/** Questions for the tables of simulations that whole tables are the answer to. */
final class SimulationQueries {

  private static final String CELL = "s.cell, s.dynamics, s.depth, s.width, s.beta, s.kappa, s.step";

  private SimulationQueries() {}

  /**
   * The mean of each observable of each simulation: over the second half of the time where that was recorded, else at the
   * last time; with its closed form where there is one. Columns: place, observable, component, mean, stderr, closed_form.
   */
  static String means() {
    return """
        WITH ends AS (SELECT place, max(record) AS record FROM observables GROUP BY place),
        last AS (
          SELECT o.place, regexp_replace(observable, '_average$', '') AS observable, component, mean, stderr,
            observable LIKE '%%\\_average' ESCAPE '\\' AS averaged, o.replicas
          FROM observables o JOIN ends e ON o.place = e.place AND o.record = e.record
          WHERE %s),
        best AS (
          SELECT * FROM last
          QUALIFY row_number() OVER (PARTITION BY place, observable, component ORDER BY averaged DESC) = 1)
        SELECT b.place, b.observable, b.component, b.mean, b.stderr, b.averaged, c.value AS closed_form
        FROM best b LEFT JOIN closed_forms c ON b.place = c.place AND b.observable = c.observable
          AND b.component = c.component""".formatted(isSeries() + " OR observable LIKE '%\\_average' ESCAPE '\\'");
  }

  /** A condition: true for observables that make sense at each time for themselves. */
  static String isSeries() {
    return "NOT regexp_matches(observable, '(_quantile|_density|_average|_correlation_time)$|^rank_jump_')";
  }

  /** The table of means. */
  static String averages() {
    return "SELECT " + CELL + ", m.observable, m.component AS index, m.mean, m.stderr,"
        + " CASE WHEN m.averaged THEN 'second half' ELSE 'end' END AS over, m.closed_form FROM (" + means()
        + ") m JOIN simulations s USING (place) ORDER BY s.place, m.observable, m.component";
  }

  /** The table of rank jumps. */
  static String jumps() {
    return "SELECT " + CELL + ", j.jump, j.fraction, j.time, j.stderr FROM (" + jumpRows()
        + ") j JOIN simulations s USING (place) ORDER BY s.place, j.jump DESC";
  }

  /** place, jump ({@code 2→1}), fraction of the replicas that made it, mean time of these and its standard error. */
  static String jumpRows() {
    return """
        SELECT f.place, replace(f.component, ',', '→') AS jump, f.mean AS fraction, t.mean AS time, t.stderr AS stderr
        FROM observables f JOIN observables t ON f.place = t.place AND f.component = t.component
        WHERE f.observable = 'rank_jump_fraction' AND t.observable = 'rank_jump_time' AND f.mean > 0""";
  }

  /** The table of densities. */
  static String densities() {
    return "SELECT " + CELL + ", d.lower, d.upper, d.density, d.stderr FROM (" + densityRows()
        + ") d JOIN simulations s USING (place) ORDER BY s.place, d.lower";
  }

  /** place, lower, upper, density, stderr of the bins of singular values at the end. */
  static String densityRows() {
    return """
        SELECT place, CAST(string_split(component, ',')[1] AS DOUBLE) AS lower,
          CAST(string_split(component, ',')[2] AS DOUBLE) AS upper, mean AS density, stderr
        FROM observables WHERE observable IN ('sigma_density', 'eigenvalue_density')""";
  }
}
