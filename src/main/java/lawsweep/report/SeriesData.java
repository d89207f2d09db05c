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
}
