package lawsweep.export;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lawsweep.sweep.Kinds;
import lawsweep.sweep.Sweep;
import lawsweep.sweep.Table;
import lawsweep.text.Words;

/**
 * A table that a result directory can be exported as.
 *
 * @param label its name on the command line
 * @param own what it is made of; empty for the table of cells
 */
public record ResultTable(String label, Optional<Table> own) {

  /** A row for each cell. */
  public static final ResultTable CELLS = new ResultTable("cells", Optional.empty());

  /** That of cells, and those of the kinds. */
  public static Words<ResultTable> words(Kinds kinds) {
    List<ResultTable> all = Stream.concat(Stream.of(CELLS), kinds.tables().stream().map(ResultTable::of)).toList();
    return Words.of(all, ResultTable::label);
  }

  private static ResultTable of(Table table) {
    return new ResultTable(table.name(), Optional.of(table));
  }

  /** False for a table of cells that a sweep has none of. */
  public boolean isOf(Sweep sweep) {
    return own.isEmpty() || sweep.cells().stream()
        .anyMatch(cell -> sweep.kinds().of(cell).entries().equals(own.get().entries()));
  }
}
