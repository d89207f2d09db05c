package lawsweep.kind.count;

import java.util.List;
import java.util.Optional;
import lawsweep.json.Form;
import lawsweep.json.RecordFormatException;
import lawsweep.json.StrictObject;
import lawsweep.law.Certificate;
import lawsweep.law.CertificateForm;
import lawsweep.law.CellForm;
import lawsweep.law.DataChoice;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Verdict;
import lawsweep.pattern.Inputs;
import lawsweep.road.data.DataCertificate;
import lawsweep.road.data.DataForm;
import lawsweep.road.data.DrawTally;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.RecordForm;
import lawsweep.sweep.RecordShape;

/**
 * The records of counts as JSON. Their keys are the {@link CountColumns}, then {@code schema},
 * {@code reason} and {@code certificate}; those of cells with data fields have what the draws gave, too, and
 * weights and inputs in an object {@code data}.
 */
final class CountRecords {

  private static final String NO_COUNT = "a record without a certificate";

  /** What a count found. */
  private static final Form<LawCount> FOUND = Form.<LawCount>of()
      .numbers("level_dims", LawCount::levelDims)
      .whole("lie_dim", LawCount::lieDim)
      .whole("laws", LawCount::laws)
      .whole("known_laws", LawCount::knownLaws)
      .whole("extra_laws", LawCount::extraLaws)
      .word("verdict", Verdict.WORDS, LawCount::verdict)
      .writeOnly();

  /** What it rests on. */
  private static final Form<LawCount> EVIDENCE = Form.<LawCount>of()
      .value("bracket_length", (json, count) -> {
        if (count.bracketLength() == 0) {
          json.writeNull();
        } else {
          json.writeNumber(count.bracketLength());
        }
      })
      .followsNumbers("primes", count -> count.certificate().primes())
      .real("error_bound", LawCount::errorBound)
      .writeOnly();

  private final long sweepSeed;

  private CountRecords(long sweepSeed) {
    this.sweepSeed = sweepSeed;
  }

  /** The shape of records without data fields, then that of records with them. */
  static List<RecordShape> shapes(long sweepSeed) {
    CountRecords records = new CountRecords(sweepSeed);
    return List.of(
        new RecordShape("", CertificateForm.KEY, records.plain(begin()), records.plain(beginExported()),
            Optional.empty()),
        new RecordShape(CellForm.CHOICE_KEY, CertificateForm.KEY, records.withData(begin()),
            records.withData(beginExported()), Optional.empty()));
  }

  private Form<CellRecord> plain(Form.Builder<CellRecord> begin) {
    return certificate(RecordForm.about(rest(begin))).make(this::record);
  }

  private Form<CellRecord> withData(Form.Builder<CellRecord> begin) {
    Form.Builder<CellRecord> form = rest(begin)
        .followsWhole("draws", record -> data(record).draws())
        .maybeEmbed(DataForm.COLUMNS, NO_COUNT, CountRecords::tally)
        .value("samples", (json, record) -> {
          Optional<Inputs> inputs = data(record).inputs();
          if (inputs.isPresent()) {
            json.writeNumber(inputs.get().samples());
          } else {
            json.writeNull();
          }
        });
    return certificate(RecordForm.about(form)).object(CellForm.CHOICE_KEY, CellForm.CHOICE, CountRecords::data)
        .make(this::record);
  }

  private static Form.Builder<CellRecord> begin() {
    return RecordForm.begin().numbers("widths", record -> law(record).architecture().widths());
  }

  /** Exports say the widest hidden layer, too. */
  private static Form.Builder<CellRecord> beginExported() {
    return begin().follows("hidden", (json, record) -> {
      Optional<Integer> hidden = law(record).architecture().widestHidden();
      if (hidden.isPresent()) {
        json.writeNumber(hidden.get());
      } else {
        json.writeNull();
      }
    }, record -> law(record).architecture().widestHidden().map(String::valueOf).orElse("null"),
        line -> line.isNull("hidden") ? "null" : String.valueOf(line.integer("hidden")));
  }

  private static Form.Builder<CellRecord> rest(Form.Builder<CellRecord> begin) {
    Form.Builder<CellRecord> form = begin
        .text("bias", record -> law(record).architecture().bias().label())
        .text("fields", record -> law(record).fields().label())
        .whole("seed", record -> record.cell().seed())
        .followsWhole("parameters",
            record -> CountOutcome.count(record).map(LawCount::parameters).orElse(record.cell().parameters()))
        .maybeEmbed(FOUND, NO_COUNT, CountOutcome::count);
    return RecordForm.machine(RecordForm.method(form).maybeEmbed(EVIDENCE, NO_COUNT, CountOutcome::count));
  }

  private static Form.Builder<CellRecord> certificate(Form.Builder<CellRecord> form) {
    return form.lists(CertificateForm.KEY, (json, record, lists) -> {
      Optional<LawCount> count = CountOutcome.count(record);
      if (count.isPresent()) {
        Roads.PLAIN.write(json, count.get().certificate(), lists);
      } else {
        json.writeNull();
      }
    });
  }

  private static LawCell law(CellRecord record) {
    return CountCell.law(record);
  }

  private static DataChoice data(CellRecord record) {
    return law(record).data().orElseThrow();
  }

  private static Optional<DrawTally> tally(CellRecord record) {
    return CountOutcome.count(record).map(count -> ((DataCertificate) count.certificate()).tally());
  }

  private CellRecord record(StrictObject line) {
    Optional<LawCount> count = line.isNull(CertificateForm.KEY) ? Optional.empty() : Optional.of(count(line));
    LawCell law = CellForm.read(line, count.map(c -> c.certificate().cell().sweepSeed()).orElse(sweepSeed));
    law.data().ifPresent(choice -> checkSamples(line, choice));
    return RecordForm.record(line, new CountCell(law), count.map(CountOutcome::new));
  }

  private static LawCount count(StrictObject line) {
    Certificate certificate = Roads.PLAIN.read(line);
    return new LawCount(line.longInteger("parameters"), line.numbers("level_dims"), line.longInteger("lie_dim"),
        line.longInteger("laws"), line.longInteger("known_laws"), line.longInteger("extra_laws"),
        line.word("verdict", Verdict.WORDS), bracketLength(line), line.real("error_bound"),
        line.textOrEmpty("reason"), certificate);
  }

  private static int bracketLength(StrictObject line) {
    if (line.isNull("bracket_length")) {
      return 0;
    }
    int length = line.integer("bracket_length");
    if (length == 0) {
      throw new RecordFormatException("expected null for no brackets in 'bracket_length', got 0");
    }
    return length;
  }

  private static void checkSamples(StrictObject line, DataChoice choice) {
    if (choice.inputs().isPresent()) {
      line.same("samples", choice.inputs().get().samples(), line.integer("samples"));
    } else if (!line.isNull("samples")) {
      throw new RecordFormatException("expected no 'samples' where no file gives the inputs");
    }
  }
}
