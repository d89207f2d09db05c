package lawsweep.road.symmetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.stream.Stream;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Verdict;
import lawsweep.law.setting.SymmetrySetting;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Numbers of laws against those of an independent prototype. A row is a network (widths, with a power in front for
 * those with x^k between layers; or a line), a group, labels, and the number of laws without symmetry and with the
 * losses named; - where nobody counted.
 */
class SymmetryValuesTest {

  private static final List<String> LOSSES = List.of("mse", "power-4", "power-6", "power-8", "poisson");

  /** network | group | labels | none | mse 4 6 8 poisson. */
  private static final String ROWS = """
      2^1,2,2 | neg | invariant | 2 | 2 2 2 - -
      2^2,2,2 | hyperoctahedral | invariant | 2 | 2 2 2 - -
      3^1,2,2 | hyperoctahedral | invariant | 2 | 2 2 2 - -
      1,1,3 | symmetric | invariant | 1 | 2 1 1 - -
      1,1,3 | hyperoctahedral | invariant | 1 | 3 2 1 - 1
      2,1,3 | neg | invariant | 1 | 2 1 1 - -
      2,1,3 | symmetric | invariant | 1 | 2 1 1 - -
      2,1,3 | hyperoctahedral | invariant | 1 | 4 2 1 - -
      1,2,3 | neg | invariant | 3 | 3 3 3 - -
      1,2,3 | hyperoctahedral | invariant | 3 | 7 3 3 - -
      2,2,3 | hyperoctahedral | invariant | 3 | 9 3 3 - -
      3,2,3 | neg | invariant | 3 | 5 3 3 - 3
      3,2,3 | swap | invariant | 3 | 3 3 3 - -
      3,2,3 | signs | invariant | 3 | 5 3 3 - -
      3,2,3 | hyperoctahedral | invariant | 3 | 11 3 3 - -
      3,3,3 | symmetric | equivariant | 6 | 6 6 6 - -
      3,3,3 | hyperoctahedral | equivariant | 6 | - 6 6 - 6
      1,2,2,2 | hyperoctahedral | invariant | 6 | 9 6 6 - -
      2,2,2,2 | cyclic | invariant | 6 | 6 6 6 - -
      2,2,2,2 | hyperoctahedral | invariant | 6 | 11 6 6 - 6
      2,2,2,2 | rotation-4 | invariant | 6 | 11 6 6 - -
      2,3,2 | signs | invariant | 6 | 6 6 6 - -
      2,3,2 | hyperoctahedral | invariant | 6 | 11 6 6 - -
      2,3,2 | rotation-4 | invariant | 6 | 11 6 6 - -
      3,1,3 | neg | invariant | 1 | 3 1 1 - -
      3,1,3 | cyclic | invariant | 1 | 2 1 1 - 1
      3,1,3 | symmetric | invariant | 1 | 2 1 1 - 1
      3,1,3 | signs | invariant | 1 | 3 1 1 - -
      3,1,3 | hyperoctahedral | invariant | 1 | 5 2 1 - -
      3,1,3 | hyperoctahedral | equivariant | 1 | 3 1 1 - 1
      3,1,3 | neg | det | 1 | 1 1 1 - -
      4,2,4 | neg | invariant | 3 | 7 3 - - -
      4,2,4 | signs | equivariant | 3 | 3 3 3 - -
      4,2,4 | symmetric | invariant | 3 | 5 3 - - -
      2,1,2 | neg | invariant | 1 | 2 1 - - 1
      2,2,2 | hyperoctahedral | invariant | 3 | 7 3 - - 3
      2,2,2 | rotation-4 | invariant | 3 | 7 3 - - 3
      1,1,4 | hyperoctahedral | invariant | 1 | 4 3 1 - 1
      2^1,1,2 | hyperoctahedral | invariant | 1 | 1 1 1 - -
      2^1,3,2 | hyperoctahedral | invariant | 3 | 3 3 3 - -
      1,1,2 | rotation-8 | invariant | 1 | 2 2 2 1 1
      1,2,2 | rotation-8 | invariant | 3 | 5 5 5 3 -
      2,1,2 | rotation-8 | invariant | 1 | 3 2 2 1 -
      2^1,1,2 | rotation-8 | invariant | 1 | 2 1 1 - -
      3^1,1,2 | rotation-8 | invariant | 1 | 2 1 1 - -
      2^1,2,2 | rotation-8 | invariant | 2 | 2 2 2 - -
      2^2,2,2 | rotation-8 | invariant | 2 | 2 2 2 - -
      2^1,3,2 | rotation-8 | invariant | 3 | 3 3 3 - -
      seq 1x2 > attn 1x1 linear headless | rotation-8 | invariant | 2 | 5 2 - - -
      seq 2x2 > attn 1x1 linear headless | rotation-8 | invariant | 2 | 2 2 2 - -
      seq 2x2 > attn 1x2 linear headless | rotation-8 | invariant | 4 | 4 4 4 - -
      seq 2x1 > attn 1x1 linear headless | neg | invariant | 2 | 2 2 2 - -
      seq 2x3 > attn 1x1 linear headless | symmetric | invariant | 2 | 2 2 - - -
      3,2,2,3 | neg | invariant | 6 | 8 - - - -
      3,2,3,3 | neg | invariant | 9 | 11 - - - -
      4,2,3 | neg | invariant | 3 | 7 - - - -
      5,2,3 | neg | invariant | 3 | 9 - - - -
      5,3,5 | neg | invariant | 6 | 12 - - - -
      3,3,2,3 | neg | invariant | 9 | 9 - - - -
      """;

  static Stream<Arguments> rows() {
    return ROWS.lines().map(line -> line.split("\\s*\\|\\s*")).flatMap(row -> {
      String[] laws = row[4].split(" ");
      return Stream.iterate(0, i -> i < laws.length, i -> i + 1).filter(i -> !laws[i].equals("-"))
          .map(i -> Arguments.of(row[0], row[1], row[2], Long.valueOf(row[3]), LOSSES.get(i), Long.valueOf(laws[i])));
    });
  }

  @ParameterizedTest(name = "{0} {1} {2} {4}: {5}")
  @MethodSource("rows")
  void lawsAreThoseOfThePrototypeAndProved(String network, String group, String labels, long known, String loss,
      long laws) {
    LawCount count = SymmetryCells.count(cell(network, SymmetryCells.setting(group, labels, loss)));
    assertEquals(laws, count.laws());
    assertEquals(known, count.knownLaws());
    assertEquals(laws == known ? Verdict.COMPLETE : Verdict.EXTRA, count.verdict());
  }

  private static LawCell cell(String network, SymmetrySetting setting) {
    if (network.startsWith("seq")) {
      return SymmetryCells.line(network, setting);
    }
    int power = network.indexOf('^');
    return power < 0 ? SymmetryCells.widths(network, setting)
        : SymmetryCells.power(network.substring(power + 1), network.charAt(0) - '0', setting);
  }

  /**
   * The prototype has 9 laws here, from flows of order 7. Each further order adds a dimension up to order 10, where the
   * rank is 12: with 6 known laws that is all of D. A second program, with the prime 2^61 - 1 and the Jacobian written
   * out by hand, finds the same ranks 2, 3, …, 12, 12, 12.
   */
  @ParameterizedTest
  @MethodSource("seeds")
  void flowsOfOrderSevenAreTooShortForEquivariantLabels(long seed) {
    LawCell cell = SymmetryCells.widths("3,3,3", SymmetryCells.setting("hyperoctahedral", "equivariant", "mse"));
    LawCount count =
        SymmetryCells.count(new LawCell(cell.subject(), cell.fields(), seed, 0, cell.data(), cell.setting()));
    SymmetryCertificate certificate = (SymmetryCertificate) count.certificate();
    List<Integer> ranks = certificate.draws().getFirst().flows().getFirst().ranks();
    assertEquals(List.of(2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12), ranks);
    assertNotEquals(9, count.laws());
    assertEquals(Verdict.COMPLETE, count.verdict());
  }

  static Stream<Long> seeds() {
    return Stream.of(1L, 2L);
  }
}
