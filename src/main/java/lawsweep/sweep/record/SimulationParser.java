package lawsweep.sweep.record;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lawsweep.json.RecordFormatException;
import lawsweep.json.StrictArray;
import lawsweep.json.StrictObject;
import lawsweep.langevin.cell.Dynamics;
import lawsweep.langevin.cell.Energy;
import lawsweep.langevin.cell.Initial;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.LangevinResult;
import lawsweep.langevin.cell.ObservableRow;
import lawsweep.langevin.cell.Scheme;
import lawsweep.langevin.cell.Side;
import lawsweep.sweep.record.SimulationCodec.Series;

/** Reads what {@link SimulationCodec} writes. */
final class SimulationParser {

  private static final Set<String> CELL_KEYS = Set.of("dynamics", "scheme", "side", "depth", "width", "rank", "beta",
      "kappa", "energy", "initial", "step", "time", "record_every", "replicas", "weight_decay", "samples", "batch",
      "sweep_seed");
  private static final Set<String> RESULT_KEYS =
      Set.of("engine", "blown_up", "first_blown_up", "replica_steps", "fingerprint", "series", "rows");

  private static final Set<String> SUMMARY_KEYS =
      Set.of("engine", "blown_up", "first_blown_up", "replica_steps", "fingerprint", "rows");

  private SimulationParser() {}

  /** The cell of a record, whose draw stands in its {@code seed}. */
  static LangevinCell cell(StrictObject record) {
    StrictObject line = record.object(SimulationCodec.CELL, CELL_KEYS);
    return new LangevinCell(line.byLabel("dynamics", Dynamics.values(), Dynamics::label),
        line.byLabel("scheme", Scheme.values(), Scheme::label), line.byLabel("side", Side.values(), Side::label),
        depth(line), line.integer("width"), line.integer("rank"), line.real("beta"), line.real("kappa"),
        energy(line), initial(line), line.real("step"), line.real("time"), line.real("record_every"),
        line.integer("replicas"), line.real("weight_decay"), line.integer("samples"), line.integer("batch"),
        line.longInteger("sweep_seed"), record.integer("seed"));
  }

  private static int depth(StrictObject line) {
    if (line.text("depth").equals("inf")) {
      return LangevinCell.INFINITE;
    }
    List<Integer> depth = line.numbers("depth");
    if (depth.size() != 1) {
      throw new RecordFormatException("expected a number or inf in 'depth', got '" + line.text("depth") + "'");
    }
    return depth.getFirst();
  }

  private static Energy energy(StrictObject line) {
    StrictObject energy = line.object("energy", Set.of("kind", "fit", "confinement"));
    List<Energy.Entry> fit = energy.arrays("fit", 3,
        entry -> new Energy.Entry(entry.integer(0) - 1, entry.integer(1) - 1, entry.real(2)));
    return new Energy(energy.text("kind"), fit, energy.real("confinement"));
  }

  private static Initial initial(StrictObject line) {
    String kind = line.textWithin("initial", "kind");
    return switch (kind) {
      case "singular-values" ->
        new Initial.SingularValues(line.object("initial", Set.of("kind", "values")).reals("values"));
      case "gaussian" -> new Initial.Gaussian(line.object("initial", Set.of("kind", "scale")).real("scale"));
      case "matrix" -> new Initial.Given(
          line.object("initial", Set.of("kind", "value")).arrays("value", -1, StrictArray::reals));
      default -> throw new RecordFormatException("expected singular-values, gaussian or matrix in the initial's 'kind',"
          + " got '" + kind + "'");
    };
  }

  /** The result of a record that has one. */
  static Outcome.Simulation outcome(StrictObject record) {
    StrictObject line = record.object(SimulationCodec.RESULT, RESULT_KEYS);
    LangevinResult result = new LangevinResult(rows(line), line.integer("blown_up"), line.integer("first_blown_up"),
        line.longInteger("replica_steps"));
    line.same("fingerprint", SimulationFingerprint.of(result), line.text("fingerprint"));
    return new Outcome.Simulation(line.text("engine"), result);
  }

  /** What an export says of a simulation that is done: observables by their number only. */
  static SimulationClaim claim(StrictObject record) {
    StrictObject line = record.object(SimulationCodec.RESULT, SUMMARY_KEYS);
    return new SimulationClaim(cell(record), line.text("engine"), line.integer("blown_up"),
        line.integer("first_blown_up"), line.longInteger("replica_steps"), line.text("fingerprint"),
        line.integer("rows"));
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
