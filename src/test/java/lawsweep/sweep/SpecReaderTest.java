package lawsweep.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import lawsweep.network.Bias;
import lawsweep.spec.InputFiles;
import lawsweep.spec.SpecException;
import lawsweep.spec.SpecText;
import lawsweep.support.Effort;
import lawsweep.sweep.store.Sweeps;
import lawsweep.work.Limits;
import org.junit.jupiter.api.Test;

/** What specs mean: defaults, the four ways to say widths, and the order of the grid. */
class SpecReaderTest {

  @Test
  void defaultsHoldForWhatIsLeftOut() throws SpecException {
    Sweep spec = Specs.read("name: a.b_c-1\nnetworks: [{family: linear, widths: [[2, 3, 2]]}]");
    assertEquals("a.b_c-1", spec.name());
    assertEquals(0, spec.seed());
    assertEquals(Limits.DEFAULT, spec.limits());
    assertEquals(List.of("linear_2x3x2_generic_0"), Specs.keys(spec));
  }

  @Test
  void headerIsRead() throws SpecException {
    Sweep spec =
        Specs.read(
            """
            name: "2024"
            seed: -9223372036854775808
            limits: {seconds: 1.5e2, memory: 512 MiB, bracket_length: 9}
            networks: [{family: relu, widths: [[1, 1, 1]], fields: generic}]
            """);
    assertEquals("2024", spec.name());
    assertEquals(Long.MIN_VALUE, spec.seed());
    assertEquals(new Limits(150, 512L << 20, 9), spec.limits());
    assertEquals(Long.MIN_VALUE, spec.cells().getFirst().sweepSeed());
  }

  @Test
  void levelsAreRead() throws SpecException {
    String spec = "name: a\nnetworks: [{family: linear, widths: [[2, 3, 2]]}]\n";
    Sweep plain = Specs.read(spec);
    Sweep all = Specs.read(spec + "levels: all\n");
    Sweep seven = Specs.read(spec + "levels: 7\nlimits: {seconds: 5}\n");
    assertEquals(Limits.ALL_LEVELS, plain.limits().levels());
    assertEquals(plain.fingerprint(), all.fingerprint());
    assertEquals(new Limits(5, Limits.DEFAULT.memoryBytes(), 64, 7), seven.limits());
    assertNotEquals(Specs.read(spec + "limits: {seconds: 5}\n").fingerprint(), seven.fingerprint());
    assertEquals(plain.cells(), seven.cells());
  }

  @Test
  void byteOrderMarkWindowsLinesAndCommentsAreFine() throws SpecException {
    String yaml = "\uFEFF# widths\r\nname: a\r\nnetworks:\r\n- family: linear\r\n  widths: [[2, 2, 2]] # é\r\n";
    assertEquals(1, Specs.read(yaml).cells().size());
  }

  private static Sweep stream(InputStream in) throws IOException, SpecException {
    return new SpecReader(FakeKinds.REAL).read("-", in, InputFiles.none());
  }

  @Test
  void streamsAreReadNoFurtherThanTheLimit() throws Exception {
    byte[] yaml = "name: a\nnetworks: [{family: linear, widths: [[2, 2, 2]]}]".getBytes(StandardCharsets.UTF_8);
    assertEquals(1, stream(new ByteArrayInputStream(yaml)).cells().size());
    byte[] huge = new byte[SpecText.MAX_BYTES + 100];
    ByteArrayInputStream in = new ByteArrayInputStream(huge);
    assertThrows(SpecException.class, () -> stream(in));
    assertEquals(99, in.available());
  }

  @Test
  void widthListsKeepTheirOrder() throws SpecException {
    assertEquals(
        List.of("4,3,2", "2,3,4", "1,1,1,1"),
        Specs.widths(Specs.entry("linear", "widths: [[4, 3, 2], [2, 3, 4], [1, 1, 1, 1]]")));
  }

  @Test
  void hiddenWidthSetsTheEndsUnlessTheyAreGiven() throws SpecException {
    assertEquals(
        List.of("3,3,3", "4,4,4", "3,3,3,3", "4,4,4,4"),
        Specs.widths(Specs.entry("linear", "depth: 2..3\nwidth: [3, 4]")));
    assertEquals(
        List.of("1,3,7", "2,3,7", "1,3,8", "2,3,8", "1,4,7", "2,4,7", "1,4,8", "2,4,8"),
        Specs.widths(Specs.entry("linear", "depth: 2\nwidth: 3..4\ninput: [7, 8]\noutput: 1..2")));
    assertEquals(List.of("5,3,3,3"), Specs.widths(Specs.entry("linear", "depth: 3\nwidth: 3\noutput: 5")));
    assertEquals(List.of("3,3,3,5"), Specs.widths(Specs.entry("linear", "depth: 3\nwidth: 3\ninput: 5")));
  }

  @Test
  void eachVariesAllLayersWithTheInputFastest() throws SpecException {
    assertEquals(
        List.of("1,1,1", "1,1,5", "1,5,1", "1,5,5", "5,1,1", "5,1,5", "5,5,1", "5,5,5"),
        Specs.widths(Specs.entry("linear", "depth: 2\neach: [1, 5]")));
    assertEquals(64 + 256 + 1024 + 4096, Specs.widths(Specs.entry("linear", "depth: 2..5\neach: 1..4")).size());
  }

  @Test
  void listsMixNumbersAndRangesInTheirOrder() throws SpecException {
    assertEquals(
        List.of("9,9,9", "2,2,2", "4,4,4", "5,5,5", "6,6,6"),
        Specs.widths(Specs.entry("linear", "depth: 2\nwidth: [9, 2, 4..6]")));
    assertEquals(
        List.of("4,4,4,4", "4,4,4"), Specs.widths(Specs.entry("linear", "depth: [3, 2]\nwidth: 4 .. 4")));
  }

  @Test
  void familyIsSlowestThenBiasThenWidthsThenDraw() throws SpecException {
    assertEquals(
        List.of(
            "relu_1x1x1_generic_0",
            "relu_1x1x1_generic_1",
            "relu_2x2x2_generic_0",
            "relu_2x2x2_generic_1",
            "relu_1x1x1_all_generic_0",
            "relu_1x1x1_all_generic_1",
            "relu_2x2x2_all_generic_0",
            "relu_2x2x2_all_generic_1"),
        Specs.keys(Specs.read(Specs.entry("relu", "bias: [none, all]\ndepth: 2\nwidth: 1..2\nseeds: 2"))));
    assertEquals(
        List.of("relu_2x2x2_generic_0", "linear_2x2x2_generic_0"),
        Specs.keys(Specs.read(Specs.entry("[relu, linear]", "bias: none\nwidths: [[2, 2, 2]]"))));
  }

  @Test
  void truthValuesAreBiases() throws SpecException {
    Sweep spec = Specs.read(Specs.entry("relu", "bias: [true, false]\nwidths: [[2, 2, 2]]"));
    assertEquals(
        List.of(Bias.HIDDEN, Bias.NONE),
        spec.cells().stream().map(cell -> Sweeps.law(cell).architecture().bias()).toList());
    assertEquals(1, Specs.read(Specs.entry("linear", "bias: false\nwidths: [[2, 2, 2]]")).cells().size());
  }

  @Test
  void sameWidthsInAnotherFamilyOrBiasAreOtherCells() throws SpecException {
    Sweep spec =
        Specs.read(
            """
            name: a
            networks:
              - {family: linear, depth: 2, each: 1..3}
              - {family: relu, depth: 2, each: 1..3}
              - {family: relu, depth: 2, each: 1..3, bias: hidden}
            """);
    assertEquals(81, new HashSet<>(Specs.keys(spec)).size());
  }

  @Test
  void cellsAreAListLikeAnyOther() throws SpecException {
    List<Cell> cells =
        Specs.read("name: a\nnetworks: [{family: linear, depth: 2, each: 1..3}, {family: relu, widths: [[2, 2, 2]]}]")
            .cells();
    assertEquals(28, cells.size());
    assertEquals("relu_2x2x2_generic_0", cells.getLast().key());
    assertEquals(List.copyOf(cells), cells);
    assertThrows(IndexOutOfBoundsException.class, () -> cells.get(28));
    assertThrows(IndexOutOfBoundsException.class, () -> cells.get(-1));
    assertThrows(UnsupportedOperationException.class, cells::removeLast);
  }

  @Test
  void aMillionCellsAreDescribedWithoutBeingListed() throws SpecException {
    String grid = Specs.entry("linear", "depth: 5\neach: 1..10") + "  - {family: relu, widths: [[1, 2, 1]]}";
    long start = Effort.allocated();
    Sweep spec = Specs.read(grid);
    Effort.assertAllocatedLess(100_000_000, start, "a million cells");
    assertEquals(1_000_001, spec.cells().size());
    assertEquals("linear_10x10x10x10x10x10_generic_0", spec.cells().get(999_999).key());
  }

  @Test
  void hugeRangesCostNothing() throws SpecException {
    Sweep spec = Specs.read(Specs.entry("linear", "depth: 2\nwidth: 1..1000000\ninput: 1000000\noutput: 1"));
    assertEquals(1_000_000, spec.cells().size());
    assertEquals("1,777777,1000000", Sweeps.law(spec.cells().get(777_776)).architecture().widthsLabel());
    assertTrue(spec.cells().getLast().parameters() > 1_000_000_000_000L);
  }
}
