package lawsweep.sweep.record;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import lawsweep.json.NumberList;
import lawsweep.json.RecordFormatException;
import lawsweep.json.StrictObject;
import lawsweep.law.DataChoice;
import lawsweep.law.LawCell;
import lawsweep.pattern.Inputs;
import lawsweep.road.data.DataCertificate;
import lawsweep.road.data.DrawTally;
import lawsweep.road.data.Histogram;
import lawsweep.road.data.SpectrumTail;

/** Reads what {@link DataCodec} writes. */
final class DataParser {

  /** The keys of a certificate of data fields that other certificates lack. */
  static final String[] KEYS =
      {DataCodec.CHOICE, "primes", "phi", "ranks", "lies", "dead_neurons", "at_phi", "patterns",
          "sampled", "witnesses", "tails"};

  private static final Set<String> CHOICE_KEYS = Set.of("draws", "first", "inputs");
  private static final Set<String> INPUT_KEYS = Set.of("samples", "sha256");
  private static final Set<String> TAIL_KEYS = Set.of("draw", "of", "values");
  private static final Set<String> WITNESS_KEYS = Set.of("rank", "lie");

  private DataParser() {}

  /** The weights and inputs, in a record as in a certificate. */
  static DataChoice choice(StrictObject line) {
    StrictObject choice = line.object(DataCodec.CHOICE, CHOICE_KEYS);
    Optional<Inputs> inputs =
        choice.isNull("inputs") ? Optional.empty() : Optional.of(inputs(choice.object("inputs", INPUT_KEYS)));
    return new DataChoice(choice.integer("draws"), choice.integer("first"), inputs);
  }

  private static Inputs inputs(StrictObject line) {
    if (line.integer("samples") < 1) {
      throw new RecordFormatException("expected at least one sample, got " + line.integer("samples"));
    }
    if (!line.text("sha256").matches("[0-9a-f]{64}")) {
      throw new RecordFormatException("expected 64 hexadecimal digits in 'sha256', got '" + line.text("sha256") + "'");
    }
    return new Inputs(line.integer("samples"), line.text("sha256"), Optional.empty());
  }

  static DataCertificate certificate(StrictObject line) {
    LawCell cell = RecordParser.cell(line, line.longInteger("sweep_seed"), Optional.of(choice(line)));
    line.same("proven_laws", line.longInteger("known_laws"), line.longInteger("proven_laws"));
    return new DataCertificate(line.text("engine"), line.text("method"), cell, line.numbers("primes"),
        line.longInteger("rank"), line.longInteger("known_laws"), line.longInteger("phi"), tally(line),
        line.objects("tails", TAIL_KEYS, DataParser::tail), line.text("fingerprint"));
  }

  private static DrawTally tally(StrictObject line) {
    StrictObject witnesses = line.object("witnesses", WITNESS_KEYS);
    return new DrawTally(histogram(line, "ranks"), histogram(line, "lies"), histogram(line, "dead_neurons"),
        line.longInteger("at_phi"), line.longInteger("patterns"), line.longInteger("sampled"),
        draws(witnesses, "rank"), draws(witnesses, "lie"));
  }

  private static SpectrumTail tail(StrictObject line) {
    return new SpectrumTail(line.integer("draw"), line.text("of"), line.reals("values"));
  }

  static Histogram histogram(StrictObject line, String key) {
    SortedMap<Integer, Long> counts = new TreeMap<>();
    long undecided = 0;
    for (Map.Entry<String, Long> entry : line.longs(key).entrySet()) {
      if (entry.getValue() < 1) {
        throw new RecordFormatException("expected positive numbers in '" + key + "', got " + entry.getValue());
      }
      if (entry.getKey().equals(DataCodec.UNDECIDED)) {
        undecided = entry.getValue();
      } else {
        counts.put(value(key, entry.getKey()), entry.getValue());
      }
    }
    return new Histogram(counts, undecided);
  }

  private static SortedMap<Integer, List<Integer>> draws(StrictObject line, String key) {
    SortedMap<Integer, List<Integer>> draws = new TreeMap<>();
    line.integerLists(key).forEach((value, list) -> draws.put(value(key, value), list));
    return draws;
  }

  private static int value(String key, String text) {
    List<Integer> numbers = NumberList.parse(key, text);
    if (numbers.size() != 1 || numbers.getFirst() < 0) {
      throw new RecordFormatException("expected dimensions as keys in '" + key + "', got '" + text + "'");
    }
    return numbers.getFirst();
  }

  /** Checks that the columns of a record say what its certificate says. */
  static void checkColumns(StrictObject line, DataCertificate certificate) {
    DrawTally tally = certificate.tally();
    line.same("rank_histogram", tally.ranks(), histogram(line, "rank_histogram"));
    line.same("lie_histogram", tally.lies(), histogram(line, "lie_histogram"));
    line.same("dead_neurons", tally.deadNeurons(), histogram(line, "dead_neurons"));
    line.same("at_phi", DrawColumns.atPhi(tally), line.real("at_phi"));
    line.same("patterns", tally.patterns(), line.longInteger("patterns"));
    StrictObject witnesses = line.object("witnesses", WITNESS_KEYS);
    line.same("witnesses", tally.rankWitnesses(), draws(witnesses, "rank"));
    line.same("witnesses", tally.lieWitnesses(), draws(witnesses, "lie"));
  }

  /** Checks the columns of a cell, whether it has a count or not. */
  static void checkCell(StrictObject line, DataChoice choice) {
    line.same("draws", choice.draws(), line.integer("draws"));
    if (choice.inputs().isPresent()) {
      line.same("samples", choice.inputs().get().samples(), line.integer("samples"));
    } else if (!line.isNull("samples")) {
      throw new RecordFormatException("expected no 'samples' where all inputs are meant");
    }
  }
}
