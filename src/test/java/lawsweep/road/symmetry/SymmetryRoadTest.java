package lawsweep.road.symmetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lawsweep.json.Lists;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Verdict;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import lawsweep.road.symmetry.SymmetryCertificate.Draw;
import lawsweep.road.symmetry.SymmetryCertificate.FlowRanks;
import lawsweep.road.symmetry.SymmetryCertificate.Laws;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SymmetryRoadTest {

  private static final SymmetryRoad WIDTHS = SymmetryRoad.ofWidths(VectorKernels.hot());
  private static final SymmetryRoad LINES = SymmetryRoad.ofLines(VectorKernels.hot());

  private static LawCount count(String widths, String group, String labels, String loss) {
    return SymmetryCells.count(SymmetryCells.widths(widths, SymmetryCells.setting(group, labels, loss)));
  }

  private static Optional<String> refuse(LawCount count) {
    return WIDTHS.refuse(count, Team.alone(), Stop.NEVER);
  }

  @Test
  void countsAreRecomputed() {
    assertEquals(Optional.empty(), refuse(count("3,1,3", "neg", "invariant", "mse")));
    assertEquals(Optional.empty(), refuse(count("2,1,2", "rotation-8", "invariant", "power-6")));
    assertEquals(Optional.empty(), refuse(count("1,1,3", "hyperoctahedral", "invariant", "poisson")));
    LawCell line = SymmetryCells.line("seq 1x2 > attn 1x1 linear headless",
        SymmetryCells.setting("rotation-8", "invariant", "mse"));
    assertEquals(Optional.empty(), LINES.refuse(SymmetryCells.count(line), Team.alone(), Stop.NEVER));
  }

  @Test
  void otherClaimsAreRefused() {
    LawCount count = count("3,1,3", "neg", "invariant", "mse");
    SymmetryCertificate c = (SymmetryCertificate) count.certificate();
    Laws laws = c.laws();
    Draw draw = c.draws().getFirst();
    FlowRanks flow = draw.flows().getFirst();
    List<Integer> more = new ArrayList<>(flow.ranks());
    more.set(0, more.getFirst() + 1);
    List<SymmetryCertificate> wrong = List.of(
        with(c, laws, c.draws(), c.rank() + 1),
        with(c, new Laws(laws.kinds(), laws.named(), laws.proven() + 1), c.draws(), c.rank()),
        with(c, new Laws(laws.kinds(), Map.of("magic", 2L), laws.proven()), c.draws(), c.rank()),
        with(c, laws, List.of(), c.rank()),
        with(c, laws, List.of(new Draw(1, draw.prime(), draw.laws(), draw.flows())), c.rank()),
        with(c, laws, List.of(new Draw(0, draw.prime() + 2, draw.laws(), draw.flows())), c.rank()),
        with(c, laws, List.of(new Draw(0, draw.prime(), draw.laws(), List.of(new FlowRanks(10, more)))), c.rank()),
        with(c, laws, List.of(new Draw(0, draw.prime(), draw.laws(), List.of(new FlowRanks(9000, flow.ranks())))),
            c.rank()));
    for (SymmetryCertificate each : wrong) {
      assertTrue(refuse(count.with(each)).isPresent(), each.toString());
    }
    assertTrue(refuse(count.with(1, Verdict.COMPLETE)).isPresent());
    assertTrue(refuse(count.with(new SymmetryCertificate("0", c.cell(), laws, c.draws(), c.rank(), c.fingerprint())))
        .orElseThrow().contains("engine version 0"));
    assertEquals(Optional.empty(), refuse(count));
  }

  private static SymmetryCertificate with(SymmetryCertificate c, Laws laws, List<Draw> draws, long rank) {
    return new SymmetryCertificate(c.engine(), c.cell(), laws, draws, rank, c.fingerprint());
  }

  /** The order up to which a flow was prepared decides its rates. */
  @Test
  void anotherOrderIsRefused() {
    LawCount count = count("3,1,3", "neg", "invariant", "mse");
    SymmetryCertificate c = (SymmetryCertificate) count.certificate();
    SymmetryCertificate.Draw draw = c.draws().getFirst();
    List<SymmetryCertificate.FlowRanks> flows = draw.flows().stream()
        .map(flow -> new SymmetryCertificate.FlowRanks(flow.order() + 1, flow.ranks())).toList();
    SymmetryCertificate other = new SymmetryCertificate(c.engine(), c.cell(), c.laws(),
        List.of(new SymmetryCertificate.Draw(draw.index(), draw.prime(), draw.laws(), flows)), c.rank(),
        c.fingerprint());
    assertEquals(1, c.draws().size());
    assertTrue(refuse(count.with(other)).isPresent());
  }

  /** A scalar block has a law whatever the data: the symmetry gives none, and that is said. */
  @Test
  void lawsOfAnyDataAreNotThoseOfTheSymmetry() {
    LawCount count = count("1,2,2,1", "neg", "invariant", "poisson");
    assertEquals(Verdict.EXTRA, count.verdict());
    assertEquals(1, count.extraLaws());
    assertTrue(WIDTHS.because(count).contains("1 law by proof (1: of any data "), WIDTHS.because(count));
  }

  /** Nobody counts rectifiers with symmetric data, whatever a record says. */
  @Test
  void anotherFamilyIsRefused() {
    LawCount count = count("2,1,2", "neg", "invariant", "mse");
    SymmetryCertificate c = (SymmetryCertificate) count.certificate();
    Architecture relu = new Architecture(Family.RELU, List.of(2, 1, 2), Bias.NONE);
    LawCell cell = new LawCell(relu, Fields.GENERIC, 1, 0).with(c.cell().setting());
    SymmetryCertificate other =
        new SymmetryCertificate(c.engine(), cell, c.laws(), c.draws(), c.rank(), c.fingerprint());
    String said = refuse(count.with(other)).orElse("");
    assertTrue(said.contains("relu"), said);
  }

  @Test
  void whatOrdersLeaveOpenIsUndecided() {
    LawCount whole = count("3,3,3", "hyperoctahedral", "equivariant", "mse");
    SymmetryCertificate c = (SymmetryCertificate) whole.certificate();
    Draw draw = c.draws().getFirst();
    FlowRanks cut = new FlowRanks(10, draw.flows().getFirst().ranks().subList(0, 8));
    LawCount open = new SymmetryCounter(VectorKernels.hot()).recount(
        with(c, c.laws(), List.of(new Draw(0, draw.prime(), draw.laws(), List.of(cut))), 9), "stopped", Team.alone(),
        Stop.NEVER);
    assertEquals(Verdict.UNDECIDED, open.verdict());
    assertEquals(9, open.laws());
    assertEquals("stopped", open.reason());
    assertEquals(Optional.empty(), refuse(open));
    assertTrue(WIDTHS.because(open).contains("make less than D"));
  }

  @Test
  void certificatesAreReadAsWritten() {
    LawCount count = count("2,1,2", "rotation-8", "invariant", "power-4");
    String text = WIDTHS.form().text(count.certificate(), Lists.TEXT);
    assertTrue(text.contains("\"setting\":{\"symmetry\":\"rotation-8\",\"labels\":\"invariant\",\"loss\":\"power-4\"}"),
        text);
    assertTrue(text.contains("\"named\":{\"the row space of the first layer\":1}"), text);
  }

  @Test
  void aReasonIsOneSentence() {
    LawCount extra = count("3,1,3", "neg", "invariant", "mse");
    assertEquals("proof that there are 3: 3 independent fields and brackets of symmetric data + 1 law of any data + 2"
        + " laws by proof (2: columns of the last layer) = D, mod "
        + extra.certificate().primes().getFirst(), WIDTHS.because(extra));
    assertEquals(0, extra.errorBound());
    LawCount complete = count("3,1,3", "neg", "invariant", "poisson");
    assertTrue(WIDTHS.because(complete).startsWith("proof: 5 independent fields and brackets of symmetric data + 1"),
        WIDTHS.because(complete));
  }

  @Test
  void timeMayBeUp() {
    LawCell cell = SymmetryCells.widths("3,2,3", SymmetryCells.setting("symmetric", "equivariant", "mse"));
    LawCount count = WIDTHS.count(cell, new Limits(1e-9, 1L << 30, 8), Team.alone(), Stop.NEVER);
    assertEquals(Verdict.UNDECIDED, count.verdict());
    assertTrue(count.reason().contains("seconds ended the search"));
    assertEquals(Optional.empty(), refuse(count));
  }

  @Test
  void seedsDrawOtherPoints() {
    LawCell cell = SymmetryCells.widths("2,1,2", SymmetryCells.setting("neg", "invariant", "mse"));
    LawCell other = new LawCell(cell.subject(), cell.fields(), 9, 0, cell.data(), cell.setting());
    assertNotEquals(SymmetryCells.count(cell).certificate().fingerprint(),
        SymmetryCells.count(other).certificate().fingerprint());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "vec 2 > dense 2 > relu > out 1 | neg | invariant | mse | got one with rectifiers",
      "seq 2x2 > attn 1x1 | neg | invariant | mse | got one with softmax",
      "vec 2 > dense 2 > gelu > out 1 | neg | invariant | mse | got one with gelu",
      "seq 2x2 > rms > out 1 | neg | invariant | mse | got one with norms",
      "tokens 3x2 2 > out 1 | neg | invariant | mse | got one with tokens",
      "vec 2 > dense 2 > ce 2 | neg | invariant | mse | expected outputs without a loss of their own",
      "hadamard 2x2 | neg | invariant | mse | expected a network with one input",
      "vec 3 > dense 2 > out 2 | neg | equivariant | mse | expected as many outputs as inputs",
      "vec 3 > dense 2 > out 2 | rotation-8 | invariant | mse | expected 2 inputs for rotation-8, got 3",
      "vec 3 > dense 2 > out 2 | orthogonal | invariant | power-4 | orthogonal has infinitely many elements",
      "vec 5 > dense 2 > out 2 | hyperoctahedral | invariant | poisson | hyperoctahedral has 3840 elements",
      "vec 2 > dense 2 > x^2 > out 1 | orthogonal | invariant | mse | expected the loss mse and a linear network",
      "seq 2x2 > dense 2 > pool > out 1 | neg | invariant | poisson | expected a network without fractions"})
  void whatDoesNotFitIsRefusedInOneLine(String line, String group, String labels, String loss, String message) {
    LawCell cell = SymmetryCells.line(line, SymmetryCells.setting(group, labels, loss));
    String said = Unfit.of(cell, SymmetryCells.setting(group, labels, loss)).orElseThrow();
    assertTrue(said.contains(message), said);
    assertFalse(said.contains("\n"), said);
    assertFalse(LINES.takes(cell));
  }

  /** Second moments are all that counts: groups without a list. */
  @Test
  void largeGroupsAreTakenWhereMomentsCount() {
    LawCount all = count("2,1,5", "orthogonal", "invariant", "mse");
    assertEquals(6, all.laws());
    assertEquals(Verdict.EXTRA, all.verdict());
    assertEquals(6, count("2,1,5", "hyperoctahedral", "invariant", "mse").laws());
    assertEquals(6, count("2,1,5", "orthogonal", "det", "mse").laws());
  }

  /** Neither plain cells nor lines of the other road. */
  @Test
  void onlyCellsWithASymmetryAreTaken() {
    LawCell cell = SymmetryCells.widths("2,1,2", SymmetryCells.setting("neg", "invariant", "mse"));
    assertTrue(WIDTHS.takes(cell));
    assertFalse(WIDTHS.takes(cell.with(Optional.empty())));
    assertFalse(LINES.takes(cell));
    assertEquals(Optional.empty(), WIDTHS.unfit(cell));
    assertTrue(WIDTHS.estimate(cell).flops() > 0);
  }
}
