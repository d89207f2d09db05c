package lawsweep.sweep;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The kinds of work there are: whoever has a cell or a record finds its kind here. */
public final class Kinds {

  private final List<Kind<?, ?>> kinds;
  private final Map<Class<?>, Kind<?, ?>> ofCells = new HashMap<>();

  private Kinds(List<Kind<?, ?>> kinds) {
    this.kinds = List.copyOf(kinds);
    for (Kind<?, ?> kind : kinds) {
      if (ofCells.put(kind.cells(), kind) != null) {
        throw new IllegalArgumentException("expected cells of their own for each kind, got " + kind.cells() + " twice");
      }
    }
  }

  /** Some kinds, one at least, in the order of specs, grids and tables. */
  public static Kinds of(List<Kind<?, ?>> kinds) {
    return new Kinds(kinds);
  }

  /** The kinds as version 0.1.0 read specs: {@link Kind#before}. */
  Kinds before() {
    return of(kinds.stream().<Kind<?, ?>>map(Kind::before).toList());
  }

  /** The kinds as they read specs whose files are gone: {@link Kind#recalling}. */
  public Kinds recalling(Map<String, Remembered> files) {
    return of(kinds.stream().<Kind<?, ?>>map(kind -> kind.recalling(files)).toList());
  }

  /** The kinds for cells that leave files in a result directory, or read such files: {@link Kind#at}. */
  public Kinds at(Path directory) {
    return of(kinds.stream().<Kind<?, ?>>map(kind -> kind.at(directory)).toList());
  }

  /** All of them, in order. */
  public List<Kind<?, ?>> all() {
    return kinds;
  }

  /**
   * The kind of a cell. It takes this cell, others of its class, and their outcomes.
   *
   * @throws IllegalArgumentException if it is of none of these kinds
   */
  @SuppressWarnings("unchecked") // The kind takes cells of this class; the outcomes it gets are its own.
  public Kind<Cell, Outcome> of(Cell cell) {
    Kind<?, ?> kind = ofCells.get(cell.getClass());
    if (kind == null) {
      throw new IllegalArgumentException("expected a cell of a kind that is known, got " + cell);
    }
    return (Kind<Cell, Outcome>) kind;
  }

  /**
   * The kind whose entries stand under a key of specs.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Kind<?, ?> of(String entries) {
    return kinds.stream().filter(kind -> kind.entries().equals(entries)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("expected entries of a kind that is known, got " + entries));
  }

  /**
   * How records are written and read.
   *
   * @param sweepSeed the seed of the sweep, for records that do not say it
   */
  public RecordForm records(long sweepSeed) {
    return new RecordForm(this, sweepSeed);
  }

  /** How certificates are copied from records. */
  public RecordText certificates() {
    return new RecordText(kinds.stream().flatMap(kind -> kind.listsOfCertificates().stream()).distinct().toList());
  }

  /** What a record says in brief. */
  public RecordBrief brief(CellRecord record) {
    Kind<Cell, Outcome> kind = of(record.cell());
    return new RecordBrief(record.status(), record.outcome().flatMap(kind::verdict),
        record.outcome().flatMap(kind::caveat));
  }

  /** The tables besides that of cells. */
  public List<Table> tables() {
    return kinds.stream().flatMap(kind -> kind.tables().stream()).toList();
  }

  /** What results can fall short of, in order. */
  public List<Caveat> caveats() {
    return kinds.stream().flatMap(kind -> kind.caveats().stream()).toList();
  }

  /** What is wrong with a record's result, or what became of its cell, in a word. */
  public String word(CellRecord record) {
    Optional<Caveat> caveat = brief(record).caveat();
    return caveat.map(Caveat::word).orElse(record.status().label());
  }

  /** Why a record has no full answer, on one line. */
  public String why(CellRecord record) {
    return record.outcome().map(outcome -> of(record.cell()).why(record.cell(), outcome)).orElse(record.reason());
  }
}
