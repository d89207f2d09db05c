package lawsweep.road.symmetric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lawsweep.kernel.Kernels;
import lawsweep.kernel.ScalarKernels;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Verdict;
import lawsweep.network.Bias;
import lawsweep.support.Architectures;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.StoppedException;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;

class SymmetricCounterTest {

  private static final Kernels KERNELS = new VectorKernels();

  private static LawCell cell(String widths, long seed) {
    return new LawCell(Architectures.linear(Architectures.widths(widths).toArray(Integer[]::new)), Fields.GENERIC, seed,
        0);
  }

  private static LawCount count(LawCell cell, Kernels kernels) {
    return new SymmetricCounter(kernels).count(cell, Limits.DEFAULT, Team.alone(), Stop.NEVER);
  }

  private static SymmetricCertificate certificate(String widths) {
    return (SymmetricCertificate) count(cell(widths, 0), KERNELS).certificate();
  }

  @Test
  void referenceCounts() {
    LawCount digits = count(cell("784,512,512,10", 0), KERNELS);
    assertEquals(List.of(668_672L, 406_016L, 262_656L, 262_656L, 0L), List.of(digits.parameters(), digits.lieDim(),
        digits.laws(), digits.knownLaws(), digits.extraLaws()));
    LawCount deep = count(cell("4096" + ",4096".repeat(12), 0), KERNELS);
    assertEquals(109_029_376, deep.lieDim());
    assertEquals(92_297_216, deep.laws());
    LawCount scalar = count(cell("2,1,2,2,1", 0), KERNELS);
    assertEquals(List.of(8L, 7L), List.of(scalar.laws(), scalar.knownLaws()));
    assertEquals(Verdict.EXTRA, scalar.verdict());
    assertEquals(0, scalar.errorBound());
  }

  /** Some 20,000 types of paths with 10^8 neurons together: they are neither listed nor made. */
  @Test
  void longStaircases() {
    IntStream down = IntStream.iterate(10_000, n -> n > 1, n -> n - 1);
    LawCount count =
        count(cell(IntStream.concat(down, IntStream.rangeClosed(1, 10_000)).mapToObj(String::valueOf)
            .collect(Collectors.joining(",")), 0), KERNELS);
    assertEquals(Verdict.COMPLETE, count.verdict());
    assertEquals(List.of(), ((SymmetricCertificate) count.certificate()).trees());
  }

  @Test
  void theLargestWidths() {
    LawCount count = count(cell("1000000" + ",1000000".repeat(60), 0), KERNELS);
    assertEquals(60_000_000_000_000L, count.parameters());
    assertEquals(59L * 1_000_000 * 1_000_001 / 2, count.laws());
  }

  /** Whoever breaks this has changed what is sampled or hashed, and raises {@link SymmetricCounter#ENGINE}. */
  @Test
  void goldenCertificates() {
    assertEquals("1", SymmetricCounter.ENGINE);
    assertEquals("20c26f6a10196aaa42fd609366fc62904c1ab5b82c21d0c267d3498ea36164c5",
        count(cell("20,25,7,3", 42), KERNELS).certificate().fingerprint());
    assertEquals("e2053facb1fdce6eadb9bfe8fe8ca936765098ce0a8d9ee5bbc791d7878e024d",
        count(new LawCell(Architectures.relu(Bias.ALL, 2, 3, 2), Fields.GENERIC, 42, 0), KERNELS)
            .certificate().fingerprint());
  }

  @Test
  void allKernelsAndHistoriesGiveTheSame() {
    LawCell cell = cell("20,25,7,3", 5);
    LawCount count = count(cell, KERNELS);
    assertEquals(count, count(cell, new ScalarKernels()));
    SymmetricCounter used = new SymmetricCounter(KERNELS);
    used.count(cell("40,50,14,6", 5), Limits.DEFAULT, Team.alone(), Stop.NEVER);
    assertEquals(count, used.count(cell, Limits.DEFAULT, Team.alone(), Stop.NEVER));
    assertNotEquals(count.certificate().primes(), count(cell("20,25,7,3", 6), KERNELS).certificate().primes());
  }

  @Test
  void coresCoverAllPairsOfSmallTrees() {
    for (String widths : List.of("784,512,512,10", "20,25,7,3", "1,1,1", "1,3,1", "3,1,3", "1,2,2", "1,4,4,2",
        "1000,2048,2048,2048,768")) {
      assertTrue(certificate(widths).coresCoverAllPairs(), widths);
    }
    SymmetricCertificate wide = certificate("10,64,64,64,10");
    assertEquals(1, wide.cores().size());
    assertFalse(wide.coresCoverAllPairs());
    SymmetricCertificate huge = certificate("2,1000000,1000000,2");
    assertEquals(List.of(), huge.trees());
    assertFalse(huge.coresCoverAllPairs());
  }

  @Test
  void certificatesStaySmall() {
    for (String widths : List.of("2,1000000,1000000,2", "7" + ",900000".repeat(20) + ",3",
        "5" + ",40".repeat(60) + ",5")) {
      SymmetricCertificate certificate = certificate(widths);
      assertTrue(certificate.trees().stream().mapToInt(Tree::size).sum() <= Forest.MOST_NEURONS);
      assertTrue(certificate.cores().size() <= CorePlan.MOST);
    }
  }

  @Test
  void verificationFindsWhatIsChanged() {
    LawCount count = count(cell("20,25,7,3", 1), KERNELS);
    SymmetricVerifier verifier = new SymmetricVerifier(KERNELS);
    assertEquals(Optional.empty(), verifier.refuse(count, Team.alone(), Stop.NEVER));
    SymmetricCertificate c = (SymmetricCertificate) count.certificate();
    for (SymmetricCertificate changed : List.of(
        new SymmetricCertificate(c.engine(), cell("20,25,8,3", 1), c.reduced(), c.trees(), c.cores(), c.rank(),
            c.knownLaws(), c.provenLaws(), c.fingerprint()),
        new SymmetricCertificate(c.engine(), cell("20,25,7,3", 2), c.reduced(), c.trees(), c.cores(), c.rank(),
            c.knownLaws(), c.provenLaws(), c.fingerprint()),
        new SymmetricCertificate(c.engine(), c.cell(), c.reduced(), c.trees(), c.cores().subList(1, c.cores().size()),
            c.rank(), c.knownLaws(), c.provenLaws(), c.fingerprint()),
        new SymmetricCertificate(c.engine(), c.cell(), c.reduced(), c.trees(), c.cores(), c.rank() + 1, c.knownLaws(),
            c.provenLaws(), c.fingerprint()))) {
      LawCount claim = new LawCount(count.parameters(), count.levelDims(), count.lieDim(), count.laws(),
          count.knownLaws(), count.extraLaws(), count.verdict(), count.bracketLength(), count.errorBound(),
          count.reason(), changed);
      assertTrue(verifier.refuse(claim, Team.alone(), Stop.NEVER).isPresent());
    }
  }

  @Test
  void stopsWhenAsked() {
    assertThrows(StoppedException.class,
        () -> new SymmetricCounter(KERNELS).count(cell("20,25,7,3", 1), Limits.DEFAULT, Team.alone(), () -> true));
  }
}
