package lawsweep.road.data;

import java.util.Optional;
import lawsweep.law.DataChoice;
import lawsweep.law.Differences;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.StoppedException;
import lawsweep.work.Team;

/** Recomputes counts with data fields from their certificates alone, every draw, by the rules that made them. */
final class DataVerifier {

  private final DataCounter counter;

  /** A verifier that counts again as a counter does. */
  DataVerifier(DataCounter counter) {
    this.counter = counter;
  }

  /** What a count cannot be recomputed without, if it is missing: the numbers of inputs that came from a file. */
  static Optional<String> missing(LawCell cell) {
    return cell.data().flatMap(DataChoice::inputs).filter(inputs -> inputs.numbers().isEmpty())
        .map(inputs -> "cannot be recomputed without its inputs, " + inputs.samples()
            + " rows of a matrix whose SHA-256 is " + inputs.sha256());
  }

  /**
   * Compares a count with what its certificate proves.
   *
   * @return empty if they agree in every field, otherwise one line saying what differs, or what is {@link #missing}
   * @throws StoppedException if {@code stop} asked for it
   */
  Optional<String> refuse(LawCount count, Team team, Stop stop) {
    if (!(count.certificate() instanceof DataCertificate claimed)) {
      return Optional.of("expected a certificate of data fields, got one of method " + count.certificate().method());
    }
    if (!counter.method().equals(claimed.method()) || claimed.cell().data().isEmpty()) {
      return Optional.of("there are no data fields of method " + claimed.method());
    }
    Optional<DataRules> rules = DataRules.of(claimed.method(), claimed.cell(), claimed.engine());
    if (rules.isEmpty()) {
      return Optional.of(DataRules.unknown(claimed));
    }
    Optional<String> trouble = missing(claimed.cell()).or(() -> malformed(count, claimed));
    if (trouble.isPresent()) {
      return trouble;
    }
    return difference(count, recount(count, claimed, rules.get(), team, stop));
  }

  private static Optional<String> malformed(LawCount count, DataCertificate claimed) {
    int draws = claimed.cell().data().orElseThrow().draws();
    long tallied = claimed.tally().ranks().total();
    if (tallied > draws || tallied < 0) {
      return Optional.of("the cell has " + draws + " draws, and " + tallied + " are in the histogram of ranks");
    }
    if (tallied < draws && count.reason().isEmpty()) {
      return Optional.of("only " + tallied + " of " + draws + " draws are in the histogram of ranks, without a reason");
    }
    return count.bracketLength() < 0 ? Optional.of("a bracket has no " + count.bracketLength() + " fields")
        : Optional.empty();
  }

  /** No bracket is longer than the longest claimed; a count that ended early is repeated up to where it ended. */
  private LawCount recount(LawCount count, DataCertificate claimed, DataRules rules, Team team, Stop stop) {
    Limits limits =
        new Limits(Double.POSITIVE_INFINITY, Limits.DEFAULT.memoryBytes(), Math.max(1, count.bracketLength()));
    int draws = claimed.cell().data().orElseThrow().draws();
    int tallied = (int) claimed.tally().ranks().total();
    return counter.count(claimed.cell(), rules, new DataCounter.Part(tallied, tallied < draws ? count.reason() : ""),
        limits, team, stop);
  }

  private static Optional<String> difference(LawCount claimed, LawCount found) {
    if (claimed.equals(found)) {
      return Optional.empty();
    }
    DataCertificate c = (DataCertificate) claimed.certificate();
    DataCertificate f = (DataCertificate) found.certificate();
    Differences differing = new Differences();
    tallies(differing, c.tally(), f.tally());
    differing.compare("primes", c.primes(), f.primes());
    differing.compare("rank", c.rank(), f.rank());
    differing.compare("known_laws", c.knownLaws(), f.knownLaws());
    differing.compare("phi", c.phi(), f.phi());
    differing.compare("tails", c.tails(), f.tails());
    differing.compareRecord(claimed, found);
    differing.compare("reason", claimed.reason(), found.reason());
    differing.compare("fingerprint", c.fingerprint(), f.fingerprint());
    return differing.line().or(() -> Optional.of("expected a certificate of this cell"));
  }

  private static void tallies(Differences differing, DrawTally c, DrawTally f) {
    differing.compare("rank_histogram", c.ranks(), f.ranks());
    differing.compare("lie_histogram", c.lies(), f.lies());
    differing.compare("dead_neurons", c.deadNeurons(), f.deadNeurons());
    differing.compare("at_phi", c.atPhi(), f.atPhi());
    differing.compare("patterns", c.patterns(), f.patterns());
    differing.compare("sampled", c.sampled(), f.sampled());
    differing.compare("witnesses (rank)", c.rankWitnesses(), f.rankWitnesses());
    differing.compare("witnesses (lie)", c.lieWitnesses(), f.lieWitnesses());
  }
}
