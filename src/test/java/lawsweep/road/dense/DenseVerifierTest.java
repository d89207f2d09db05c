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
import lawsweep.json.RecordFormatException;
import lawsweep.kernel.ScalarKernels;
import lawsweep.law.Counting;
import lawsweep.law.LawCount;
import lawsweep.law.Tampering;
import lawsweep.law.Verdict;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.support.Architectures;
import lawsweep.support.ThreadsForTest;
import lawsweep.work.Limits;
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
        Counting.count(Counting.cell(Architectures.linear(1, 4, 4, 2), 5, 3), Counting.length(3)),
        Counting.count(Counting.cell(Architectures.linear(1, 4, 4, 2), 5, 3), Limits.DEFAULT.with(2)),
        Counting.count(Counting.cell(Architectures.linear(2, 1, 4, 4, 2), 1, 0), Limits.DEFAULT.with(1)),
        Counting.count(Counting.cell(Architectures.linear(1, 5, 5, 2), 5, 3), Counting.length(4).with(2)));
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
    Map<String, LawCount> changed = new LinkedHashMap<>();
    changed.put("engine", Tampering.text(count, "engine", engine -> engine + "0"));
    changed.put("rank", Tampering.more(count, "", "rank", 1));
    changed.put("known", Tampering.more(count, "", "known_laws", -1));
    changed.put("proven", Tampering.more(count, "", "proven_laws", 1));
    changed.put("fingerprint", Tampering.text(count, "fingerprint",
        text -> (text.charAt(0) == '0' ? '1' : '0') + text.substring(1)));
    changed.putAll(changedCells(count));
    changed.putAll(changedDraws(count));
    return changed;
  }

  private static Map<String, LawCount> changedCells(LawCount count) {
    Architecture a = count.certificate().cell().architecture();
    Integer[] widths = a.widths().toArray(Integer[]::new);
    widths[1]++;
    String wider = new Architecture(a.family(), List.of(widths), a.bias()).widthsLabel();
    Map<String, LawCount> changed = new LinkedHashMap<>();
    changed.put("widths", Tampering.text(count, "widths", _ -> wider));
    changed.put("seed", Tampering.more(count, "", "seed", 1));
    changed.put("sweep seed", Tampering.number(count, "", "sweep_seed", -7));
    if (a.bias() == Bias.ALL) {
      changed.put("bias", Tampering.text(count, "bias", _ -> "hidden"));
    }
    return changed;
  }

  private static Map<String, LawCount> changedDraws(LawCount count) {
    DenseCertificate.Draw draw = Counting.dense(count).draws().getFirst();
    int levels = draw.levels().size();
    Map<String, LawCount> changed = new LinkedHashMap<>();
    changed.put("prime",
        Tampering.number(count, "/draws/0", "prime", draw.prime() == 4_194_319 ? 8_388_593 : 4_194_319));
    changed.put("columns", Tampering.more(count, "/draws/0", "columns", -1));
    for (int index : new int[] {-1, 1, 255, 256, Integer.MAX_VALUE}) {
      changed.put("index " + index, Tampering.number(count, "/draws/0", "index", index));
    }
    if (draw.orders().isEmpty()) {
      changed.put("no draws", Tampering.shortened(count, "/draws", 0));
    } else {
      assertThrows(RecordFormatException.class, () -> Tampering.shortened(count, "/draws", 0));
    }
    changed.put("no levels", Tampering.shortened(count, "/draws/0/levels", 0));
    changed.put("last level dropped", Tampering.shortened(count, "/draws/0/levels", levels - 1));
    for (int k = 0; k < levels; k++) {
      String level = "/draws/0/levels/" + k;
      changed.put("length, level " + k, Tampering.more(count, level, "length", 1));
      changed.put("rank, level " + k, Tampering.more(count, level, "rank", -1));
      for (int samples : new int[] {-1, 0, Integer.MAX_VALUE}) {
        changed.put("samples " + samples + ", level " + k, Tampering.number(count, level, "samples", samples));
      }
      changed.put("one sample more, level " + k, Tampering.more(count, level, "samples", 1));
    }
    changed.putAll(changedOrders(count, draw));
    return changed;
  }

  private static LawCount withOrders(LawCount count, List<DenseCertificate.Order> orders) {
    List<DenseCertificate.Draw> draws = new ArrayList<>(Counting.dense(count).draws());
    draws.set(0, draws.getFirst().with(orders));
    return Tampering.withDraws(count, draws);
  }

  private static Map<String, LawCount> changedOrders(LawCount count, DenseCertificate.Draw draw) {
    Map<String, LawCount> changed = new LinkedHashMap<>();
    int orders = draw.orders().size();
    if (orders > 0) {
      changed.put("engine 2", Tampering.text(count, "engine", _ -> DenseCounter.ENGINE));
      changed.put("first order dropped", withOrders(count, draw.orders().subList(1, orders)));
      changed.put("last order dropped", withOrders(count, draw.orders().subList(0, orders - 1)));
      changed.put("no orders", withOrders(count, List.of()));
    } else {
      changed.put("engine 3", Tampering.text(count, "engine", _ -> DenseCounter.WITH_ORDERS));
    }
    for (int i = 0; i < orders; i++) {
      String order = "/orders/" + i;
      for (int more : new int[] {-1, 1, 1000}) {
        changed.put("order " + i + " and " + more, Tampering.more(count, order, "order", more));
      }
      changed.put("rank, order " + i, Tampering.more(count, order, "rank", -1));
      for (int samples : new int[] {-1, 0, Integer.MAX_VALUE}) {
        changed.put("samples " + samples + ", order " + i, Tampering.number(count, order, "samples", samples));
      }
      changed.put("one sample more, order " + i, Tampering.more(count, order, "samples", 1));
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
