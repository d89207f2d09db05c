package lawsweep.road.generators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import lawsweep.circuit.line.Network;
import lawsweep.circuit.line.RealModels;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.NetLine;
import lawsweep.law.Verdict;
import lawsweep.road.circuit.Counts;
import lawsweep.work.Limits;
import lawsweep.work.OutOfReachException;
import lawsweep.work.Stop;
import lawsweep.work.Team;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Known laws of lines that are too large to count: how many, of which kind, and how many survive. */
class GeneratorsRoadTest {

  private static final String SMALL =
      "seq 2x6 causal > dense 4 > res(rms gain > attn 2x2 rope) > res(rms gain > glu 6 silu) > rms gain > ce 6";

  private static LawCell cell(String line) {
    NetLine net = new NetLine(Network.of(line));
    return new LawCell(net, net.fields(), 77, 0);
  }

  private static GeneratorsRoad road(LawCell cell) {
    return cell.fields() == Fields.GATES ? GeneratorsRoad.ofGates() : GeneratorsRoad.ofData();
  }

  private static LawCount count(String line) {
    LawCell cell = cell(line);
    assertTrue(road(cell).takes(cell));
    return road(cell).count(cell, Limits.DEFAULT, Team.alone(), Stop.NEVER);
  }

  private static Optional<String> refused(LawCount count) {
    return road(count.certificate().cell()).refuse(count, Team.alone(), Stop.NEVER);
  }

  private static Map<String, Long> numbers(String text) {
    Map<String, Long> numbers = new HashMap<>();
    for (String each : text.split(" ")) {
      numbers.put(each.substring(0, each.indexOf('=')), Long.valueOf(each.substring(each.indexOf('=') + 1)));
    }
    return numbers;
  }

  /**
   * GPT-2: L [H (2 d(d+1)/2 + d) + 2D + D + F + 2] + T + (D - 1) + 2 with width d of a head, D of the stream, F of the
   * hidden layer, T positions; LLaMA: L [H (d/2 + d(d+1)/2) + 2D + F] + 2D + 1. ResNet-18: one for each filter before a
   * batch norm, for each hidden channel and each channel of the stream, and 513 columns; and behind each of its three
   * projection shortcuts two biases are added, whose differences stand still: 128 + 256 + 512.
   */
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "GPT-2 small | 674585 | eps=674584 dropout=627457 decay_by_groups=57112 momentum=57112 adamw=9216",
      "LLaMA-7B | 9142273 | eps=9142272 dropout=9142273 decay_by_groups=8876033 momentum=4096 adamw=0",
      "ResNet-18 without max-pool | 9089 | eps=4289 dropout=8193 decay_by_groups=6220 momentum=1409 adamw=0"})
  void realModels(String name, long laws, String survive) {
    RealModels.Model model = RealModels.of(name);
    LawCount count = count(model.line());
    assertEquals(model.parameters(), count.parameters());
    assertEquals(laws, count.knownLaws());
    assertEquals(laws, count.certificate().knownKinds().orElseThrow().values().stream().mapToLong(n -> n).sum());
    assertEquals(numbers(survive), count.certificate().survives().orElseThrow());
    assertEquals(Verdict.UNDECIDED, count.verdict());
    assertEquals("that there are no other laws is not proved at this size", count.reason());
    assertFalse(count.counted());
    assertEquals(Optional.empty(), refused(count));
  }

  @Test
  void kindsOfRealModels() {
    assertEquals(numbers("still=9216 positions=768 sums=47128 heads=599040 gains=18433"),
        count(RealModels.of("GPT-2 small").line()).certificate().knownKinds().orElseThrow());
    assertEquals(numbers("columns=4096 heads=8519680 neurons=352256 gains=266240 scale=1"),
        count(RealModels.of("LLaMA-7B").line()).certificate().knownKinds().orElseThrow());
    assertEquals(numbers("columns=513 sums=896 gains=2880 scale=4800"),
        count(RealModels.of("ResNet-18 without max-pool").line()).certificate().knownKinds().orElseThrow());
  }

  /** On relatives that can be counted there are as many, and these are all. */
  @ParameterizedTest
  @ValueSource(strings = {SMALL,
      "seq 2x4 causal > dense 3 > pos > res(ln gain bias > attn 1x2 bias qkvo) > ln gain bias > tied ce",
      "image 1x3x3 > conv 2 2 pad zero > bn gain bias > relu > res(conv 1 1 > bn gain bias > relu > conv 3 1 > bn gain bias"
          + " | conv 3 1 > bn gain bias) > relu > pool > ce 3 bias"})
  void smallRelatives(String line) {
    LawCount counted = Counts.of(line);
    assertEquals(Verdict.COMPLETE, counted.verdict(), counted.reason());
    assertEquals(counted.laws(), count(line).knownLaws());
  }

  @Test
  void whatIsTakenAndWhatItCosts() {
    LawCell chain = cell("vec 3 > dense 3 > relu > out 2");
    assertTrue(GeneratorsRoad.ofGates().takes(chain));
    assertFalse(GeneratorsRoad.ofData().takes(chain));
    assertFalse(GeneratorsRoad.ofData().counts());
    LawCell large = cell(RealModels.of("LLaMA-2-70B").line());
    assertTrue(GeneratorsRoad.ofData().estimate(large).memoryBytes() < 1L << 30);
  }

  @Test
  void becauseNamesSurvivorsAndWhoFoundThem() {
    LawCount count = count(SMALL);
    String because = GeneratorsRoad.ofData().because(count);
    assertEquals(1, because.lines().count());
    for (String part : List.of("heads 8", "eps = 0 and no dropout", "30 (eps)", "0 (adamw)", "independent",
        "heads in arXiv 2506.06194, 2606.17816", "arXiv 2012.04728, 2105.02716")) {
      assertTrue(because.contains(part), because);
    }
    assertEquals(List.of("30 with eps > 0 in norms", "31 with dropout on embeddings and residual branches"),
        Survivors.lines(count).subList(0, 2));
    assertEquals(5, Survivors.lines(count).size());
    assertTrue(Survivors.of(Network.of(SMALL)).getFirst().startsWith("31: columns 4, heads 8"),
        Survivors.of(Network.of(SMALL)).getFirst());
    assertEquals(List.of(), Survivors.lines(Counts.of("vec 2 > dense 2 > out 1")));
  }

  private static LawCount with(LawCount count, UnaryOperator<GeneratorsCertificate> change) {
    return count.with(change.apply((GeneratorsCertificate) count.certificate()));
  }

  private static Map<String, Long> more(Map<String, Long> numbers, String key) {
    Map<String, Long> more = new LinkedHashMap<>(numbers);
    more.merge(key, 1L, Long::sum);
    return more;
  }

  @Test
  void forgedClaimsAreRefused() {
    LawCount count = count(SMALL);
    assertEquals(Optional.empty(), refused(count));
    Map<String, LawCount> forged = Map.of(
        "kinds: ", with(count, c -> new GeneratorsCertificate(c.engine(), c.cell(), more(c.kinds(), "heads"), c.left(),
            c.doubt(), c.fingerprint())),
        "survives: ", with(count, c -> new GeneratorsCertificate(c.engine(), c.cell(), c.kinds(),
            more(c.left(), "adamw"), c.doubt(), c.fingerprint())),
        "doubt: ", with(count, c -> new GeneratorsCertificate(c.engine(), c.cell(), c.kinds(), c.left(),
            c.doubt() + "!", c.fingerprint())),
        "fingerprint: ", with(count, c -> new GeneratorsCertificate(c.engine(), c.cell(), c.kinds(), c.left(),
            c.doubt(), "0".repeat(64))),
        "engine version 0", with(count, c -> new GeneratorsCertificate("0", c.cell(), c.kinds(), c.left(), c.doubt(),
            c.fingerprint())),
        "known_laws (record): ", count.with(count.knownLaws() + 1, Verdict.UNDECIDED),
        "verdict: ", count.with(count.knownLaws(), Verdict.COMPLETE),
        "reason: ", LawCount.ofKnownLaws(count.parameters(), "", count.certificate()),
        "parameters: ", LawCount.ofKnownLaws(count.parameters() + 1, count.reason(), count.certificate()),
        "expected a certificate of method generators", Counts.of("vec 2 > dense 2 > out 1"));
    forged.forEach((said, claim) -> {
      String refusal = GeneratorsVerifier.refuse(claim).orElse("accepted");
      assertTrue(refusal.startsWith(said), said + " but " + refusal);
    });
  }

  /** A layer that is not understood by type is named, and nothing is counted. */
  @Test
  void whatIsNotUnderstoodIsOutOfReach() {
    String message =
        Assertions.assertThrows(OutOfReachException.class, () -> count("seq 1x2 > attn 1x2 > out 2")).getMessage();
    assertTrue(message.startsWith("its known laws are not found by type: "), message);
  }

  @Test
  void countsOfTheCircuitRoadSayNothingOfSurvivors() {
    assertEquals(Optional.empty(), Counts.of("vec 2 > dense 2 > out 1").certificate().survives());
  }
}
