package lawsweep.sweep.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import lawsweep.env.BuildInfo;
import lawsweep.json.RecordFormatException;
import lawsweep.sweep.Caveat;
import lawsweep.sweep.Cell;
import lawsweep.sweep.CellColumns;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.Column;
import lawsweep.sweep.Kind;
import lawsweep.sweep.Outcome;
import lawsweep.sweep.RecordText;
import lawsweep.sweep.Sweep;
import lawsweep.sweep.TableColumn;
import lawsweep.sweep.log.Gist;
import lawsweep.sweep.log.LogRules;
import lawsweep.sweep.log.Reading;
import lawsweep.sweep.log.RuleSet;
import lawsweep.text.Sha256;

/** How the records of one log of a directory are read: under the spec of their time, for the sweep of today. */
final class RecordRules implements LogRules {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final LogEras eras;
  private final SweepTables tables;
  private final String digest;

  /**
   * Those of one log.
   *
   * @param tables where cells are found, and what is shown of them
   * @param eras the specs of the log
   * @param specs these specs
   * @param log the log's name
   */
  RecordRules(SweepTables tables, LogEras eras, List<SpecVersion> specs, String log) {
    this.tables = tables;
    this.eras = eras;
    this.digest = digest(tables.sweep(), specs, log);
  }

  /** What is needed to read records of a sweep; made when first used: most indexes need nothing of it. */
  static final class SweepTables {
    private final Sweep sweep;
    private CellPlaces places;
    private CellColumns columns;
    private CellColumns whole;
    private final PlainShapes shapes;

    SweepTables(Sweep sweep) {
      this.sweep = sweep;
      this.shapes = new PlainShapes(sweep.kinds().certificates());
    }

    Sweep sweep() {
      return sweep;
    }

    synchronized CellPlaces places() {
      if (places == null) {
        places = new CellPlaces(sweep.cells());
      }
      return places;
    }

    boolean plain(byte[] payload, CellRecord record) {
      return shapes.plain(payload, () -> certificate(record));
    }

    private byte[] certificate(CellRecord record) {
      Object shown = whole().value(record, RecordText.KEY);
      return shown == null ? null : TableColumn.printed(shown).getBytes(StandardCharsets.UTF_8);
    }

    private synchronized CellColumns whole() {
      if (whole == null) {
        whole = CellColumns.of(sweep, Column.Extent.WHOLE_RECORDS);
      }
      return whole;
    }

    synchronized CellColumns columns() {
      if (columns == null) {
        columns = CellColumns.of(sweep, Column.Extent.ALL);
      }
      return columns;
    }
  }

  private static String digest(Sweep sweep, List<SpecVersion> specs, String log) {
    Sha256 hash = Sha256.of("lawsweep index 1\n" + BuildInfo.read().identity() + "\n" + sweep.fingerprint() + "\n"
        + sweep.name() + "\n" + sweep.seed() + "\n" + sweep.limits() + "\n" + new TreeMap<>(sweep.files()).keySet()
        + "\n" + sweep.kinds().all().stream().map(kind -> kind.cells().getName()).toList() + "\n");
    for (SpecVersion spec : specs) {
      hash.add(spec.fingerprint() + " " + spec.seed() + " " + spec.limits() + " " + spec.begin(log) + "\n");
    }
    return hash.hex();
  }

  @Override
  public String digest() {
    return digest;
  }

  @Override
  public List<String> columns() {
    List<String> names = new ArrayList<>(tables.columns().columns().stream().map(TableColumn::key).toList());
    names.add(Column.REASON.key());
    return names;
  }

  @Override
  public Optional<Caveat> caveat(String word) {
    return tables.sweep().kinds().caveats().stream().filter(caveat -> caveat.word().equals(word)).findFirst();
  }

  @Override
  public Reading read(byte[] payload, long offset) {
    CellRecord record;
    try {
      record = eras.form(offset).read(payload);
    } catch (RecordFormatException e) {
      return new Reading.Refused(String.valueOf(e.getMessage()), newer(payload));
    }
    int place = tables.places().of(record.cell());
    if (place < 0) {
      return new Reading.Strange(record.key());
    }
    Kind<Cell, Outcome> kind = tables.sweep().kinds().of(record.cell());
    CellRecord whole = kind.restore(record, tables.sweep().cells().get(place));
    return new Reading.Found(place, eras.reopened(record, offset), tables.plain(payload, whole), gist(kind, whole),
        record.seconds(), values(whole));
  }

  private Gist gist(Kind<Cell, Outcome> kind, CellRecord record) {
    return new Gist(tables.sweep().kinds().brief(record), kind.entries(), RuleSet.of(tables.sweep().kinds(), record),
        record.outcome().map(Outcome::engine),
        record.outcome().flatMap(outcome -> kind.countedAs(record.cell(), outcome)));
  }

  private List<Object> values(CellRecord record) {
    List<Object> values = tables.columns().of(record).getFirst();
    values.add(record.reason());
    return values;
  }

  /** True if bytes that cannot be read as a record are one of a later version. */
  private static boolean newer(byte[] payload) {
    try {
      JsonNode schema = JSON.readTree(payload).path("schema");
      return schema.isInt() && schema.intValue() > CellRecord.SCHEMA;
    } catch (IOException e) {
      return false; // No JSON at all: the reason why it is no record says more.
    }
  }
}
