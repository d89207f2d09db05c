package lawsweep.road.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import lawsweep.json.RecordFormatException;
import lawsweep.kernel.ScalarKernels;
import lawsweep.law.LawCount;
import lawsweep.law.Tampering;
import lawsweep.law.Verdict;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;

/** Certificates are recomputed, by other kernels than those that made them; whatever was changed is named. */
class FlowVerifierTest {

  private static final LawCount COUNT = FlowCounterTest.count(Cells.momentum(List.of(1, 2, 2, 1)));

  private static Optional<String> refuse(LawCount count) {
    return new FlowVerifier(new ScalarKernels()).refuse(count, Team.alone(), Stop.NEVER);
  }

  private static String refused(LawCount count) {
    return refuse(count).orElse("");
  }

  private static LawCount again(LawCount count) {
    return Tampering.more(count, "", "rank", 0);
  }

  @Test
  void whatWasCountedIsAcceptedAfterItWasWrittenAndRead() {
    for (LawCount count : List.of(COUNT,
        FlowCounterTest.count(Cells.momentum("relu", List.of(2, 2, 1), "entropy", "dual", 0)),
        FlowCounterTest.count(Cells.mirror("linear", List.of(1, 2, 2, 1), "entropy,euclidean,log")),
        FlowCounterTest.count(Cells.mirror("vec 2 > dense 2 > tanh > out 2", "power-3")),
        FlowCounterTest.count(Cells.momentum("vec 2 > dense 3 bias > relu > out 2", "euclidean", 1)))) {
      assertEquals(count, again(count));
      assertEquals(Optional.empty(), refuse(count));
      assertEquals(Optional.empty(), refuse(again(count)));
    }
  }

  /** What time or length ended says how far it came, wherever that was. */
  @Test
  void whatEndedEarlyIsAccepted() {
    for (double seconds : List.of(1e-9, 0.001, 0.01, 0.03, 0.1)) {
      LawCount count = FlowCounterTest.count(Cells.momentum("vec 2 > dense 4 > tanh > dense 3 > tanh > dense 2",
          "euclidean", 1), new Limits(seconds, 1L << 33, 64));
      assertEquals(Optional.empty(), refuse(count), () -> count.reason());
    }
    LawCount count = FlowCounterTest.count(Cells.momentum(List.of(1, 2, 3, 3, 1)),
        new Limits(Double.POSITIVE_INFINITY, 1L << 33, 5));
    assertEquals(Verdict.UNDECIDED, count.verdict());
    assertEquals(Optional.empty(), refuse(again(count)));
  }

  /** A record with a metric for each of three tensors where there are two is none. */
  @Test
  void asManyMetricsAsTensorsAreRead() {
    LawCount two = FlowCounterTest.count(Cells.mirror("linear", List.of(2, 2, 2), "entropy,euclidean"));
    RecordFormatException e = assertThrows(RecordFormatException.class,
        () -> Tampering.text(two, "/setting", "metric", "entropy,euclidean,log"));
    assertTrue(e.getMessage().contains("one for each of 2 tensors, got 3"), e.getMessage());
  }

  @Test
  void whateverWasChangedIsNamed() {
    assertTrue(refused(Tampering.more(COUNT, "", "rank", 1)).contains("rank: claimed 15, recomputed 14"));
    assertTrue(refused(Tampering.more(COUNT, "", "known_laws", -1)).contains("known_laws"));
    assertTrue(refused(Tampering.more(COUNT, "", "proven_laws", 1)).contains("proven_laws"));
    assertTrue(refused(Tampering.number(COUNT, "", "time_laws", 0)).contains("time_laws"));
    assertTrue(refused(Tampering.more(COUNT, "/draws/0", "prime", 2)).contains("draw 0"));
    assertTrue(refused(Tampering.more(COUNT, "/draws/0", "known", 1)).contains("draw 0"));
    assertTrue(refused(Tampering.more(COUNT, "/draws/0", "index", 1)).contains("every draw counts once"));
    assertTrue(refused(Tampering.number(COUNT, "/draws/0/flows/0", "most", 1000)).contains("more than any count"));
    assertTrue(refused(Tampering.more(COUNT, "/arguments", "sites", 1)).contains("arguments"));
    assertTrue(refused(Tampering.more(COUNT, "", "sweep_seed", 1)).contains("draw 0"));
    assertTrue(refused(Tampering.text(COUNT, "fingerprint", hex -> hex.replace('a', 'b'))).contains("fingerprint"));
    assertTrue(refused(Tampering.text(COUNT, "engine", _ -> "0")).contains("engine version 0"));
    assertTrue(refused(Tampering.number(COUNT, "/setting", "damping", 0)).contains("draw 0"));
    LawCount said = COUNT.with(COUNT.knownLaws(), Verdict.EXTRA);
    assertTrue(refused(said).contains("verdict"));
  }
}
