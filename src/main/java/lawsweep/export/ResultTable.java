package lawsweep.export;

import java.util.List;
import java.util.Optional;
import lawsweep.text.Words;

/**
 * A table that a result directory can be exported as.
 *
 * @param label its name on the command line
 * @param simulations what it is made of; empty for the table of cells
 */
public record ResultTable(String label, Optional<SimulationTable> simulations) {

  /** A row for each cell. */
  public static final ResultTable CELLS = new ResultTable("cells", Optional.empty());
  /** A row for each time, observable and component of each simulation. */
  public static final ResultTable OBSERVABLES = of("observables", SimulationTable.OBSERVABLES);
  /** A row for each mean of each simulation. */
  public static final ResultTable AVERAGES = of("averages", SimulationTable.AVERAGES);
  /** A row for each jump of the effective rank in each simulation. */
  public static final ResultTable JUMPS = of("jumps", SimulationTable.JUMPS);
  /** A row for each bin of the density of each simulation. */
  public static final ResultTable DENSITIES = of("densities", SimulationTable.DENSITIES);

  /** All tables. */
  public static final Words<ResultTable> WORDS =
      Words.of(List.of(CELLS, OBSERVABLES, AVERAGES, JUMPS, DENSITIES), ResultTable::label);

  private static ResultTable of(String label, SimulationTable table) {
    return new ResultTable(label, Optional.of(table));
  }
}
