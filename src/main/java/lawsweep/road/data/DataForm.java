package lawsweep.road.data;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import lawsweep.json.Form;
import lawsweep.json.NumberList;
import lawsweep.json.RecordFormatException;
import lawsweep.json.StrictObject;
import lawsweep.law.CellForm;
import lawsweep.law.CertificateForm;
import lawsweep.law.Loss;

/**
 * What data fields add to certificates and records. A histogram is an object whose keys are the values and
 * {@value #UNDECIDED}: {@code {"8": 200}}. Witnesses are objects of lists of draws:
 * {@code {"rank": {"8": [0, 3, 9]}, "lie": {}}}.
 */
public final class DataForm {

  private static final String UNDECIDED = "undecided";
  private static final String WITNESSES = "witnesses";
  /** What witnesses are of. */
  public static final List<String> WITNESS_KEYS = List.of("rank", "lie");

  private static final Form<SpectrumTail> TAIL = Form.<SpectrumTail>of()
      .whole("draw", SpectrumTail::draw)
      .text("of", SpectrumTail::of)
      .value("values", (json, tail) -> {
        json.writeStartArray();
        for (double value : tail.values()) {
          json.writeNumber(value);
        }
        json.writeEndArray();
      })
      .make(tail -> new SpectrumTail(tail.integer("draw"), tail.text("of"), tail.reals("values")));

  private static final Form<DrawTally> TALLY = Form.<DrawTally>of()
      .value("ranks", (json, tally) -> write(json, tally.ranks()))
      .value("lies", (json, tally) -> write(json, tally.lies()))
      .value("dead_neurons", (json, tally) -> write(json, tally.deadNeurons()))
      .whole("at_phi", DrawTally::atPhi)
      .whole("patterns", DrawTally::patterns)
      .whole("sampled", DrawTally::sampled)
      .value(WITNESSES, DataForm::writeWitnesses)
      .make(DataForm::tally);

  /** The form of certificates of networks that a line says. */
  static final CertificateForm OF_LINES = CertificateForm.ofLines(DataCertificate.class, DataForm::own, DataForm::make);

  /** The columns of a record that say what its certificate says of the draws. */
  public static final Form<DrawTally> COLUMNS = Form.<DrawTally>of()
      .follows("rank_histogram", (json, tally) -> write(json, tally.ranks()), DrawTally::ranks,
          record -> histogram(record, "rank_histogram"))
      .follows("lie_histogram", (json, tally) -> write(json, tally.lies()), DrawTally::lies,
          record -> histogram(record, "lie_histogram"))
      .follows("dead_neurons", (json, tally) -> write(json, tally.deadNeurons()), DrawTally::deadNeurons,
          record -> histogram(record, "dead_neurons"))
      .followsReal("at_phi", DrawTally::shareAtPhi)
      .followsWhole("patterns", DrawTally::patterns)
      .follows(WITNESSES, DataForm::writeWitnesses, (record, tally) -> {
        record.same(WITNESSES, tally.rankWitnesses(), witnesses(record, "rank"));
        record.same(WITNESSES, tally.lieWitnesses(), witnesses(record, "lie"));
      })
      .writeOnly();

  private DataForm() {}

  /** The form of certificates of networks with widths, for a loss. */
  static CertificateForm of(Loss loss) {
    return CertificateForm.ofLoss(loss, DataCertificate.class, DataForm::own, DataForm::make);
  }

  private static void own(Form.Builder<DataCertificate> form) {
    form.object(CellForm.CHOICE_KEY, CellForm.CHOICE, certificate -> certificate.cell().data().orElseThrow())
        .numbers("primes", DataCertificate::primes)
        .whole("phi", DataCertificate::phi)
        .embed(TALLY, DataCertificate::tally)
        .list("tails", TAIL, DataCertificate::tails);
  }

  private static DataCertificate make(CertificateForm.Common common, StrictObject own) {
    return new DataCertificate(common.engine(), own.text("method"), common.cell(), own.numbers("primes"),
        common.rank(), common.knownLaws(), own.longInteger("phi"), TALLY.read(own), own.objects("tails", TAIL),
        common.fingerprint());
  }

  /** A histogram as messages print it: {@code {"8": 200, "undecided": 1}}. */
  static String text(Histogram histogram) {
    String counts = histogram.counts().entrySet().stream().map(e -> "\"" + e.getKey() + "\": " + e.getValue())
        .collect(Collectors.joining(", "));
    String rest = histogram.undecided() == 0
        ? ""
        : (counts.isEmpty() ? "" : ", ") + "\"" + UNDECIDED + "\": " + histogram.undecided();
    return "{" + counts + rest + "}";
  }

  /** A histogram as tables have it, in the order of the values. */
  public static Map<String, Long> counts(Histogram histogram) {
    Map<String, Long> counts = new LinkedHashMap<>();
    histogram.counts().forEach((value, count) -> counts.put(value.toString(), count));
    if (histogram.undecided() > 0) {
      counts.put(UNDECIDED, histogram.undecided());
    }
    return counts;
  }

  /** Witnesses as tables have them: lists of draws by what they are of, then by its value. */
  public static Map<String, Map<String, List<Integer>>> witnesses(DrawTally tally) {
    Map<String, Map<String, List<Integer>>> witnesses = new LinkedHashMap<>();
    witnesses.put("rank", draws(tally.rankWitnesses()));
    witnesses.put("lie", draws(tally.lieWitnesses()));
    return witnesses;
  }

  private static Map<String, List<Integer>> draws(SortedMap<Integer, List<Integer>> draws) {
    Map<String, List<Integer>> named = new LinkedHashMap<>();
    draws.forEach((value, list) -> named.put(value.toString(), list));
    return named;
  }

  private static void write(JsonGenerator json, Histogram histogram) throws IOException {
    json.writeStartObject();
    for (var entry : histogram.counts().entrySet()) {
      json.writeNumberField(entry.getKey().toString(), entry.getValue());
    }
    if (histogram.undecided() > 0) {
      json.writeNumberField(UNDECIDED, histogram.undecided());
    }
    json.writeEndObject();
  }

  private static void writeWitnesses(JsonGenerator json, DrawTally tally) throws IOException {
    json.writeStartObject();
    writeDraws(json, "rank", tally.rankWitnesses());
    writeDraws(json, "lie", tally.lieWitnesses());
    json.writeEndObject();
  }

  private static void writeDraws(JsonGenerator json, String key, SortedMap<Integer, List<Integer>> draws)
      throws IOException {
    json.writeObjectFieldStart(key);
    for (var entry : draws.entrySet()) {
      json.writeArrayFieldStart(entry.getKey().toString());
      for (int draw : entry.getValue()) {
        json.writeNumber(draw);
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private static DrawTally tally(StrictObject object) {
    return new DrawTally(histogram(object, "ranks"), histogram(object, "lies"), histogram(object, "dead_neurons"),
        object.longInteger("at_phi"), object.longInteger("patterns"), object.longInteger("sampled"),
        witnesses(object, "rank"), witnesses(object, "lie"));
  }

  private static Histogram histogram(StrictObject object, String key) {
    SortedMap<Integer, Long> counts = new TreeMap<>();
    long undecided = 0;
    for (Map.Entry<String, Long> entry : object.longs(key).entrySet()) {
      if (entry.getValue() < 1) {
        throw new RecordFormatException("expected positive numbers in '" + key + "', got " + entry.getValue());
      }
      if (entry.getKey().equals(UNDECIDED)) {
        undecided = entry.getValue();
      } else {
        counts.put(value(key, entry.getKey()), entry.getValue());
      }
    }
    return new Histogram(counts, undecided);
  }

  private static SortedMap<Integer, List<Integer>> witnesses(StrictObject object, String key) {
    SortedMap<Integer, List<Integer>> draws = new TreeMap<>();
    object.object(WITNESSES, Set.copyOf(WITNESS_KEYS)).integerLists(key)
        .forEach((value, list) -> draws.put(value(key, value), list));
    return draws;
  }

  private static int value(String key, String text) {
    List<Integer> numbers = NumberList.parse(key, text);
    if (numbers.size() != 1 || numbers.getFirst() < 0) {
      throw new RecordFormatException("expected dimensions as keys in '" + key + "', got '" + text + "'");
    }
    return numbers.getFirst();
  }
}
