package lawsweep.parquet;

import java.util.List;

/**
 * A group of rows as a file has it.
 *
 * @param rows how many
 * @param chunks what its pages are, in the order of leaves
 * @param bytes the pages; not to be changed
 */
public record RowGroup(int rows, List<ColumnChunk> chunks, byte[] bytes) {

  /** Copies the list. */
  public RowGroup {
    chunks = List.copyOf(chunks);
  }
}
