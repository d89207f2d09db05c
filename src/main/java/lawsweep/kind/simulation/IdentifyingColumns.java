package lawsweep.kind.simulation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lawsweep.langevin.cell.Equation;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.Parameter;
import lawsweep.langevin.ensemble.Equations;
import lawsweep.sweep.Cell;
import lawsweep.sweep.Sweep;
import lawsweep.sweep.TableColumn;

/**
 * The columns with which the tables of simulations begin: the sweep and its seed, the cell, which repeat it is, and
 * every parameter of every equation of the sweep in the order of {@link Equations#parameters}, empty where it means
 * nothing to a cell. No two cells of a sweep have the same repeat and parameters.
 */
public final class IdentifyingColumns {

  /** Parameters whose keys are names of other columns: those of a record's own time and replicas. */
  private static final Map<String, String> RENAMED = Map.of("time", "end_time", "replicas", "replicas_asked");

  private final String sweep;
  private final List<Parameter<?>> parameters;

  private IdentifyingColumns(String sweep, List<Parameter<?>> parameters) {
    this.sweep = sweep;
    this.parameters = List.copyOf(parameters);
  }

  /** Those of the simulations of a sweep. */
  public static IdentifyingColumns of(Sweep sweep) {
    Set<Equation> all = new LinkedHashSet<>();
    for (Cell cell : sweep.cells()) {
      SimulationCell.langevin(cell).ifPresent(langevin -> all.add(langevin.equation()));
    }
    return new IdentifyingColumns(sweep.name(), Equations.ALL.parameters().stream()
        .filter(parameter -> all.stream().anyMatch(equation -> equation.has(parameter))).toList());
  }

  /** The parameters that mean something to a simulation of the sweep. */
  public List<Parameter<?>> parameters() {
    return parameters;
  }

  /** The columns, in order. */
  public List<TableColumn> columns() {
    List<TableColumn> columns = new ArrayList<>(List.of(TableColumn.text("sweep"), TableColumn.large("sweep_seed"),
        TableColumn.text("cell"), TableColumn.integer("repeat"), TableColumn.integer("seed")));
    for (Parameter<?> parameter : parameters) {
      String key = RENAMED.getOrDefault(parameter.key(), parameter.key());
      columns.add(switch (parameter.type()) {
        case TEXT -> TableColumn.text(key);
        case WHOLE -> TableColumn.integer(key);
        case REAL -> TableColumn.real(key);
      });
    }
    return columns;
  }

  /** What a simulation has in them; null where a parameter means nothing to it. */
  public List<Object> values(LangevinCell cell) {
    List<Object> values = new ArrayList<>();
    values.add(sweep);
    values.add(cell.sweepSeed());
    values.add(cell.key());
    values.add(cell.seed());
    values.add(cell.seed());
    for (Parameter<?> parameter : parameters) {
      values.add(value(parameter, cell));
    }
    return values;
  }

  /** A parameter of a simulation as tables print it; null where it means nothing. */
  public static Object value(Parameter<?> parameter, LangevinCell cell) {
    if (!cell.equation().has(parameter)) {
      return null;
    }
    Object value = parameter.value().apply(cell);
    return parameter.key().equals("depth") ? depth((double) value) : value;
  }

  /** The parameter of a key as tables print it; null where it means nothing. */
  static Object value(String key, LangevinCell cell) {
    return cell.equation().parameters().stream().filter(parameter -> parameter.key().equals(key)).findFirst()
        .map(parameter -> value(parameter, cell)).orElse(null);
  }

  /** A number of factors as a whole number, or {@code inf}, which columns of real numbers read as infinity. */
  private static Object depth(double depth) {
    return Double.isInfinite(depth) ? "inf" : (Object) (long) depth;
  }
}
