package lawsweep.sweep;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lawsweep.json.Form;
import lawsweep.json.RecordFormatException;
import lawsweep.json.StrictObject;

/**
 * A record as one line of JSON, in the log as in a JSON export. All begin with {@code cell}, {@code status} and
 * {@code family} and have {@code seed}, {@code parameters}, {@code method}, {@code backend}, {@code seconds},
 * {@code schema} and {@code reason}; the rest is the kind's. A missing value is {@code null}. Reading refuses whatever
 * is missing, unknown, repeated, of the wrong type or at odds with the rest; the order of keys is free.
 */
public final class RecordForm {

  private final Kinds kinds;
  private final Map<Class<?>, List<RecordShape>> shapes = new HashMap<>();
  private final Map<String, RecordShape> bySign = new LinkedHashMap<>();
  private final Map<String, Set<String>> keysWith = new LinkedHashMap<>();
  private final RecordShape otherwise;

  RecordForm(Kinds kinds, long sweepSeed) {
    this.kinds = kinds;
    List<RecordShape> all = new ArrayList<>();
    for (Kind<?, ?> kind : kinds.all()) {
      List<RecordShape> own = kind.shapes(sweepSeed);
      shapes.put(kind.cells(), own);
      all.addAll(own);
    }
    for (RecordShape shape : all) {
      if (!shape.sign().isEmpty()) {
        bySign.put(shape.sign(), shape);
        keysWith.put(shape.sign(), shape.whole().keys());
      }
    }
    all.forEach(this::checkSigns);
    this.otherwise = all.stream().filter(shape -> shape.sign().isEmpty()).findFirst().orElse(all.getFirst());
  }

  private void checkSigns(RecordShape shape) {
    for (String key : shape.whole().keys()) {
      if (bySign.containsKey(key) && !key.equals(shape.sign())) {
        throw new IllegalArgumentException("expected '" + key + "' in the records of one kind alone");
      }
    }
  }

  /** The record's JSON object in UTF-8, all of it: no line break in it or after it. */
  public byte[] bytes(CellRecord record) {
    return shape(record).whole().bytes(record);
  }

  /** The record's JSON object as exports have it. */
  public byte[] exported(CellRecord record) {
    RecordShape shape = shape(record);
    return shape.brief().orElse(shape.whole()).bytes(record);
  }

  private RecordShape shape(CellRecord record) {
    Kind<Cell, Outcome> kind = kinds.of(record.cell());
    return shapes.get(kind.cells()).get(kind.shape(record.cell()));
  }

  /**
   * Reads a record.
   *
   * @param json one JSON object in UTF-8
   * @throws RecordFormatException with one line that says what is wrong
   */
  public CellRecord read(byte[] json) {
    StrictObject line = StrictObject.parse(json, keysWith, otherwise.whole().keys());
    for (Map.Entry<String, RecordShape> shape : bySign.entrySet()) {
      if (line.has(shape.getKey())) {
        return shape.getValue().whole().read(line);
      }
    }
    return otherwise.whole().read(line);
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
    return form.whole("schema", CellRecord::schema).textOrNull("reason", CellRecord::reason);
  }

  /** The last keys of all records, before what is the kind's alone: {@link #machine} and {@link #about}. */
  public static Form.Builder<CellRecord> end(Form.Builder<CellRecord> form) {
    return about(machine(form));
  }

  /** The record of a line whose cell and outcome were read. */
  public static CellRecord record(StrictObject line, Cell cell, Optional<? extends Outcome> outcome) {
    int schema = line.integer("schema");
    if (schema != CellRecord.SCHEMA) {
      throw new RecordFormatException("expected a record of schema " + CellRecord.SCHEMA + ", got schema " + schema);
    }
    return new CellRecord(schema, line.word("status", CellStatus.WORDS), cell, outcome.map(o -> o),
        line.text("method"), line.text("backend"), line.real("seconds"), line.textOrEmpty("reason"));
  }
}
