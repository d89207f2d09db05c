package lawsweep.road.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import lawsweep.law.DataChoice;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Loss;
import lawsweep.law.Verdict;
import lawsweep.network.Architecture;
import lawsweep.pattern.Inputs;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The versions of the rules: what each says of the same draws, and that records are checked by their own. */
class DataRulesTest {

  private static final DataRoad EXACT = DataRoad.exact(Draws.VECTOR, Loss.MSE);
  private static final String NONE = "phi's value in none of ";

  /** Of 60 draws with seed 0 none has φ's value, of 300 three have. */
  private static final Architecture RARE = Draws.relu(1, 3, 3, 3, 3, 2);

  private static LawCount count(LawCell cell, String version) {
    DataCounter counter = new DataCounter(Draws.VECTOR);
    DataRules rules = DataRules.of(counter.method(), cell, version).orElseThrow();
    return counter.count(cell, rules, DataCounter.Part.all(cell), Limits.DEFAULT, Team.alone(), Stop.NEVER);
  }

  private static Optional<String> refuse(LawCount count) {
    return EXACT.refuse(count, Team.alone(), Stop.NEVER);
  }

  private static void refused(LawCount count, String naming) {
    String message = refuse(count).orElse("accepted");
    assertTrue(message.contains(naming), message);
  }

  private static LawCount with(LawCount of, Verdict verdict, double error, String reason, DataCertificate c) {
    return new LawCount(of.parameters(), of.levelDims(), of.lieDim(), of.laws(), of.knownLaws(), of.extraLaws(),
        verdict, of.bracketLength(), error, reason, c);
  }

  private static DataCertificate of(LawCount count) {
    return (DataCertificate) count.certificate();
  }

  private static DataCertificate engine(DataCertificate c, String engine) {
    return new DataCertificate(engine, c.method(), c.cell(), c.primes(), c.rank(), c.knownLaws(), c.phi(), c.tally(),
        c.tails(), c.fingerprint());
  }

  /** What version 1 said of these draws was a contradiction; what is said now is not. */
  @Test
  void moreDrawsNeverContradictFewer() {
    LawCell few = Draws.cell(RARE, 0, 60);
    LawCell many = Draws.cell(RARE, 0, 300);
    assertEquals(Verdict.EXTRA, count(few, "1").verdict());
    assertEquals(Verdict.COMPLETE, count(many, "1").verdict());
    LawCount now = Draws.count(few, Team.alone());
    assertEquals("2", now.certificate().engine());
    assertEquals(Verdict.UNDECIDED, now.verdict());
    assertEquals(NONE + "60 draws (its share is below 4.9 % with 95 % confidence)", now.reason());
    assertTrue(now.errorBound() > 0 && now.errorBound() < 1e-12);
    assertEquals(count(few, "1").errorBound(), now.errorBound());
    LawCount then = Draws.count(many, Team.alone());
    assertEquals(Verdict.COMPLETE, then.verdict());
    assertEquals(0, then.errorBound());
    assertEquals("", then.reason());
    assertTrue(3 / 300.0 < 0.049, "the share that more draws show lies below the bound");
  }

  /** Complete is a statement about some draw: it can be found, and counted again, and it meets the bound. */
  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7})
  void completeHasADrawThatProvesIt(long seed) {
    for (int draws : new int[] {5, 20, 120}) {
      LawCount count = Draws.count(Draws.cell(RARE, seed, draws), Team.alone());
      DrawTally tally = Draws.tally(count);
      boolean proved = count.verdict() == Verdict.COMPLETE;
      assertEquals(proved, of(count).at(tally.lies()) > 0);
      assertEquals(proved, count.lieDim() == of(count).phi());
      assertTrue(proved ? count.reason().isEmpty() : count.reason().startsWith(NONE + draws + " draws ("),
          count.reason());
      assertTrue(proved || count.verdict() == Verdict.UNDECIDED);
      if (proved) {
        int witness = tally.lieWitnesses().get((int) of(count).phi()).getFirst();
        DataChoice alone = new DataChoice(1, witness, Optional.empty());
        LawCount again = Draws.count(Draws.cell(RARE, seed, alone), Team.alone());
        assertEquals(Verdict.COMPLETE, again.verdict());
        assertEquals(count.parameters() - count.knownLaws(), again.lieDim());
      }
    }
  }

  @Test
  void recordsOfVersion1AreCheckedByItsRules() {
    LawCount extra = count(Draws.cell(RARE, 0, 20), "1");
    assertEquals(Verdict.EXTRA, extra.verdict());
    assertEquals(Optional.empty(), refuse(extra));
    DataCertificate c = of(extra);
    refused(with(extra, Verdict.UNDECIDED, extra.errorBound(), "", c), "verdict");
    refused(with(extra, Verdict.COMPLETE, 0, "", c), "verdict");
    refused(with(extra, Verdict.EXTRA, 0, "", c), "error_bound");
    refused(with(extra, Verdict.EXTRA, extra.errorBound(), NONE, c), "reason");
    refused(with(extra, Verdict.EXTRA, extra.errorBound(), "", engine(c, "2")), "verdict");
    refused(with(extra, Verdict.EXTRA, extra.errorBound(), "", engine(c, "3")), "engine version 3");
  }

  @Test
  void drawsProveNoExtraLawsByTheRulesOfToday() {
    LawCount count = Draws.count(Draws.cell(RARE, 0, 20), Team.alone());
    assertEquals(Optional.empty(), refuse(count));
    refused(with(count, Verdict.EXTRA, count.errorBound(), "", of(count)), "verdict: claimed EXTRA");
    refused(with(count, Verdict.UNDECIDED, count.errorBound(), count.reason().replace("20", "21"), of(count)),
        "reason");
    refused(with(count, Verdict.UNDECIDED, count.errorBound(), count.reason(), engine(of(count), "1")), "EXTRA");
  }

  @Test
  void float64HasTheRulesThatItHad() {
    LawCell cell = Draws.cell(Draws.relu(1, 3, 2), 1, 5);
    LawCount count = DataCounter.inFloat64().count(cell, Limits.DEFAULT, Team.alone(), Stop.NEVER);
    assertEquals("1", count.certificate().engine());
    assertEquals("1", DataRoad.inFloat64(Loss.MSE).rules(cell));
    assertEquals("2", EXACT.rules(cell));
    LawCount forged = with(count, count.verdict(), 1, count.reason(), engine(of(count), "2"));
    String message = DataRoad.inFloat64(Loss.MSE).refuse(forged, Team.alone(), Stop.NEVER).orElseThrow();
    assertEquals("engine version 2 cannot be recomputed by version 1", message);
  }

  @Test
  void anOldExtraIsUndecidedToday() {
    LawCount old = count(Draws.cell(RARE, 0, 20), "1");
    LawCount today = EXACT.today(old);
    LawCount now = Draws.count(Draws.cell(RARE, 0, 20), Team.alone());
    assertEquals(now.verdict(), today.verdict());
    assertEquals(now.reason(), today.reason());
    assertEquals(now.errorBound(), today.errorBound());
    assertEquals(old.certificate(), today.certificate());
    assertEquals(now, EXACT.today(now));
    LawCount complete = count(Draws.cell(RARE, 0, 300), "1");
    assertEquals(complete, EXACT.today(complete));
  }

  /** Where the inputs are not at hand, what the draws say has one verdict all the same. */
  @Test
  void withoutInputsTheVerdictIsThatOfItsDraws() {
    double[] values = {1, 2, -3, 1, 2, 5, -1, -2};
    Inputs inputs = new Inputs(4, "ab".repeat(32), Optional.of(new Inputs.Numbers(2, 1, values)));
    for (int samples : new int[] {1, 4}) {
      Inputs first = new Inputs(samples, inputs.sha256(), inputs.numbers());
      for (String version : List.of("1", "2")) {
        LawCount count = withoutNumbers(count(Draws.cell(Draws.relu(2, 3, 2), 42, 10, first), version));
        assertEquals(Optional.empty(), refuse(count), count::toString);
        for (Verdict verdict : Verdict.values()) {
          if (verdict != count.verdict()) {
            refused(with(count, verdict, count.errorBound(), count.reason(), of(count)), "verdict");
          }
        }
        refused(with(count, count.verdict(), count.errorBound(), count.reason(), engine(of(count), "9")), "version 9");
      }
    }
  }

  @Test
  void withoutInputsTheDimensionIsTheLargestOfItsDraws() {
    double[] values = {1, 2, -3, 1, 2, 5, -1, -2};
    Inputs inputs = new Inputs(4, "ab".repeat(32), Optional.of(new Inputs.Numbers(2, 1, values)));
    LawCount count = withoutNumbers(count(Draws.cell(Draws.relu(2, 3, 2), 42, 1, inputs), "2"));
    DataCertificate c = of(count);
    long phi = c.phi();
    assertNotEquals(phi, count.lieDim());
    DataCertificate forged = new DataCertificate(c.engine(), c.method(), c.cell(), c.primes(), phi, c.knownLaws(), phi,
        c.tally(), c.tails(), c.fingerprint());
    refused(new LawCount(count.parameters(), List.of(), phi, count.knownLaws(), count.knownLaws(), 0, Verdict.COMPLETE,
        count.bracketLength(), 0, "", forged), "lie_dim");
  }

  private static LawCount withoutNumbers(LawCount count) {
    DataCertificate c = of(count);
    DataChoice data = c.cell().data().orElseThrow();
    Inputs inputs =
        data.inputs().map(each -> new Inputs(each.samples(), each.sha256(), Optional.empty())).orElseThrow();
    LawCell cell = Draws.cell(c.cell().architecture(), c.cell().sweepSeed(), data.draws(), inputs);
    return with(count, count.verdict(), count.errorBound(), count.reason(), new DataCertificate(c.engine(), c.method(),
        cell, c.primes(), c.rank(), c.knownLaws(), c.phi(), c.tally(), c.tails(), c.fingerprint()));
  }

  /** Scalars through residual blocks: two directions at all weights, by the theorem that ResidualScalarsTest holds. */
  @Test
  void aTheoremAboutAllWeightsProvesExtraLaws() {
    LawCount count = Draws.count(Draws.cell(Draws.residual(1, 2, 1, 2, 1), 1, 40), Team.alone());
    assertEquals(Verdict.EXTRA, count.verdict());
    assertEquals(2, count.lieDim());
    assertEquals(2, count.extraLaws());
    assertEquals(0, count.errorBound());
    assertEquals(Optional.empty(), refuse(count));
    LawCount within = Draws.count(Draws.cell(Draws.residual(1, 1, 1, 1, 1), 1, 40), Team.alone());
    assertEquals(Verdict.COMPLETE, within.verdict());
    LawCount old = count(Draws.cell(Draws.residual(1, 2, 1, 2, 1), 1, 40), "1");
    assertEquals(Verdict.EXTRA, EXACT.today(old).verdict());
    assertEquals(0, EXACT.today(old).errorBound());
  }
}
