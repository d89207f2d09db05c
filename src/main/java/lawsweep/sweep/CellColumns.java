package lawsweep.sweep;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import lawsweep.work.Limits;
import java.util.stream.IntStream;

/**
 * The table of cells of one sweep, a row for each record: the sweep and its seed, and the columns of every kind in one
 * order, those of the same name once, at the first place where a kind has one.
 */
public final class CellColumns implements Table.Rows {

  private static final List<TableColumn> OF_SWEEP = List.of(TableColumn.text("sweep"), TableColumn.large("sweep_seed"));

  /** So many cells are looked at by one thread. */
  private static final int PART = 1 << 13;

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
    Present present = new Present(sweep);
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

  /** What one of the columns of kinds has of a record; null for nothing. */
  public Object value(CellRecord record, String key) {
    Column column = columns.getOrDefault(record.cell().getClass(), Map.of()).get(key);
    return column == null ? null : column.value().apply(record);
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

  /** Which columns a sweep's table has; its cells are walked through once for all conditions. */
  private static final class Present {
    private final Limits limits;
    private final Map<Predicate<Cell>, Boolean> known = new HashMap<>();

    Present(Sweep sweep) {
      limits = sweep.limits();
      List<Predicate<Cell>> open = sweep.kinds().all().stream().flatMap(kind -> kind.columns().stream())
          .flatMap(column -> column.of().stream()).distinct().toList();
      BitSet found = IntStream.range(0, (sweep.cells().size() + PART - 1) / PART).parallel()
          .mapToObj(part -> found(open, part(sweep.cells(), part)))
          .reduce(new BitSet(), (a, b) -> {
            BitSet both = (BitSet) a.clone();
            both.or(b);
            return both;
          });
      for (int i = 0; i < open.size(); i++) {
        known.put(open.get(i), found.get(i));
      }
    }

    private static List<Cell> part(List<Cell> cells, int part) {
      return cells.subList(part * PART, Math.min(cells.size(), (part + 1) * PART));
    }

    /** Which conditions some of the cells meet. */
    private static BitSet found(List<Predicate<Cell>> open, List<Cell> cells) {
      BitSet found = new BitSet();
      for (Cell cell : cells) {
        for (int i = found.nextClearBit(0); i < open.size(); i = found.nextClearBit(i + 1)) {
          if (open.get(i).test(cell)) {
            found.set(i);
          }
        }
      }
      return found;
    }

    boolean test(Column column) {
      return column.within().test(limits) && holds(column);
    }

    private boolean holds(Column column) {
      return column.of().isEmpty() || known.get(column.of().get());
    }
  }
}
