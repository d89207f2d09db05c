package lawsweep.sweep;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import lawsweep.json.Form;
import lawsweep.json.Lists;
import lawsweep.json.RecordFormatException;
import lawsweep.json.StrictObject;

/**
 * A record as one line of JSON. Journals have schema {@value CellRecord#SCHEMA}, in which lists of integers are text;
 * exports have schema {@value #EXPORTED}, in which they are arrays, and more or fewer keys. Both are read. All begin
 * with {@code cell}, {@code status} and {@code family} and have {@code seed}, {@code parameters}, {@code method},
 * {@code backend}, {@code seconds}, {@code schema} and {@code reason}; the rest is the kind's. A missing value is
 * {@code null}. Reading refuses whatever is missing, unknown, repeated, of the wrong type or at odds with the rest; the
 * order of keys is free.
 */
public final class RecordForm {

  /** The schema of records in exports. */
  public static final int EXPORTED = 2;

  private static final String SCHEMA = "schema";

  private final Kinds kinds;
  private final Map<Class<?>, List<RecordShape>> shapes = new HashMap<>();
  /** Those with most signs first. */
  private final List<RecordShape> bySigns;

  private final RecordShape otherwise;

  RecordForm(Kinds kinds, long sweepSeed) {
    this.kinds = kinds;
    List<RecordShape> all = new ArrayList<>();
    for (Kind<?, ?> kind : kinds.all()) {
      List<RecordShape> own = kind.shapes(sweepSeed);
      shapes.put(kind.cells(), own);
      all.addAll(own);
    }
    this.bySigns = all.stream().filter(shape -> !shape.signs().isEmpty())
        .sorted(Comparator.comparingInt(shape -> -shape.signs().size())).toList();
    all.forEach(this::checkSigns);
    this.otherwise = all.stream().filter(shape -> shape.signs().isEmpty()).findFirst().orElse(all.getFirst());
  }

  /** A shape with all signs of another has one more, so that it is tried before. */
  private void checkSigns(RecordShape shape) {
    for (RecordShape other : bySigns) {
      if (!other.equals(shape) && shape.exported().keys().containsAll(other.signs())
          && !(shape.signs().containsAll(other.signs()) && shape.signs().size() > other.signs().size())) {
        throw new IllegalArgumentException("expected '" + String.join("', '", new TreeSet<>(other.signs()))
            + "' in the records of one kind alone");
      }
    }
  }

  /** The record's JSON object in UTF-8 as journals have it, all of it: no line break in it or after it. */
  public byte[] bytes(CellRecord record) {
    return shape(record).whole().bytes(record, Lists.TEXT);
  }

  /** The record's JSON object as exports have it. */
  public byte[] exported(CellRecord record) {
    return shape(record).exported().bytes(record, Lists.ARRAYS);
  }

  private RecordShape shape(CellRecord record) {
    Kind<Cell, Outcome> kind = kinds.of(record.cell());
    return shapes.get(kind.cells()).get(kind.shape(record.cell(), record.outcome()));
  }

  /**
   * Reads a record of a journal or an export.
   *
   * @param json one JSON object in UTF-8
   * @throws RecordFormatException with one line that says what is wrong
   */
  public CellRecord read(byte[] json) {
    StrictObject line = StrictObject.any(json);
    RecordShape shape =
        bySigns.stream().filter(each -> each.signs().stream().allMatch(line::has)).findFirst().orElse(otherwise);
    return line.is(SCHEMA, EXPORTED)
        ? read(line, shape.exported(), Lists.ARRAYS)
        : read(line, shape.whole(), Lists.TEXT);
  }

  /** True for an object that says that it has the schema of exports; what is no object says nothing. */
  public static boolean claimsExport(byte[] json) {
    try {
      return StrictObject.any(json).is(SCHEMA, EXPORTED);
    } catch (RecordFormatException e) {
      return false;
    }
  }

  private static CellRecord read(StrictObject line, Form<CellRecord> form, Lists lists) {
    return form.read(line.strict(form.keys(), lists));
  }

  /** All shapes that records can have. */
  public List<RecordShape> shapes() {
    return kinds.all().stream().flatMap(kind -> shapes.get(kind.cells()).stream()).toList();
  }

  /** The first keys of all records: {@code cell}, {@code status}, {@code family}. */
  public static Form.Builder<CellRecord> begin() {
    return Form.<CellRecord>of().followsText("cell", CellRecord::key)
        .word("status", CellStatus.WORDS, CellRecord::status)
        .followsText("family", record -> record.cell().family());
  }

  /** The keys {@code seed} and {@code parameters} of records whose cell says both. */
  public static Form.Builder<CellRecord> followsFromCell(Form.Builder<CellRecord> form) {
    return form.followsWhole("seed", record -> record.cell().seed())
        .followsWhole("parameters", record -> record.cell().parameters());
  }

  /** The key {@code method}. */
  public static Form.Builder<CellRecord> method(Form.Builder<CellRecord> form) {
    return form.text("method", CellRecord::method);
  }

  /** The keys {@code backend} and {@code seconds}. */
  public static Form.Builder<CellRecord> machine(Form.Builder<CellRecord> form) {
    return form.text("backend", CellRecord::backend).real("seconds", CellRecord::seconds);
  }

  /** The keys {@code schema} and {@code reason}. */
  public static Form.Builder<CellRecord> about(Form.Builder<CellRecord> form) {
    return form.lists(SCHEMA, (json, _, lists) -> json.writeNumber(schema(lists)))
        .textOrNull("reason", CellRecord::reason);
  }

  /** The last keys of all records, before what is the kind's alone: {@link #machine} and {@link #about}. */
  public static Form.Builder<CellRecord> end(Form.Builder<CellRecord> form) {
    return about(machine(form));
  }

  private static int schema(Lists lists) {
    return lists == Lists.ARRAYS ? EXPORTED : CellRecord.SCHEMA;
  }

  /** The record of a line whose cell and outcome were read. */
  public static CellRecord record(StrictObject line, Cell cell, Optional<? extends Outcome> outcome) {
    int schema = line.integer(SCHEMA);
    if (schema != schema(line.lists())) {
      throw new RecordFormatException(
          "expected a record of schema " + CellRecord.SCHEMA + " or " + EXPORTED + ", got schema " + schema);
    }
    return new CellRecord(CellRecord.SCHEMA, line.word("status", CellStatus.WORDS), cell, outcome.map(o -> o),
        line.text("method"), line.text("backend"), line.real("seconds"), line.textOrEmpty("reason"));
  }
}
