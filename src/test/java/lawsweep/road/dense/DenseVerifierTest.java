package lawsweep.road.dense;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lawsweep.kernel.ScalarKernels;
import lawsweep.law.Counting;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Tampering;
import lawsweep.law.Verdict;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.support.Architectures;
import lawsweep.support.ThreadsForTest;
import lawsweep.work.Stop;
import lawsweep.work.StoppedException;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;

/** Certificates convince as they are, and not with anything changed. */
class DenseVerifierTest {

  private static final DenseVerifier VERIFIER = new DenseVerifier(Counting.VECTOR);

  private static Optional<String> refuse(LawCount count) {
    return VERIFIER.refuse(count, Team.alone(), Stop.NEVER);
  }

  private static List<LawCount> counts() {
    return List.of(
        Counting.count(Architectures.linear(2, 3, 3, 3, 2)), Counting.count(Architectures.linear(1, 4, 4, 2)),
        Counting.count(Architectures.linear(2, 1, 2, 2, 1)), Counting.count(Architectures.relu(Bias.ALL, 2, 3, 2)),
        Counting.count(Counting.cell(Architectures.linear(1, 4, 4, 2), 5, 3), Counting.length(3)));
  }

  @Test
  void untouchedCountsAreAccepted() {
    for (LawCount count : counts()) {
      assertEquals(Optional.empty(), refuse(count));
      assertEquals(
          Optional.empty(), new DenseVerifier(new ScalarKernels()).refuse(count, new ThreadsForTest(2), Stop.NEVER));
    }
  }

  @Test
  void changedRecordsAreRefused() {
    for (LawCount c : counts()) {
      Verdict other = c.verdict() == Verdict.EXTRA ? Verdict.COMPLETE : Verdict.EXTRA;
      List<Integer> dims = new ArrayList<>(c.levelDims());
      dims.set(0, dims.getFirst() + 1);
      DenseCertificate z = Counting.dense(c);
      Map<String, LawCount> changed = new LinkedHashMap<>();
      changed.put("parameters", new LawCount(c.parameters() + 1, c.levelDims(), c.lieDim(), c.laws(), c.knownLaws(),
          c.extraLaws(), c.verdict(), c.bracketLength(), c.errorBound(), c.reason(), z));
      changed.put("level_dims", new LawCount(c.parameters(), dims, c.lieDim(), c.laws(), c.knownLaws(),
          c.extraLaws(), c.verdict(), c.bracketLength(), c.errorBound(), c.reason(), z));
      changed.put("lie_dim", new LawCount(c.parameters(), c.levelDims(), c.lieDim() - 1, c.laws(), c.knownLaws(),
          c.extraLaws(), c.verdict(), c.bracketLength(), c.errorBound(), c.reason(), z));
      changed.put("laws", new LawCount(c.parameters(), c.levelDims(), c.lieDim(), c.laws() + 1, c.knownLaws(),
          c.extraLaws(), c.verdict(), c.bracketLength(), c.errorBound(), c.reason(), z));
      changed.put("known_laws (record)", new LawCount(c.parameters(), c.levelDims(), c.lieDim(), c.laws(),
          c.knownLaws() - 1, c.extraLaws(), c.verdict(), c.bracketLength(), c.errorBound(), c.reason(), z));
      changed.put("extra_laws", new LawCount(c.parameters(), c.levelDims(), c.lieDim(), c.laws(), c.knownLaws(),
          c.extraLaws() + 1, c.verdict(), c.bracketLength(), c.errorBound(), c.reason(), z));
      changed.put("verdict", new LawCount(c.parameters(), c.levelDims(), c.lieDim(), c.laws(), c.knownLaws(),
          c.extraLaws(), other, c.bracketLength(), c.errorBound(), c.reason(), z));
      changed.put("bracket_length", new LawCount(c.parameters(), c.levelDims(), c.lieDim(), c.laws(), c.knownLaws(),
          c.extraLaws(), c.verdict(), c.bracketLength() + 1, c.errorBound(), c.reason(), z));
      changed.put("error_bound", new LawCount(c.parameters(), c.levelDims(), c.lieDim(), c.laws(), c.knownLaws(),
          c.extraLaws(), c.verdict(), c.bracketLength(), c.errorBound() + 1e-15, c.reason(), z));
      changed.forEach(
          (name, count) -> assertEquals(name, refuse(count).orElse("accepted").split(":")[0], count.toString()));
    }
  }

  @Test
  void changedCertificatesAreRefused() {
    for (LawCount count : counts()) {
      changedCertificates(count).forEach((name, changed) -> {
        assertFalse(changed.equals(count), name);
        assertTrue(refuse(changed).isPresent(), () -> name + " changed and accepted: " + changed);
        assertFalse(refuse(changed).orElseThrow().isBlank(), name);
      });
    }
  }

  private static Map<String, LawCount> changedCertificates(LawCount count) {
    DenseCertificate c = Counting.dense(count);
    char first = c.fingerprint().charAt(0) == '0' ? '1' : '0';
    Map<String, LawCount> changed = new LinkedHashMap<>();
    changed.put("engine", Tampering.withCertificate(count, new DenseCertificate(
        c.engine() + "0", c.cell(), c.draws(), c.rank(), c.knownLaws(), c.provenLaws(), c.fingerprint())));
    changed.put("rank", Tampering.withCertificate(count, new DenseCertificate(
        c.engine(), c.cell(), c.draws(), c.rank() + 1, c.knownLaws(), c.provenLaws(), c.fingerprint())));
    changed.put("known", Tampering.withCertificate(count, new DenseCertificate(
        c.engine(), c.cell(), c.draws(), c.rank(), c.knownLaws() - 1, c.provenLaws(), c.fingerprint())));
    changed.put("proven", Tampering.withCertificate(count, new DenseCertificate(
        c.engine(), c.cell(), c.draws(), c.rank(), c.knownLaws(), c.provenLaws() + 1, c.fingerprint())));
    changed.put("fingerprint", Tampering.withCertificate(count, new DenseCertificate(
        c.engine(), c.cell(), c.draws(), c.rank(), c.knownLaws(), c.provenLaws(),
        first + c.fingerprint().substring(1))));
    changed.putAll(changedCells(count));
    changed.putAll(changedDraws(count));
    return changed;
  }

  private static Map<String, LawCount> changedCells(LawCount count) {
    LawCell cell = count.certificate().cell();
    Architecture a = cell.architecture();
    Integer[] widths = a.widths().toArray(Integer[]::new);
    widths[1]++;
    Architecture wider = new Architecture(a.family(), List.of(widths), a.bias());
    Map<String, LawCount> changed = new LinkedHashMap<>();
    changed.put("widths", Tampering.withCell(count, new LawCell(wider, cell.fields(), cell.sweepSeed(), cell.seed())));
    changed.put("seed", Tampering.withCell(count, new LawCell(a, cell.fields(), cell.sweepSeed(), cell.seed() + 1)));
    changed.put("sweep seed", Tampering.withCell(count, new LawCell(a, cell.fields(), -7, cell.seed())));
    if (a.bias() == Bias.ALL) {
      Architecture other = new Architecture(a.family(), a.widths(), Bias.HIDDEN);
      changed.put("bias", Tampering.withCell(count, new LawCell(other, cell.fields(), cell.sweepSeed(), cell.seed())));
    }
    return changed;
  }

  private static Map<String, LawCount> changedDraws(LawCount count) {
    List<DenseCertificate.Draw> draws = Counting.dense(count).draws();
    int levels = draws.getFirst().levels().size();
    Map<String, LawCount> changed = new LinkedHashMap<>();
    changed.put("prime", Tampering.withDraw(count, 0,
        d -> new DenseCertificate.Draw(d.index(), d.prime() == 4_194_319 ? 8_388_593 : 4_194_319, d.columns(),
            d.levels())));
    changed.put("columns",
        Tampering.withDraw(count, 0,
            d -> new DenseCertificate.Draw(d.index(), d.prime(), d.columns() - 1, d.levels())));
    for (int index : new int[] {-1, 1, 255, 256, Integer.MAX_VALUE}) {
      changed.put("index " + index,
          Tampering.withDraw(count, 0, d -> new DenseCertificate.Draw(index, d.prime(), d.columns(), d.levels())));
    }
    changed.put("no draws", Tampering.withDraws(count, List.of()));
    changed.put("no levels",
        Tampering.withDraw(count, 0, d -> new DenseCertificate.Draw(d.index(), d.prime(), d.columns(), List.of())));
    changed.put("last level dropped", Tampering.withDraw(count, 0,
        d -> new DenseCertificate.Draw(d.index(), d.prime(), d.columns(), d.levels().subList(0, levels - 1))));
    for (int k = 0; k < levels; k++) {
      changed.put("length, level " + k,
          Tampering.withLevel(count, k, l -> new DenseCertificate.Level(l.bracketLength() + 1, l.samples(), l.rank())));
      changed.put("rank, level " + k,
          Tampering.withLevel(count, k, l -> new DenseCertificate.Level(l.bracketLength(), l.samples(), l.rank() - 1)));
      for (int samples : new int[] {-1, 0, Integer.MAX_VALUE}) {
        changed.put("samples " + samples + ", level " + k,
            Tampering.withLevel(count, k, l -> new DenseCertificate.Level(l.bracketLength(), samples, l.rank())));
      }
      changed.put("one sample more, level " + k,
          Tampering.withLevel(count, k, l -> new DenseCertificate.Level(l.bracketLength(), l.samples() + 1, l.rank())));
    }
    return changed;
  }

  @Test
  void anUndecidedCountProvesNoMore() {
    LawCount count = Counting.count(Counting.cell(Architectures.linear(1, 4, 4, 2), 5, 3), Counting.length(3));
    LawCount bold = new LawCount(
        count.parameters(), count.levelDims(), count.lieDim(), count.laws(), count.knownLaws(), count.extraLaws(),
        Verdict.EXTRA, count.bracketLength(), 1e-20, "", count.certificate());
    assertTrue(refuse(bold).orElseThrow().contains("verdict"));
  }

  @Test
  void verificationCanBeStopped() {
    LawCount count = Counting.count(Architectures.linear(2, 3, 2));
    assertThrows(StoppedException.class, () -> VERIFIER.refuse(count, Team.alone(), () -> true));
  }
}
