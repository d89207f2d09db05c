package lawsweep.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import lawsweep.kind.simulation.SimulationTable;

/** Observables in time, thinned by taking every m-th record and the last one, until there are few enough for a page. */
final class SeriesData {

  /** The most points, unless two for each series are more. */
  static final int MOST_POINTS = 60_000;

  private final ReportDatabase database;

  SeriesData(ReportDatabase database) {
    this.database = database;
  }

  /** Adds the names of observables and their series. */
  void addTo(ObjectNode langevin) throws IOException {
    database
        .execute("CREATE OR REPLACE TABLE series_names AS SELECT CAST(row_number() OVER () - 1 AS INTEGER) AS which, *"
            + " FROM (SELECT DISTINCT observable, component FROM series JOIN numbered USING (place) WHERE NOT regexp_matches(observable, '"
            + SimulationTable.NOT_IN_TIME + "') AND " + ObservableName.SHOWN + " ORDER BY " + ObservableName.ORDER
            + ")");
    ArrayNode names = langevin.putArray("observables");
    database.query("SELECT " + ObservableName.SQL + " FROM series_names ORDER BY which",
        row -> names.add(row.getString(1)));
    database
        .execute("CREATE OR REPLACE TABLE ends AS SELECT place, max(record) AS latest FROM series GROUP BY place");
    int step = 1;
    while (points(step) > MOST_POINTS && step < largestRecord()) {
      step *= 2;
    }
    langevin.set("series", JsonValue.columns(database, "SELECT number, which, o.time, o.value, o.stderr" + from(step)
        + " ORDER BY number, which, record", "cell", "observable", "time", "value", "stderr"));
    ((ObjectNode) langevin.get("series")).put("thinned", step > 1);
  }

  private long largestRecord() throws IOException {
    return database.number("SELECT coalesce(max(record), 0) FROM series");
  }

  private long points(int step) throws IOException {
    return database.number("SELECT count(*)" + from(step));
  }

  private static String from(int step) {
    return " FROM series o JOIN numbered USING (place) JOIN series_names USING (observable, component)"
        + " JOIN ends USING (place) WHERE o.record % " + step + " = 0 OR o.record = latest";
  }

  /** How the page names and orders the observables of simulations, in SQL over the columns observable and component. */
  static final class ObservableName {

    /** Beyond this number single singular values are left out. */
    private static final int MOST_COMPONENTS = 8;

    /** Beyond this number of rows single entries of matrices are left out. */
    private static final int MOST_ENTRIES = 3;

    /** {@code energy}, {@code sigma 1}, {@code end_to_end 2,1}. */
    static final String SQL = "CASE WHEN component = '' THEN observable ELSE observable || ' ' || component END";

    /** True for those that the page shows; the tables and the export have all. */
    static final String SHOWN =
        "(CASE WHEN observable LIKE 'end%' THEN CAST(string_split(component, ',')[1] AS INTEGER) <= "
            + MOST_ENTRIES + " AND CAST(string_split(component, ',')[2] AS INTEGER) <= " + MOST_ENTRIES
            + " WHEN component = '' THEN true ELSE CAST(string_split(component, ',')[1] AS INTEGER) <= "
            + MOST_COMPONENTS
            + " END)";

    /** Scalars first in the order of a reader's interest, then components. */
    static final String ORDER =
        "list_position(['energy', 'free_energy', 'trace', 'entropy', 'effective_rank', 'stable_rank',"
            + " 'abs_determinant', 'norm_squared', 'sigma', 'eigenvalue', 'sigma_squared', 'balance_defect', 'law_drift'],"
            + " observable) NULLS LAST, observable, try_cast(string_split(component, ',')[1] AS INTEGER), component";

    private ObservableName() {}
  }
}
