package lawsweep.sweep;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The table of cells of one sweep, a row for each record: the sweep and its seed, and the columns of every kind in one
 * order, those of the same name once, at the first place where a kind has one.
 */
public final class CellColumns implements Table.Rows {

  private static final List<TableColumn> OF_SWEEP = List.of(TableColumn.text("sweep"), TableColumn.large("sweep_seed"));

  private final String sweep;
  private final List<TableColumn> heads;
  /** For each kind of cells its columns by name. */
  private final Map<Class<?>, Map<String, Column>> columns;

  private CellColumns(String sweep, List<TableColumn> heads, Map<Class<?>, Map<String, Column>> columns) {
    this.sweep = sweep;
    this.heads = List.copyOf(heads);
    this.columns = columns;
  }

  /** Those of a table of a sweep. */
  public static CellColumns of(Sweep sweep, Column.Extent extent) {
    Present present = new Present(sweep.cells());
    List<TableColumn> heads = new ArrayList<>();
    Map<Class<?>, Map<String, Column>> columns = new HashMap<>();
    for (Kind<?, ?> kind : sweep.kinds().all()) {
      Map<String, Column> named = new LinkedHashMap<>();
      kind.columns().stream().filter(column -> column.extent().compareTo(extent) <= 0 && present.test(column))
          .forEach(column -> named.putIfAbsent(column.key(), column));
      merge(heads, List.copyOf(named.values()));
      columns.put(kind.cells(), named);
    }
    return new CellColumns(sweep.name(), heads, columns);
  }

  /** New ones go before the next that is there already, or to the end. */
  private static void merge(List<TableColumn> heads, List<Column> own) {
    int end = heads.size();
    for (int i = own.size() - 1; i >= 0; i--) {
      TableColumn head = own.get(i).head();
      int at = heads.indexOf(head);
      if (at < 0) {
        heads.add(end, head);
      } else {
        end = at;
      }
    }
  }

  @Override
  public List<TableColumn> columns() {
    List<TableColumn> all = new ArrayList<>(OF_SWEEP);
    all.addAll(heads);
    return all;
  }

  @Override
  public List<List<Object>> of(CellRecord record) {
    Map<String, Column> own = columns.getOrDefault(record.cell().getClass(), Map.of());
    List<Object> row = new ArrayList<>(heads.size() + OF_SWEEP.size());
    row.add(sweep);
    row.add(record.cell().sweepSeed());
    for (TableColumn head : heads) {
      Column column = own.get(head.key());
      row.add(column == null ? null : column.value().apply(record));
    }
    return List.of(row);
  }

  /** Which columns a sweep's table has; the sweep is walked through once for each condition. */
  private static final class Present {
    private final List<Cell> cells;
    private final Map<Predicate<Cell>, Boolean> known = new HashMap<>();

    Present(List<Cell> cells) {
      this.cells = cells;
    }

    boolean test(Column column) {
      return column.of().isEmpty() || known.computeIfAbsent(column.of().get(), of -> cells.stream().anyMatch(of));
    }
  }
}
