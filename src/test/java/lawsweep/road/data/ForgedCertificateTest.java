package lawsweep.road.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

/** Certificates that agree with themselves, and yet are none of their cell. */
class ForgedCertificateTest {

  private static final LawCell CELL = Draws.cell(Draws.relu(1, 3, 2), 1, 40);

  private static Optional<String> refuse(LawCount count) {
    return new DataVerifier(Draws.counter(count)).refuse(count, Team.alone(), Stop.NEVER);
  }

  private static void refused(LawCount count, String naming) {
    String message = refuse(count).orElse("accepted");
    assertTrue(message.contains(naming), message);
  }

  private static LawCount count(DataCounter road, LawCell cell, int draws, String ended) {
    return road.count(cell, DataRules.of(road.method(), cell), new DataCounter.Part(draws, ended), Limits.DEFAULT,
        Team.alone(), Stop.NEVER);
  }

  /** An honest count of other draws than the cell's, fingerprint and all. */
  @Test
  void theNumberOfDrawsIsTheCells() {
    DataCounter road = new DataCounter(Draws.VECTOR);
    assertEquals(Optional.empty(), refuse(count(road, CELL, 40, "")));
    refused(count(road, CELL, 10, ""), "only 10 of 40 draws");
    refused(count(road, CELL, 50, ""), "the cell has 40 draws, and 50");
    assertEquals(Optional.empty(), refuse(count(road, CELL, 10, "the limit of 1.0 seconds ended the search")));
  }

  /** One draw at φ's value is a proof whatever became of the others; and one that ended early without it is none. */
  @Test
  void whatEndedEarlyClaimsWhatItsDrawsProve() {
    String why = "the limit of 1.0 seconds ended the search";
    LawCount ended = count(new DataCounter(Draws.VECTOR), CELL, 10, why);
    assertEquals(Verdict.COMPLETE, ended.verdict());
    assertEquals(why, ended.reason());
    assertEquals(0, ended.errorBound());
    refused(copy(ended, ended.levelDims(), ended.bracketLength(), Verdict.UNDECIDED, ended.certificate()), "verdict");
    LawCell never = Draws.cell(Draws.relu(2, 4, 1), 6, 20);
    LawCount less = count(new DataCounter(Draws.VECTOR), never, 10, why);
    assertEquals(Verdict.UNDECIDED, less.verdict());
    assertEquals(why, less.reason());
    assertEquals(Optional.empty(), refuse(less));
    refused(copy(less, less.levelDims(), less.bracketLength(), Verdict.COMPLETE, less.certificate()), "verdict");
  }

  @Test
  void histogramsOfNegativeNumbersAreRefused() {
    LawCount honest = count(new DataCounter(Draws.VECTOR), CELL, 40, "");
    DataCertificate c = (DataCertificate) honest.certificate();
    DrawTally t = c.tally();
    SortedMap<Integer, Long> ranks = new TreeMap<>(t.ranks().counts());
    ranks.merge(ranks.lastKey(), -100L, Long::sum);
    DrawTally less = new DrawTally(new Histogram(ranks, 0), t.lies(), t.deadNeurons(), t.atPhi(), t.patterns(),
        t.sampled(), t.rankWitnesses(), t.lieWitnesses());
    refused(copy(honest, honest.levelDims(), 1, honest.verdict(), new DataCertificate(c.engine(), c.method(), c.cell(),
        c.primes(), c.rank(), c.knownLaws(), c.phi(), less, c.tails(), c.fingerprint())), "-60 are in the histogram");
  }

  @Test
  void levelsAndLengthsAreCompared() {
    LawCount honest = count(new DataCounter(Draws.VECTOR), CELL, 40, "");
    refused(copy(honest, List.of(5), honest.bracketLength(), honest.verdict(), honest.certificate()), "level_dims");
    refused(copy(honest, honest.levelDims(), -1, honest.verdict(), honest.certificate()), "no -1 fields");
  }

  @Test
  void tailsAreCompared() {
    LawCell cell = Draws.cell(Draws.relu(1, 3, 2), 1, 5);
    LawCount honest = count(DataCounter.inFloat64(), cell, 5, "");
    assertEquals(Optional.empty(), refuse(honest));
    assertEquals(1, honest.errorBound());
    DataCertificate c = (DataCertificate) honest.certificate();
    List<SpectrumTail> tails = List.of(new SpectrumTail(0, "W_0", List.of(1e-3)));
    refused(copy(honest, honest.levelDims(), honest.bracketLength(), honest.verdict(),
        new DataCertificate(c.engine(), c.method(), c.cell(), c.primes(), c.rank(), c.knownLaws(), c.phi(), c.tally(),
            tails, c.fingerprint())),
        "tails");
  }

  private static LawCount copy(LawCount of, List<Integer> levels, int length, Verdict verdict,
      lawsweep.law.Certificate certificate) {
    return new LawCount(of.parameters(), levels, of.lieDim(), of.laws(), of.knownLaws(), of.extraLaws(), verdict,
        length, of.errorBound(), of.reason(), certificate);
  }
}
