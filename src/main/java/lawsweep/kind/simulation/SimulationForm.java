package lawsweep.kind.simulation;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lawsweep.json.Form;
import lawsweep.json.NumberList;
import lawsweep.json.RecordFormatException;
import lawsweep.json.StrictArray;
import lawsweep.json.StrictObject;
import lawsweep.langevin.cell.CellValues;
import lawsweep.langevin.cell.Energy;
import lawsweep.langevin.cell.Equation;
import lawsweep.langevin.cell.Initial;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.LangevinResult;
import lawsweep.langevin.cell.ObservableRow;
import lawsweep.langevin.cell.Parameter;
import lawsweep.langevin.cell.Parameters;
import lawsweep.langevin.cell.Shape;
import lawsweep.langevin.cell.Values;
import lawsweep.langevin.ensemble.Equations;

/**
 * Simulations as JSON: the cell's parameters in an object {@value #CELL}, what it gave in an object {@value #RESULT}.
 *
 * <p>A cell's object names the parameters that it has a place for in their order, also those that mean nothing to its
 * equation, then the sweep seed, then what later equations know. Rows of observables are short arrays {@code [time,
 * series, mean, stderr, replicas]}; {@code series} numbers the entries {@code [observable, index]} of a list, in the
 * order in which they first appear. Numbers are written so that reading gives the same bits; those that are not finite
 * are the strings {@code "NaN"}, {@code "Infinity"} and {@code "-Infinity"}.
 */
final class SimulationForm {

  /** The key of the cell's object. */
  static final String CELL = "langevin";
  /** The key of the result's object. */
  static final String RESULT = "simulation";

  /** The forms of the program's equations. */
  static final SimulationForm ALL = new SimulationForm(Equations.ALL);

  private static final Form<Energy> ENERGY = Form.<Energy>of()
      .text("kind", Energy::kind)
      .value("fit", (json, energy) -> writeFit(json, energy.fit()))
      .real("confinement", Energy::confinement)
      .make(line -> Energy.of(line.text("kind"),
          line.arrays("fit", 3, entry -> new Energy.Entry(entry.integer(0) - 1, entry.integer(1) - 1, entry.real(2))),
          line.real("confinement")));

  private static final Form<Initial.SingularValues> SINGULAR_VALUES = Form.<Initial.SingularValues>of()
      .text("kind", _ -> "singular-values")
      .value("values", (json, start) -> writeReals(json, start.values()))
      .make(line -> new Initial.SingularValues(line.reals("values")));

  private static final Form<Initial.Gaussian> GAUSSIAN = Form.<Initial.Gaussian>of()
      .text("kind", _ -> "gaussian")
      .real("scale", Initial.Gaussian::scale)
      .make(line -> new Initial.Gaussian(line.real("scale")));

  private static final Form<Initial.Given> MATRIX = Form.<Initial.Given>of()
      .text("kind", _ -> "matrix")
      .value("value", (json, start) -> {
        json.writeStartArray();
        for (List<Double> row : start.rows()) {
          writeReals(json, row);
        }
        json.writeEndArray();
      })
      .make(line -> new Initial.Given(line.arrays("value", -1, StrictArray::reals)));

  /** A result with its rows. */
  static final Form<Simulated> OUTCOME = Form.<Simulated>of()
      .text("engine", Simulated::engine)
      .whole("blown_up", outcome -> outcome.result().blownUp())
      .whole("first_blown_up", outcome -> outcome.result().firstBlownUp())
      .whole("replica_steps", outcome -> outcome.result().replicaSteps())
      .followsText("fingerprint", outcome -> SimulationFingerprint.of(outcome.result()))
      .value("series", (json, outcome) -> writeSeries(json, outcome.result()))
      .value("rows", (json, outcome) -> writeRows(json, outcome.result()))
      .make(line -> new Simulated(line.text("engine"), new LangevinResult(rows(line),
          line.integer("blown_up"), line.integer("first_blown_up"), line.longInteger("replica_steps"))));

  private final Equations equations;
  private final Map<Equation, Form<LangevinCell>> forms = new LinkedHashMap<>();

  /** The forms of simulations of some equations. */
  SimulationForm(Equations equations) {
    this.equations = equations;
    for (Equation equation : equations.words().all()) {
      forms.put(equation, form(equation));
    }
  }

  /** The form of a cell of an equation; one that is read is the first of its repeats. */
  Form<LangevinCell> of(Equation equation) {
    return forms.get(equation);
  }

  /** The cell of a record, whose repeat stands in its {@code seed}. */
  LangevinCell cell(StrictObject record) {
    String label = record.textWithin(CELL, "dynamics");
    Equation equation = equations.words().find(label).orElseThrow(() -> new RecordFormatException(
        "expected " + equations.words().expected(label) + " in 'dynamics', got '" + label + "'"));
    return record.object(CELL, of(equation)).repeat(record.integer("seed"));
  }

  /** A result with the number of its rows in their place. */
  static Form<SimulationClaim> summary(LangevinCell cell) {
    return Form.<SimulationClaim>of()
        .text("engine", SimulationClaim::engine)
        .whole("blown_up", SimulationClaim::blownUp)
        .whole("first_blown_up", SimulationClaim::firstBlownUp)
        .whole("replica_steps", SimulationClaim::replicaSteps)
        .text("fingerprint", SimulationClaim::fingerprint)
        .whole("rows", SimulationClaim::rows)
        .make(line -> new SimulationClaim(cell, line.text("engine"), line.integer("blown_up"),
            line.integer("first_blown_up"), line.longInteger("replica_steps"), line.text("fingerprint"),
            line.integer("rows")));
  }

  private Form<LangevinCell> form(Equation equation) {
    List<Parameter<?>> written = new ArrayList<>(Parameters.ALWAYS);
    written.addAll(Parameters.later(equation));
    Form.Builder<LangevinCell> form = Form.of();
    for (Parameter<?> parameter : Parameters.ALWAYS) {
      add(form, parameter);
    }
    form.whole("sweep_seed", LangevinCell::sweepSeed);
    for (Parameter<?> parameter : Parameters.later(equation)) {
      add(form, parameter);
    }
    return form.make(line -> {
      CellValues values = new CellValues();
      for (Parameter<?> parameter : written) {
        values.put(parameter, read(line, parameter));
      }
      return values.cell(line.longInteger("sweep_seed"), 0);
    });
  }

  private static <T> void add(Form.Builder<LangevinCell> form, Parameter<T> parameter) {
    form.value(parameter.key(), (json, cell) -> write(json, parameter.values(), parameter.in(cell)));
  }

  private static <T> void write(JsonGenerator json, Values<T> values, T value) throws IOException {
    switch (value) {
      case Energy energy -> ENERGY.write(json, energy);
      case Initial.SingularValues start -> SINGULAR_VALUES.write(json, start);
      case Initial.Gaussian start -> GAUSSIAN.write(json, start);
      case Initial.Given start -> MATRIX.write(json, start);
      case Double number -> json.writeNumber(number);
      case Integer number when values instanceof Values.Whole -> json.writeNumber(number);
      default -> json.writeString(values.text(value));
    }
  }

  private Object read(StrictObject line, Parameter<?> parameter) {
    String key = parameter.key();
    return switch (parameter.values()) {
      case Values.Real _ -> line.real(key);
      case Values.Whole _ -> line.integer(key);
      case Values.Depth _ -> depth(line, key);
      case Values.Word<?> word -> line.word(key, word.words());
      case Values.Label _ -> line.word(key, equations.words());
      case Values.SchemeLabel _ -> line.word(key, equations.schemes());
      case Values.Energies _ -> line.object(key, ENERGY);
      case Values.Starts _ -> start(line, key);
    };
  }

  private static int depth(StrictObject line, String key) {
    if (line.text(key).equals("inf")) {
      return Shape.INFINITE;
    }
    List<Integer> depth = NumberList.parse(key, line.text(key));
    if (depth.size() != 1) {
      throw new RecordFormatException("expected a number or inf in '" + key + "', got '" + line.text(key) + "'");
    }
    return depth.getFirst();
  }

  private static Initial start(StrictObject line, String key) {
    String kind = line.textWithin(key, "kind");
    return switch (kind) {
      case "singular-values" -> line.object(key, SINGULAR_VALUES);
      case "gaussian" -> line.object(key, GAUSSIAN);
      case "matrix" -> line.object(key, MATRIX);
      default -> throw new RecordFormatException("expected singular-values, gaussian or matrix in the initial's 'kind',"
          + " got '" + kind + "'");
    };
  }

  private static void writeFit(JsonGenerator json, List<Energy.Entry> fit) throws IOException {
    json.writeStartArray();
    for (Energy.Entry entry : fit) {
      json.writeStartArray();
      json.writeNumber(entry.row() + 1);
      json.writeNumber(entry.column() + 1);
      json.writeNumber(entry.target());
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  private static void writeReals(JsonGenerator json, List<Double> numbers) throws IOException {
    json.writeStartArray();
    for (double number : numbers) {
      json.writeNumber(number);
    }
    json.writeEndArray();
  }

  /** What is the same in the rows of all times. */
  private record Series(String observable, String index) {

    static Series of(ObservableRow row) {
      return new Series(row.observable(), row.index());
    }
  }

  private static Map<Series, Integer> series(LangevinResult result) {
    Map<Series, Integer> series = new LinkedHashMap<>();
    for (ObservableRow row : result.rows()) {
      series.putIfAbsent(Series.of(row), series.size());
    }
    return series;
  }

  private static void writeSeries(JsonGenerator json, LangevinResult result) throws IOException {
    json.writeStartArray();
    for (Series each : series(result).keySet()) {
      json.writeStartArray();
      json.writeString(each.observable());
      json.writeString(each.index());
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  private static void writeRows(JsonGenerator json, LangevinResult result) throws IOException {
    Map<Series, Integer> series = series(result);
    json.writeStartArray();
    for (ObservableRow row : result.rows()) {
      json.writeStartArray();
      json.writeNumber(row.time());
      json.writeNumber(series.get(Series.of(row)));
      json.writeNumber(row.mean());
      json.writeNumber(row.stderr());
      json.writeNumber(row.replicas());
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  private static List<ObservableRow> rows(StrictObject line) {
    List<Series> series = line.arrays("series", 2, each -> new Series(each.text(0), each.text(1)));
    if (new HashSet<>(series).size() < series.size()) {
      throw new RecordFormatException("expected every series once");
    }
    List<ObservableRow> rows = new ArrayList<>();
    int[] seen = {0};
    line.arrays("rows", 5, row -> rows.add(row(row, series, seen)));
    if (seen[0] < series.size()) {
      throw new RecordFormatException("expected rows of every series");
    }
    return rows;
  }

  private static ObservableRow row(StrictArray row, List<Series> series, int[] seen) {
    int which = row.integer(1);
    if (which < 0 || which > seen[0] || which >= series.size()) {
      throw new RecordFormatException("expected the number of a series, new ones in order, got " + which);
    }
    seen[0] = Math.max(seen[0], which + 1);
    Series each = series.get(which);
    return new ObservableRow(row.real(0), each.observable(), each.index(), row.realOrNot(2), row.realOrNot(3),
        row.integer(4));
  }
}
