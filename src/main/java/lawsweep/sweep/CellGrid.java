package lawsweep.sweep;

import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/** All cells of a sweep, made when asked for: those of one kind after those of another. */
final class CellGrid extends AbstractList<Cell> implements RandomAccess {

  private final List<List<? extends Cell>> parts;
  private final GridStarts starts;

  /** Lists of cells, none of them empty. */
  CellGrid(List<List<? extends Cell>> parts) {
    this.parts = List.copyOf(parts);
    this.starts = GridStarts.of(parts.stream().mapToLong(List::size));
  }

  @Override
  public int size() {
    return starts.end();
  }

  @Override
  public Cell get(int index) {
    Objects.checkIndex(index, size());
    int part = starts.of(index);
    return parts.get(part).get(index - starts.at(part));
  }
}
