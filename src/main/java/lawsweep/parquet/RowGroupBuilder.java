package lawsweep.parquet;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes groups of rows, column by column or row by row: whoever uses it adds as many values to each column as the group
 * has rows. For one thread; memory is used again for the next group.
 */
public final class RowGroupBuilder {

  private final List<Shredder> columns;
  private final List<LeafWriter> leaves = new ArrayList<>();
  private final PageWriter pages = new PageWriter();

  /** For files with these columns. */
  public RowGroupBuilder(List<ParquetColumn> columns) {
    this.columns = columns.stream().map(Shredder::of).toList();
    this.columns.forEach(column -> leaves.addAll(column.leaves()));
  }

  /** Adds a value to a column: of its type, as {@link ParquetType} says; null for none. */
  public void add(int column, Object value) {
    columns.get(column).add(value, 0, 0);
  }

  /** The one leaf of a column of single values or of lists of such; for those who know values by numbers. */
  public LeafColumn leaf(int column) {
    return new LeafColumn(columns.get(column).leaves().getFirst());
  }

  /** The group of all that was added; the next one is empty. */
  public RowGroup take(int rows) {
    List<ColumnChunk> chunks = new ArrayList<>(leaves.size());
    for (LeafWriter leaf : leaves) {
      chunks.add(leaf.finish(pages));
      leaf.clear();
    }
    return new RowGroup(rows, chunks, pages.take());
  }
}
