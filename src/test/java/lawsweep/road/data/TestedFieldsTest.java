package lawsweep.road.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lawsweep.law.DataChoice;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Loss;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Circuit;
import lawsweep.pattern.PatternSearch;
import lawsweep.pattern.PatternSet;
import lawsweep.residue.PrimeField;
import lawsweep.road.draws.ExactVerdicts;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;

/**
 * Version 3 of the rules, which tests patterns, against version 2, which absorbs every field of every pattern: the same
 * ranks, dimensions, patterns and witnesses, draw for draw.
 */
class TestedFieldsTest {

  /** Fingerprints from before there was a version 3. */
  private static final Map<LawCell, String> GOLDEN = Map.of(
      Draws.cell(Draws.relu(1, 4, 4, 2), 0, 100), "87ea84110546dcb3f9f3901e73840fa473db19f16b0d72777011444265d35b6b",
      Draws.cell(Draws.relu(2, 3, 3, 2), 0, 100), "8e09f888ab6c470cdc326016a94db13f6cdb7c8f4cc0c144be25c2a729a13c12",
      Draws.cell(Draws.biased(Bias.HIDDEN, 1, 4, 4, 1), 0, 50),
      "37f99b78d8277d39e44770d623467ed609f70fa69635cf11ed8c57b12c10b0f3",
      Draws.cell(Draws.biased(Bias.ALL, 3, 4, 4, 2), 0, 20),
      "3861528b553ccf81f615397d646cfb32dfcd3482f881d17474ecdc95e5f124d6",
      Draws.cell(Draws.residual(2, 2, 2, 2, 2), 0, 50),
      "01de6d6a2a91fab789373f00f4829c19ffba9c15f52f3ad49db8df53e3922f36",
      Draws.cell(Draws.relu(4, 8, 8, 3), 0, 5), "30c9ee0eb2c26ee3b3c3d209535f70c71271df85a784df596d40c429dd2f5e07",
      Draws.cell(Draws.relu(6, 10, 10, 9, 4), 0, 2), "163949bb1ad4f23c826044585564ffa516b51168da3108dce032e5b71f824375",
      Draws.entropy(Draws.relu(3, 4, 4, 2), 0, new DataChoice(30, 0, Optional.empty())),
      "9f935f765d9fb17644a845fc8ed2ce60c614fc0cbd969b88bd58ab060ed31d3b");

  private static List<LawCell> cells() {
    List<LawCell> cells = new ArrayList<>();
    for (Architecture a : List.of(Draws.relu(1, 4, 4, 2), Draws.relu(2, 3, 3, 2), Draws.relu(1, 2, 3),
        Draws.relu(1, 1, 1),
        Draws.relu(3, 4, 3), Draws.relu(1, 3, 3, 3, 2), Draws.relu(2, 5, 4), Draws.biased(Bias.HIDDEN, 1, 3, 3, 1),
        Draws.biased(Bias.ALL, 2, 3, 2), Draws.residual(2, 2, 2, 2, 2), Draws.residual(1, 2, 1, 2, 1))) {
      for (int seed = 0; seed < 3; seed++) {
        cells.add(Draws.cell(a, seed, 12));
      }
    }
    cells.add(Draws.cell(Draws.relu(4, 6, 6, 3), 1, 6));
    for (Architecture manyRows : List.of(Draws.relu(16, 10, 16), Draws.relu(3, 2, 251), Draws.relu(17, 2, 15))) {
      cells.add(Draws.cell(manyRows, 1, 1));
    }
    cells.add(Draws.cell(Draws.relu(6, 10, 10, 9, 4), 1, 1));
    for (int seed = 0; seed < 4; seed++) {
      cells.add(Draws.entropy(Draws.relu(3, 4, 4, 2), seed, new DataChoice(12, 3, Optional.empty())));
    }
    return cells;
  }

  private static LawCount count(LawCell cell, String version) {
    DataCounter counter = new DataCounter(Draws.VECTOR);
    DataRules rules = new DataRules(version, new ExactVerdicts(), true, version.equals("3"));
    return counter.count(cell, rules, DataCounter.Part.all(cell), Limits.DEFAULT, Team.alone(), Stop.NEVER);
  }

  @Test
  void drawForDrawTheyGiveWhatAllFieldsGive() {
    int fallShort = 0;
    for (LawCell cell : cells()) {
      LawCount all = count(cell, "2");
      LawCount tested = count(cell, "3");
      DataCertificate a = (DataCertificate) all.certificate();
      DataCertificate t = (DataCertificate) tested.certificate();
      assertEquals(a.tally(), t.tally(), cell::key);
      assertEquals(a.primes(), t.primes());
      assertEquals(all.lieDim(), tested.lieDim());
      assertEquals(all.bracketLength(), tested.bracketLength());
      assertEquals(all.verdict(), tested.verdict());
      assertEquals(all.errorBound(), tested.errorBound(), 1e-2 * all.errorBound());
      assertTrue(all.errorBound() == 0 ? tested.errorBound() == 0 : tested.errorBound() > all.errorBound(),
          "tests may miss");
      fallShort += a.tally().atPhi() < a.tally().ranks().total() ? 1 : 0;
    }
    assertTrue(fallShort > 15, fallShort + " cells had draws that fell short");
  }

  /**
   * A pattern's test is believed once, and once more after a part of its fields was absorbed: what tells nothing is no
   * risk.
   */
  @Test
  void eachTestThatIsBelievedCountsAndNoOther() {
    long again = 0;
    for (Architecture a : List.of(Draws.relu(3, 5, 5, 3), Draws.relu(4, 8, 8, 3), Draws.relu(6, 10, 10, 9, 4))) {
      LawCell cell = Draws.cell(a, 1, 1);
      Circuit network = cell.loss().circuit(a);
      long[] theta = Draws.weights(cell, 0);
      PatternSet patterns = patterns(cell, network, theta);
      ModularDraw all = modulus(cell, network, false);
      all.begin(theta, 0);
      int used = all.absorbEach(patterns, 0, patterns.size(), () -> {});
      int before = all.full() ? used - 1 : used;
      all.begin(theta, 0);
      all.absorbEach(patterns, 0, before, () -> {});
      ModularDraw tested = modulus(cell, network, true);
      for (int times = 0; times < 2; times++) {
        tested.begin(theta, DrawStreams.tests(0, 0, false));
        tested.absorbTested(patterns, 0, before, () -> {});
        assertEquals(all.rank(), tested.rank());
        assertTrue(tested.tests() >= before, "each is tested");
        assertTrue(tested.tests() <= before + all.raised(), () -> tested.tests() + " of " + before);
      }
      again += tested.tests() - before;
    }
    assertTrue(again > 20, again + " were tested twice");
  }

  private static ModularDraw modulus(LawCell cell, Circuit network, boolean tested) {
    return new ModularDraw(network, new FreeColumns(network), new PrimeField(8388593), Draws.VECTOR,
        DrawStreams.of(cell).fields(), tested);
  }

  private static PatternSet patterns(LawCell cell, Circuit network, long[] theta) {
    PatternSet patterns = new PatternSet(network.neurons());
    PatternSearch search = new PatternSearch(network);
    search.begin(theta, DrawStreams.of(cell).weights(), 0);
    while (!search.exhausted() && patterns.size() < 150) {
      search.more(patterns);
    }
    return patterns;
  }

  /** Of small cells tests would save nothing: they keep their rules. */
  @Test
  void whereTestsDoNotPayThereAreNone() {
    assertEquals("2", DataRoad.exact(Draws.VECTOR, Loss.MSE).rules(Draws.cell(Draws.relu(1, 4, 4, 2), 0, 10)));
    assertEquals("3", DataRoad.exact(Draws.VECTOR, Loss.MSE).rules(Draws.cell(Draws.relu(4, 8, 8, 3), 0, 10)));
    LawCount count = Draws.count(Draws.cell(Draws.relu(3, 5, 5, 3), 1, 4), Team.alone());
    assertEquals("3", count.certificate().engine());
    assertEquals(Optional.empty(), DataRoad.exact(Draws.VECTOR, Loss.MSE).refuse(count, Team.alone(), Stop.NEVER));
  }

  /** What the program counted before there were tests, by the fingerprints of its certificates. */
  @Test
  void oldCertificatesAreCountedByTheirRules() {
    for (Map.Entry<LawCell, String> golden : GOLDEN.entrySet()) {
      LawCell cell = golden.getKey();
      LawCount count = count(cell, "2");
      DataCertificate certificate = (DataCertificate) count.certificate();
      assertEquals(golden.getValue(), certificate.fingerprint(), cell::key);
      assertEquals("2", certificate.engine());
      assertEquals(Optional.empty(), DataRoad.exact(Draws.VECTOR, cell.loss()).refuse(count, Team.alone(), Stop.NEVER));
    }
  }
}
