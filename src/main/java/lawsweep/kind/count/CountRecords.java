package lawsweep.kind.count;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import lawsweep.json.Form;
import lawsweep.json.RecordFormatException;
import lawsweep.json.StrictObject;
import lawsweep.law.Certificate;
import lawsweep.law.CertificateForm;
import lawsweep.law.CellForm;
import lawsweep.law.DataChoice;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.NetLine;
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

  private static final String NOT_COUNTED = "a record that names known laws alone";

  private static final String SURVIVES = "survives";

  /** Fields in the longest bracket, null for no brackets. */
  private static final Form.Writer<LawCount> LENGTH = (json, count) -> {
    if (count.bracketLength() == 0) {
      json.writeNull();
    } else {
      json.writeNumber(count.bracketLength());
    }
  };

  /** Numbers by words. */
  private static final Form.Writer<Map<String, Long>> NUMBERS = (json, numbers) -> {
    json.writeStartObject();
    for (Map.Entry<String, Long> number : numbers.entrySet()) {
      json.writeNumberField(number.getKey(), number.getValue());
    }
    json.writeEndObject();
  };

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
      .value("bracket_length", LENGTH)
      .followsNumbers("primes", count -> count.certificate().primes())
      .real("error_bound", LawCount::errorBound)
      .writeOnly();

  /** N by kind. */
  private static final Form<LawCount> KINDS = numbers("known_kinds", count -> CountOutcome.kinds(count).orElseThrow());

  /** N by kind, where kinds are told apart; null elsewhere. */
  private static final Form<LawCount> SOME_KINDS = Form.<LawCount>of().follows("known_kinds", (json, count) -> {
    if (CountOutcome.kinds(count).isEmpty()) {
      json.writeNull();
    } else {
      NUMBERS.write(json, CountOutcome.kinds(count).get());
    }
  }, count -> CountOutcome.kinds(count).orElse(Map.of()),
      object -> object.isNull("known_kinds") ? Map.of() : object.longs("known_kinds")).writeOnly();

  /** What is left of N in real training. */
  private static final Form<LawCount> LEFT = numbers(SURVIVES, count -> count.certificate().survives().orElseThrow());

  /** What is said of a line of which known laws alone are named. */
  private static final Form<LawCount> KNOWN = Form.<LawCount>of()
      .nulls(NOT_COUNTED, List.of("level_dims", "lie_dim", "laws"))
      .whole("known_laws", LawCount::knownLaws)
      .nulls(NOT_COUNTED, List.of("extra_laws"))
      .word("verdict", Verdict.WORDS, LawCount::verdict)
      .embed(KINDS, count -> count)
      .embed(LEFT, count -> count)
      .writeOnly();

  /** What a count of a line rests on: there may be no error bound. */
  private static final Form<LawCount> EVIDENCE_OF_LINE = Form.<LawCount>of()
      .value("bracket_length", LENGTH)
      .followsNumbers("primes", count -> count.certificate().primes())
      .value("error_bound", (json, count) -> {
        if (Double.isNaN(count.errorBound())) {
          json.writeNull();
        } else {
          json.writeNumber(count.errorBound());
        }
      })
      .writeOnly();

  /** The key of the highest order of Taylor coefficients; only records whose rank rests on some have it. */
  private static final String ORDERS = "orders";

  private final long sweepSeed;

  private CountRecords(long sweepSeed) {
    this.sweepSeed = sweepSeed;
  }

  /** Numbers by words that follow from the certificate. */
  private static Form<LawCount> numbers(String key, Function<LawCount, Map<String, Long>> get) {
    return Form.<LawCount>of().follows(key, (json, count) -> NUMBERS.write(json, get.apply(count)), get::apply,
        object -> object.longs(key)).writeOnly();
  }

  /**
   * The shape of records without data fields, that of records with them, that of lines, those of records with a loss,
   * without data fields and with them, that of lines with draws, that of blocks, that of lines of which known laws
   * alone are named, that of lines at weights from a file, that of records with a setting, that of lines with one, and
   * those of records whose rank rests on Taylor coefficients, without a loss and with one.
   */
  static List<RecordShape> shapes(long sweepSeed) {
    CountRecords records = new CountRecords(sweepSeed);
    return List.of(
        new RecordShape(Set.of(), CertificateForm.KEY, records.plain(begin(), false),
            records.plain(beginExported(), false),
            Optional.empty()),
        new RecordShape(Set.of(CellForm.CHOICE_KEY), CertificateForm.KEY, records.withData(begin(), false),
            records.withData(beginExported(), false), Optional.empty()),
        new RecordShape(Set.of(CellForm.LINE_KEY), CertificateForm.KEY, records.ofLine(false), records.ofLine(false),
            Optional.empty()),
        new RecordShape(Set.of(CellForm.LOSS_KEY), CertificateForm.KEY, records.plain(begin(), true),
            records.plain(beginExported(), true), Optional.empty()),
        new RecordShape(Set.of(CellForm.LOSS_KEY, CellForm.CHOICE_KEY), CertificateForm.KEY,
            records.withData(begin(), true), records.withData(beginExported(), true), Optional.empty()),
        new RecordShape(Set.of(CellForm.LINE_KEY, CellForm.CHOICE_KEY), CertificateForm.KEY, records.ofLineWithData(),
            records.ofLineWithData(), Optional.empty()),
        new RecordShape(Set.of(CellForm.LINE_KEY, CellForm.LAWS_OF_KEY), CertificateForm.KEY, records.ofLine(true),
            records.ofLine(true), Optional.empty()),
        new RecordShape(Set.of(CellForm.LINE_KEY, SURVIVES), CertificateForm.KEY, records.ofKnownLaws(),
            records.ofKnownLaws(), Optional.empty()),
        new RecordShape(Set.of(CellForm.LINE_KEY, CellForm.WEIGHTS_KEY), CertificateForm.KEY, records.atWeights(),
            records.atWeights(), Optional.empty()),
        new RecordShape(Set.of(CellForm.SETTING_KEY, CellForm.LOSS_KEY), CertificateForm.KEY,
            records.withSetting(beginWidths(begin())), records.withSetting(beginWidths(beginExported())),
            Optional.empty()),
        new RecordShape(Set.of(CellForm.SETTING_KEY, CellForm.LOSS_KEY, CellForm.LINE_KEY), CertificateForm.KEY,
            records.ofLineWithSetting(), records.ofLineWithSetting(), Optional.empty()),
        new RecordShape(Set.of(ORDERS), CertificateForm.KEY, records.withOrders(begin(), false),
            records.withOrders(beginExported(), false), Optional.empty()),
        new RecordShape(Set.of(ORDERS, CellForm.LOSS_KEY), CertificateForm.KEY, records.withOrders(begin(), true),
            records.withOrders(beginExported(), true), Optional.empty()));
  }

  private Form<CellRecord> withOrders(Form.Builder<CellRecord> begin, boolean loss) {
    Form.Builder<CellRecord> form = rest(begin, loss).followsWhole(ORDERS, record -> CountOutcome.count(record)
        .map(LawCount::certificate).map(Certificate::orders).orElse(OptionalInt.empty())
        .orElseThrow(() -> new RecordFormatException("expected no '" + ORDERS + "' where there are none")));
    return certificate(RecordForm.about(form)).make(this::record);
  }

  private Form<CellRecord> plain(Form.Builder<CellRecord> begin, boolean loss) {
    return certificate(RecordForm.about(rest(begin, loss))).make(this::record);
  }

  private Form<CellRecord> withData(Form.Builder<CellRecord> begin, boolean loss) {
    return certificate(RecordForm.about(draws(rest(begin, loss))))
        .object(CellForm.CHOICE_KEY, CellForm.CHOICE, CountRecords::data).make(this::record);
  }

  /** What its draws gave, from how many inputs. */
  private static Form.Builder<CellRecord> draws(Form.Builder<CellRecord> form) {
    return form.followsWhole("draws", record -> data(record).draws())
        .maybeEmbed(DataForm.COLUMNS, NO_COUNT, CountRecords::tally)
        .value("samples", (json, record) -> {
          Optional<Inputs> inputs = data(record).inputs();
          if (inputs.isPresent()) {
            json.writeNumber(inputs.get().samples());
          } else {
            json.writeNull();
          }
        });
  }

  /** Records of lines have no widths and no bias; they say N by kind. */
  private Form<CellRecord> ofLine(boolean block) {
    return certificate(RecordForm.about(line(block))).make(this::record);
  }

  /** Such records have no dimension, and say what is left of N in real training. */
  private Form<CellRecord> ofKnownLaws() {
    Form.Builder<CellRecord> form = cell(beginLine(false), false)
        .embed(KNOWN, record -> CountOutcome.count(record).orElseThrow());
    RecordForm.method(form).nulls(NOT_COUNTED, List.of("bracket_length", "primes", "error_bound"));
    return certificate(RecordForm.about(RecordForm.machine(form))).make(this::recordOfKnownLaws);
  }

  private Form<CellRecord> ofLineWithData() {
    return certificate(RecordForm.about(draws(line(false))))
        .object(CellForm.CHOICE_KEY, CellForm.CHOICE, CountRecords::data).make(this::record);
  }

  private Form<CellRecord> atWeights() {
    Form.Builder<CellRecord> begin = beginLine(false).object(CellForm.WEIGHTS_KEY, CellForm.WEIGHTS,
        record -> law(record).weights().orElseThrow());
    return certificate(RecordForm.about(line(begin))).make(this::record);
  }

  /** Records of networks with widths and a setting. */
  private Form<CellRecord> withSetting(Form.Builder<CellRecord> begin) {
    return settings(setting(begin).maybeEmbed(FOUND, NO_COUNT, CountOutcome::count));
  }

  private Form<CellRecord> ofLineWithSetting() {
    return settings(setting(beginLine(false)).maybeEmbed(FOUND, NO_COUNT, CountOutcome::count)
        .maybeEmbed(SOME_KINDS, NO_COUNT, CountOutcome::count));
  }

  private Form<CellRecord> settings(Form.Builder<CellRecord> found) {
    Form.Builder<CellRecord> form = RecordForm
        .machine(RecordForm.method(found).maybeEmbed(EVIDENCE_OF_LINE, NO_COUNT, CountOutcome::count));
    CellForm.addSettingColumns(form, CountRecords::law,
        record -> CountOutcome.count(record).map(LawCount::certificate));
    return certificate(RecordForm.about(form)).make(this::record);
  }

  private static Form.Builder<CellRecord> beginWidths(Form.Builder<CellRecord> begin) {
    return begin.text("bias", record -> law(record).architecture().bias().label());
  }

  private static Form.Builder<CellRecord> setting(Form.Builder<CellRecord> begin) {
    return begin.text("fields", record -> law(record).fields().label()).whole("seed", record -> record.cell().seed())
        .lists(CellForm.SETTING_KEY, (json, record, lists) -> CellForm.writeSetting(json, law(record), lists))
        .followsWhole("parameters",
            record -> CountOutcome.count(record).map(LawCount::parameters).orElse(record.cell().parameters()));
  }

  private static Form.Builder<CellRecord> line(boolean block) {
    return line(beginLine(block));
  }

  private static Form.Builder<CellRecord> line(Form.Builder<CellRecord> begin) {
    Form.Builder<CellRecord> found = cell(begin, false).maybeEmbed(FOUND, NO_COUNT, CountOutcome::count)
        .maybeEmbed(KINDS, NO_COUNT, CountOutcome::count);
    return RecordForm.machine(RecordForm.method(found).maybeEmbed(EVIDENCE_OF_LINE, NO_COUNT, CountOutcome::count));
  }

  private static Form.Builder<CellRecord> beginLine(boolean block) {
    Form.Builder<CellRecord> form = RecordForm.begin()
        .nulls("a record of a line", List.of("widths", "bias"))
        .text(CellForm.LINE_KEY, record -> line(record).text());
    if (block) {
      form.text(CellForm.LAWS_OF_KEY, record -> line(record).lawsOf().orElseThrow());
    }
    return form.counts(CellForm.OVER_KEY, record -> line(record).over());
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

  private static Form.Builder<CellRecord> rest(Form.Builder<CellRecord> begin, boolean loss) {
    Form.Builder<CellRecord> form = cell(beginWidths(begin), loss)
        .maybeEmbed(FOUND, NO_COUNT, CountOutcome::count);
    return RecordForm.machine(RecordForm.method(form).maybeEmbed(EVIDENCE, NO_COUNT, CountOutcome::count));
  }

  private static Form.Builder<CellRecord> cell(Form.Builder<CellRecord> form, boolean loss) {
    form.text("fields", record -> law(record).fields().label());
    if (loss) {
      form.text(CellForm.LOSS_KEY, record -> law(record).loss().label());
    }
    return form.whole("seed", record -> record.cell().seed())
        .followsWhole("parameters",
            record -> CountOutcome.count(record).map(LawCount::parameters).orElse(record.cell().parameters()));
  }

  private static NetLine line(CellRecord record) {
    return law(record).line().orElseThrow();
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
    return record(line, count);
  }

  private CellRecord recordOfKnownLaws(StrictObject line) {
    if (line.isNull(CertificateForm.KEY)) {
      throw new RecordFormatException("expected no '" + SURVIVES + "' in " + NO_COUNT);
    }
    Certificate certificate = certificate(line, false);
    LawCount found = LawCount.ofKnownLaws(line.longInteger("parameters"), line.textOrEmpty("reason"), certificate);
    return record(line, Optional.of(found.with(line.longInteger("known_laws"), line.word("verdict", Verdict.WORDS))));
  }

  private CellRecord record(StrictObject line, Optional<LawCount> count) {
    if (count.filter(found -> found.certificate().orders().isPresent()).isPresent() != line.has(ORDERS)) {
      throw new RecordFormatException(
          "expected '" + ORDERS + "' exactly in a record whose certificate has Taylor coefficients");
    }
    LawCell law = CellForm.read(line, count.map(c -> c.certificate().cell().sweepSeed()).orElse(sweepSeed));
    law.data().ifPresent(choice -> checkSamples(line, choice));
    return RecordForm.record(line, new CountCell(law), count.map(CountOutcome::new));
  }

  private static LawCount count(StrictObject line) {
    Certificate certificate = certificate(line, true);
    return new LawCount(line.longInteger("parameters"), line.numbers("level_dims"), line.longInteger("lie_dim"),
        line.longInteger("laws"), line.longInteger("known_laws"), line.longInteger("extra_laws"),
        line.word("verdict", Verdict.WORDS), bracketLength(line), errorBound(line),
        line.textOrEmpty("reason"), certificate);
  }

  /** The certificate, if it is of a road that counts or names known laws alone as the keys of its record say. */
  private static Certificate certificate(StrictObject line, boolean counts) {
    Certificate certificate = Roads.PLAIN.read(line);
    if (certificate.counts() != counts) {
      throw new RecordFormatException("expected '" + SURVIVES + "' exactly in a record that names known laws alone");
    }
    return certificate;
  }

  /** Not a number where there is none, which only records of lines at generic weights and of settings may say. */
  private static double errorBound(StrictObject line) {
    boolean maybe = line.has(CellForm.SETTING_KEY) || (line.has(CellForm.LINE_KEY) && !line.has(CellForm.CHOICE_KEY));
    return maybe && line.isNull("error_bound") ? Double.NaN : line.real("error_bound");
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
