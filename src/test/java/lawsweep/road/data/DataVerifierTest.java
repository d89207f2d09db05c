package lawsweep.road.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Verdict;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;

/** Certificates of data cells: an honest one is accepted, one with any field changed is refused. */
class DataVerifierTest {

  private static final LawCount HONEST = Draws.count(Draws.cell(Draws.relu(1, 3, 3, 2), 1, 60), Team.alone());
  private static final DataCertificate C = (DataCertificate) HONEST.certificate();
  private static final DrawTally T = C.tally();

  private static Optional<String> refuse(LawCount count) {
    return new DataVerifier(Draws.counter(count)).refuse(count, Team.alone(), Stop.NEVER);
  }

  private static LawCount with(DataCertificate c) {
    return new LawCount(HONEST.parameters(), HONEST.levelDims(), HONEST.lieDim(), HONEST.laws(), HONEST.knownLaws(),
        HONEST.extraLaws(), HONEST.verdict(), HONEST.bracketLength(), HONEST.errorBound(), HONEST.reason(), c);
  }

  private static LawCount with(DrawTally tally) {
    return with(certificate(C.cell(), C.primes(), C.rank(), C.knownLaws(), C.phi(), tally, C.fingerprint()));
  }

  private static DataCertificate certificate(
      LawCell cell, List<Integer> primes, long rank, long known, long phi, DrawTally tally, String fingerprint) {
    return new DataCertificate(
        C.engine(), C.method(), cell, primes, rank, known, phi, tally, List.of(), fingerprint);
  }

  @Test
  void honestOnesAreAccepted() {
    assertEquals(Optional.empty(), refuse(HONEST));
    assertEquals(Optional.empty(), refuse(Draws.count(Draws.cell(Draws.relu(2, 4, 1), 6, 20), Team.alone())));
  }

  @Test
  void oneEndedByTheClockIsRepeatedAsFarAsItWent() {
    Limits limits = new Limits(0.1, 1L << 30, 64);
    for (LawCell cell : List.of(Draws.cell(Draws.relu(1, 2, 2), 1, 1_000_000_000),
        Draws.cell(Draws.relu(2, 4, 1), 6, 1_000_000_000))) {
      LawCount count = new DataCounter(Draws.VECTOR).count(cell, limits, Team.alone(), Stop.NEVER);
      assertEquals("the limit of 0.1 seconds ended the search", count.reason());
      assertEquals(Optional.empty(), refuse(count));
    }
  }

  @Test
  void changedHistogramsAreRefused() {
    Histogram more = new Histogram(moved(T.ranks().counts()), 0);
    Histogram lies = new Histogram(moved(T.lies().counts()), 0);
    Histogram dead = new Histogram(moved(T.deadNeurons().counts()), 0);
    refused(with(new DrawTally(more, T.lies(), T.deadNeurons(), T.atPhi(), T.patterns(), 0, T.rankWitnesses(),
        T.lieWitnesses())), "rank_histogram");
    refused(with(new DrawTally(T.ranks(), lies, T.deadNeurons(), T.atPhi(), T.patterns(), 0, T.rankWitnesses(),
        T.lieWitnesses())), "lie_histogram");
    refused(with(new DrawTally(T.ranks(), T.lies(), dead, T.atPhi(), T.patterns(), 0, T.rankWitnesses(),
        T.lieWitnesses())), "dead_neurons");
    refused(with(new DrawTally(T.ranks(), T.lies(), T.deadNeurons(), T.atPhi() + 1, T.patterns(), 0,
        T.rankWitnesses(), T.lieWitnesses())), "at_phi");
    refused(with(new DrawTally(T.ranks(), T.lies(), T.deadNeurons(), T.atPhi(), T.patterns() + 1, 0,
        T.rankWitnesses(), T.lieWitnesses())), "patterns");
    refused(with(new DrawTally(T.ranks(), T.lies(), T.deadNeurons(), T.atPhi(), T.patterns(), 1,
        T.rankWitnesses(), T.lieWitnesses())), "sampled");
    SortedMap<Integer, List<Integer>> witnesses = new TreeMap<>(T.rankWitnesses());
    witnesses.put(witnesses.firstKey(), List.of(59));
    refused(with(new DrawTally(T.ranks(), T.lies(), T.deadNeurons(), T.atPhi(), T.patterns(), 0, witnesses,
        T.lieWitnesses())), "witnesses (rank)");
    refused(with(new DrawTally(T.ranks(), T.lies(), T.deadNeurons(), T.atPhi(), T.patterns(), 0, T.rankWitnesses(),
        witnesses)), "witnesses (lie)");
  }

  private static SortedMap<Integer, Long> moved(SortedMap<Integer, Long> counts) {
    SortedMap<Integer, Long> moved = new TreeMap<>(counts);
    moved.merge(counts.firstKey(), -1L, Long::sum);
    moved.merge(counts.lastKey(), 1L, Long::sum);
    return moved;
  }

  @Test
  void changedCertificatesAreRefused() {
    List<Integer> primes = new ArrayList<>(C.primes());
    primes.set(0, 8388593);
    refused(with(certificate(C.cell(), primes, C.rank(), C.knownLaws(), C.phi(), T, C.fingerprint())), "primes");
    refused(with(certificate(C.cell(), C.primes(), C.rank() - 1, C.knownLaws(), C.phi(), T, C.fingerprint())), "rank");
    refused(with(certificate(C.cell(), C.primes(), C.rank(), 5, C.phi(), T, C.fingerprint())), "known_laws");
    refused(with(certificate(C.cell(), C.primes(), C.rank(), C.knownLaws(), 99, T, C.fingerprint())), "phi");
    refused(with(certificate(C.cell(), C.primes(), C.rank(), C.knownLaws(), C.phi(), T, "00")), "fingerprint");
    LawCell other = Draws.cell(Draws.relu(1, 3, 3, 2), 2, 60);
    refused(with(certificate(other, C.primes(), C.rank(), C.knownLaws(), C.phi(), T, C.fingerprint())), "histogram");
    refused(with(new DataCertificate("0", C.method(), C.cell(), C.primes(), C.rank(), C.knownLaws(), C.phi(), T,
        List.of(), C.fingerprint())), "engine");
    refused(with(new DataCertificate(C.engine(), "symmetric", C.cell(), C.primes(), C.rank(), C.knownLaws(), C.phi(), T,
        List.of(), C.fingerprint())), "method");
  }

  @Test
  void changedRecordsAreRefused() {
    refused(record(1, 0, 0, 0, 0, 0, HONEST.verdict(), HONEST.reason(), 0), "parameters");
    refused(record(0, -1, 0, 0, 0, 0, HONEST.verdict(), HONEST.reason(), 0), "lie_dim");
    refused(record(0, 0, 1, 0, 0, 0, HONEST.verdict(), HONEST.reason(), 0), "laws");
    refused(record(0, 0, 0, 1, 0, 0, HONEST.verdict(), HONEST.reason(), 0), "known_laws");
    refused(record(0, 0, 0, 0, 1, 0, HONEST.verdict(), HONEST.reason(), 0), "extra_laws");
    refused(record(0, 0, 0, 0, 0, 1, HONEST.verdict(), HONEST.reason(), 0), "bracket_length");
    refused(record(0, 0, 0, 0, 0, 0, Verdict.EXTRA, HONEST.reason(), 0), "verdict");
    refused(record(0, 0, 0, 0, 0, 0, HONEST.verdict(), "why", 0), "reason");
    refused(record(0, 0, 0, 0, 0, 0, HONEST.verdict(), HONEST.reason(), 1e-30), "error_bound");
  }

  private static LawCount record(long d, long lie, long laws, long known, long extra, int length, Verdict verdict,
      String reason, double error) {
    return new LawCount(HONEST.parameters() + d, List.of(), HONEST.lieDim() + lie, HONEST.laws() + laws,
        HONEST.knownLaws() + known, HONEST.extraLaws() + extra, verdict, HONEST.bracketLength() + length,
        HONEST.errorBound() + error, reason, C);
  }

  private static void refused(LawCount count, String naming) {
    String message = refuse(count).orElse("accepted");
    assertTrue(message.contains(naming), message);
  }
}
