package lawsweep.road.theorem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import lawsweep.circuit.KnownFamilies;
import lawsweep.circuit.laws.LawKind;
import lawsweep.circuit.line.Network;
import lawsweep.law.LawCount;
import lawsweep.law.NetLine;
import lawsweep.law.Verdict;
import lawsweep.road.circuit.Counts;
import lawsweep.text.SpotException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The theorem on convolutions against brackets and known laws of small networks. */
class ConvolutionsMeetRanksTest {

  private static final int LARGEST = 150;

  /** Filters that need not have a tap that reads the position itself: bases of their laws are not told apart. */
  private static final Pattern UNEVEN = Pattern.compile("conv \\d+ [24]( stride \\d)? dil \\d pad zero");

  private static void assertAgreeing(long seed, int wanted) {
    GatedLines lines = new GatedLines(seed);
    StringBuilder wrong = new StringBuilder();
    int found = 0;
    while (found < wanted) {
      Optional<NetLine> line = line(lines.next());
      Optional<Instance> said = line.flatMap(new ConvolutionStatement()::of);
      if (said.isPresent()) {
        found++;
        wrong.append(difference(line.get().text(), said.get()));
      }
    }
    assertEquals("", wrong.toString());
  }

  private static Optional<NetLine> line(String text) {
    try {
      NetLine line = new NetLine(Network.of(text));
      return line.parameters() <= LARGEST ? Optional.of(line) : Optional.empty();
    } catch (SpotException _) {
      return Optional.empty();
    }
  }

  /** How the theorem and ranks differ; empty if they agree. Without a verdict by ranks known laws are compared. */
  private static String difference(String line, Instance said) {
    LawCount count = Counts.of(line);
    boolean together = UNEVEN.matcher(line).find();
    Map<String, Long> named = new TreeMap<>();
    said.kinds().forEach((kind, number) -> named.merge(name(kind.word(), together), number, Long::sum));
    Map<String, Long> found = new TreeMap<>();
    count.certificate().knownKinds().orElseThrow()
        .forEach((kind, number) -> found.merge(name(kind, together), number, Long::sum));
    boolean same = named.equals(found) && (count.verdict() == Verdict.UNDECIDED
        || (count.laws() == said.laws() && said.complete() == (count.verdict() == Verdict.COMPLETE)));
    return same ? ""
        : line + ": theorem " + said.laws() + " " + named + said.others() + ", ranks " + count.laws() + " " + found
            + " " + count.verdict() + "\n";
  }

  private static String name(String kind, boolean together) {
    return together && List.of("channels", "neurons", "stream").contains(kind) ? "hidden" : kind;
  }

  @Test
  void randomNetworks() {
    assertAgreeing(1, 80);
  }

  @Test
  @Tag("campaign")
  void manyRandomNetworks() {
    assertAgreeing(2, 4000);
  }

  @ParameterizedTest
  @ValueSource(strings = {
      // Taps that are on no path, taps that coincide, taps that never meet.
      "image 1x1 > conv 1 3 pad zero > relu > conv 1 3 pad zero",
      "image 1x2 > conv 1 5 pad zero > relu > conv 1 3 pad zero",
      "image 1x2 > conv 1 3 pad circ > relu > conv 1 3 pad circ",
      "image 1x2 > conv 3 2 dil 2 pad zero > relu > conv 2 2 dil 2 pad zero",
      "image 1x3x3 > conv 2 4 pad circ > relu > conv 1 3 pad circ",
      "image 1x2x2 > conv 2 2 dil 2 pad zero > relu > conv 2 2 dil 2 pad zero > relu > conv 1 2 dil 2 pad zero",
      "image 2x4x1 > conv 3 2 dil 4 pad zero bias > relu > relu > pool",
      "image 1x4x1 > conv 3 2 dil 2 pad zero bias > leaky > conv 2 3 pad circ > leaky > ce 3 bias",
      "image 1x1 > conv 2 1 > relu > conv 1 2 dil 2 pad zero bias > relu > conv 1 1",
      // More of these than the search for known laws has.
      "image 2x2 > conv 30 2 dil 2 pad zero > relu > conv 2 2 dil 2 pad zero",
      // Channels that layers keep apart, at the beginning, in the middle, at the end and everywhere.
      "image 2x4 > conv 2 2 depthwise > relu > conv 2 2 > relu > out 2",
      "image 2x4 > conv 3 1 > relu > conv 3 3 pad zero depthwise > relu > conv 3 1 > relu > pool > out 2",
      "image 2x4 > conv 2 2 > relu > conv 2 2 depthwise",
      "image 2x2 > conv 2 2 dil 2 pad zero depthwise > relu > conv 2 2 dil 2 pad zero depthwise",
      "image 2x2x2 > conv 2 2 pad circ depthwise bias > relu > conv 2 1 depthwise bias > relu > conv 2 1 > relu > ce 3",
      // Means before a matrix, of the input, at the end, of filters.
      "image 2x3 > pool > relu > dense 2 > relu > out 2",
      "image 1x3 > conv 2 2 > relu > conv 2 2 > relu > pool",
      "image 1x4 > conv 2 2 > relu > conv 2 3 pad circ > pool",
      "image 1x4 > conv 2 2 pad circ > relu > conv 3 2 stride 2 pad circ > pool > relu > dense 2",
      "image 1x2x2 > conv 2 2 pad circ > relu > conv 2 2 pad circ > pool > relu > out 2",
      // Cross entropy: behind a matrix, behind a gate, of one class, of few outputs.
      "image 1x3 > conv 2 2 > relu > pool > ce",
      "image 1x3 > conv 1 2 > relu > pool > ce",
      "image 1x3 > conv 2 2 > relu > dense 3 bias > ce",
      "image 1x3 > conv 2 2 bias > relu > ce 1",
      // Matrices alone, with gates of any slopes, and one layer alone.
      "vec 2 > dense 3 bias > leaky > dense 2 bias > relu > out 2 bias",
      "vec 2 > relu > dense 3 bias",
      "vec 1 > dense 1 > relu > dense 1 > relu > dense 2 > relu > ce 2"})
  void chosenNetworks(String line) {
    Instance said = new ConvolutionStatement().of(Counts.cell(line).line().orElseThrow()).orElseThrow();
    assertEquals("", difference(line, said));
  }

  @Test
  void allGatedConvolutionsOfTheList() {
    List<String> families = List.of("conv1d-relu", "conv2d-relu");
    List<KnownFamilies.Row> rows =
        KnownFamilies.rows().stream().filter(row -> families.contains(row.family())).toList();
    List<String> wrong = new ArrayList<>();
    for (KnownFamilies.Row row : rows) {
      NetLine line = new NetLine(Network.of(row.line().orElseThrow()));
      Instance said = new ConvolutionStatement().of(line).orElseThrow();
      if (said.lieDim() != row.count().lieDim() || said.laws() != row.count().laws()) {
        wrong.add(row + ": " + said);
      }
    }
    assertEquals(List.of(), wrong);
    assertTrue(rows.size() > 30, rows.size() + " rows");
  }

  /** Of these the theorem tells what all laws are together, also where it is not asked which are known. */
  @Test
  void kindsAreInOrder() {
    Instance said = new ConvolutionStatement()
        .of(Counts.cell("image 1x4 > conv 2 2 bias > relu > conv 3 2 bias > relu > out 2").line().orElseThrow())
        .orElseThrow();
    assertEquals(Map.of(LawKind.CHANNELS, 4L, LawKind.STREAM, 1L), said.kinds());
    assertEquals("4 (channels) + 1 (stream) = 5", said.formula());
  }
}
