package lawsweep.kind.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import lawsweep.langevin.cell.Equilibrium;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.LangevinResult;
import lawsweep.langevin.cell.ObservableRow;
import lawsweep.sweep.Sweep;
import lawsweep.sweep.Table;
import lawsweep.sweep.TableColumn;

/**
 * A table of what simulations gave.
 *
 * @param name what users call it
 * @param columns its own columns, after those of {@link lawsweep.kind.simulation.IdentifyingColumns}
 * @param rows the rows of a simulation that is done, a value for each of its own columns, null for a missing one
 */
public record SimulationTable(
    String name,
    List<TableColumn> columns,
    BiFunction<LangevinCell, LangevinResult, List<List<Object>>> rows)
    implements
      Table {

  /** What the names of observables match that say nothing of a time by itself: distributions, averages, rank jumps. */
  public static final String NOT_IN_TIME = "(_quantile|_density|_average|_correlation_time)$|^rank_jump_";

  private static final Pattern IS_NOT_IN_TIME = Pattern.compile(NOT_IN_TIME);
  private static final String AVERAGE = "_average";

  /** A row for each time, observable and component, in the order of the record. */
  public static final SimulationTable OBSERVABLES = new SimulationTable("observables",
      List.of(TableColumn.real("time"), TableColumn.text("observable"), TableColumn.text("component"),
          TableColumn.real("value"), TableColumn.real("stderr"), TableColumn.integer("replicas")),
      (cell, result) -> result.rows().stream().map(SimulationTable::observable).toList());

  /**
   * The mean of each observable, by its name and then its component: over the second half of the time where that was
   * recorded, else at the end; with its closed form where there is one.
   */
  public static final SimulationTable AVERAGES = new SimulationTable("averages",
      List.of(TableColumn.text("observable"), TableColumn.text("component"), TableColumn.real("value"),
          TableColumn.real("stderr"), TableColumn.text("over"), TableColumn.real("closed_form")),
      SimulationTable::averages);

  /** The jumps of the effective rank: what share of the replicas made each, and when on the average. */
  public static final SimulationTable JUMPS = new SimulationTable("jumps",
      List.of(TableColumn.text("jump"), TableColumn.real("fraction"), TableColumn.real("time"),
          TableColumn.real("stderr")),
      (cell, result) -> jumps(result));

  /** The densities of singular values (eigenvalues) at the end, bin by bin. */
  public static final SimulationTable DENSITIES = new SimulationTable("densities",
      List.of(TableColumn.real("lower"), TableColumn.real("upper"), TableColumn.real("density"),
          TableColumn.real("stderr")),
      (cell, result) -> densities(result));

  /** Copies the list. */
  public SimulationTable {
    columns = List.copyOf(columns);
  }

  @Override
  public String entries() {
    return SimulationKind.ENTRIES;
  }

  @Override
  public Rows of(Sweep sweep) {
    return new SimulationRows(IdentifyingColumns.of(sweep), this);
  }

  private static List<Object> observable(ObservableRow row) {
    return Arrays.asList(row.time(), row.observable(), row.index(), row.mean(), error(row), row.replicas());
  }

  /** Null for a standard error that there is not. */
  private static Double error(ObservableRow row) {
    return Double.isNaN(row.stderr()) ? null : (Double) row.stderr();
  }

  /** An observable and a component of it. */
  private record Name(String observable, String component) {}

  /** The row that stands for each observable's mean. */
  private static Map<Name, ObservableRow> best(LangevinResult result) {
    Map<Name, ObservableRow> best =
        new TreeMap<>(Comparator.comparing(Name::observable).thenComparing(Name::component));
    for (ObservableRow row : result.rows()) {
      if (row.time() != result.rows().getLast().time()) {
        continue;
      }
      String name = row.observable();
      if (name.endsWith(AVERAGE)) {
        best.put(new Name(name.substring(0, name.length() - AVERAGE.length()), row.index()), row);
      } else if (!IS_NOT_IN_TIME.matcher(name).find()) {
        best.putIfAbsent(new Name(name, row.index()), row);
      }
    }
    return best;
  }

  /**
   * How far the means of a simulation lie from their closed forms, in the order of the table of averages; those that
   * have one and a standard error.
   */
  static List<Deviation> deviations(LangevinCell cell, LangevinResult result) {
    Optional<Equilibrium> equilibrium = cell.equation().equilibrium(cell);
    if (equilibrium.isEmpty()) {
      return List.of();
    }
    List<Deviation> deviations = new ArrayList<>();
    best(result).forEach((name, row) -> {
      OptionalDouble known = equilibrium.get().mean(name.observable, name.component);
      if (known.isPresent() && row.stderr() > 0 && Double.isFinite(row.mean()) && Double.isFinite(row.stderr())) {
        deviations.add(new Deviation(cell.key(), name.observable, name.component,
            (row.mean() - known.getAsDouble()) / row.stderr()));
      }
    });
    return deviations;
  }

  private static List<List<Object>> averages(LangevinCell cell, LangevinResult result) {
    Optional<Equilibrium> equilibrium = cell.equation().equilibrium(cell);
    List<List<Object>> rows = new ArrayList<>();
    best(result).forEach((name, row) -> rows.add(Arrays.asList(name.observable, name.component, row.mean(), error(row),
        row.observable().endsWith(AVERAGE) ? "second half" : "end",
        equilibrium.map(known -> known.mean(name.observable, name.component))
            .filter(value -> value.isPresent()).map(value -> (Object) value.getAsDouble()).orElse(null))));
    return rows;
  }

  private static List<List<Object>> jumps(LangevinResult result) {
    Map<String, ObservableRow> times = new HashMap<>();
    Map<String, Double> fractions = new TreeMap<>(Comparator.reverseOrder());
    for (ObservableRow row : result.rows()) {
      String jump = row.index().replace(",", "→");
      if (row.observable().equals("rank_jump_time")) {
        times.put(jump, row);
      } else if (row.observable().equals("rank_jump_fraction") && row.mean() > 0) {
        fractions.put(jump, row.mean());
      }
    }
    fractions.keySet().retainAll(times.keySet());
    List<List<Object>> rows = new ArrayList<>();
    fractions.forEach((jump, fraction) -> rows
        .add(Arrays.asList(jump, fraction, times.get(jump).mean(), error(times.get(jump)))));
    return rows;
  }

  private static List<List<Object>> densities(LangevinResult result) {
    List<List<Object>> rows = new ArrayList<>();
    for (ObservableRow row : result.rows()) {
      if (row.observable().equals("sigma_density") || row.observable().equals("eigenvalue_density")) {
        int comma = row.index().indexOf(',');
        rows.add(Arrays.asList(Double.valueOf(row.index().substring(0, comma)),
            Double.valueOf(row.index().substring(comma + 1)), row.mean(), error(row)));
      }
    }
    rows.sort(Comparator.comparingDouble(row -> (double) row.getFirst()));
    return rows;
  }
}
