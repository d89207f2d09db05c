package lawsweep.road.sign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Loss;
import lawsweep.law.Subject;
import lawsweep.law.Verdict;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.StoppedException;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignFlowCounterTest {

  @ParameterizedTest
  @CsvSource({"1 1 1, 2, 1, 1, COMPLETE", "1 2 1, 4, 1, 0, EXTRA", "1 2 2, 6, 4, 0, EXTRA", "1 3 2, 9, 5, 0, EXTRA",
      "1 3 3, 12, 6, 0, EXTRA", "2 1 2, 4, 4, 0, COMPLETE", "3 2 2, 10, 10, 0, COMPLETE", "2 5 3, 25, 25, 0, COMPLETE",
      "1 1 1 1, 3, 1, 0, EXTRA", "2 1 2 1 3, 9, 6, 0, EXTRA", "4 3 2 2 5, 32, 32, 0, COMPLETE"})
  void linearNetworks(String widths, long parameters, long dimension, long known, Verdict verdict) {
    LawCount count = count(linear(widths));
    assertEquals(parameters, count.parameters());
    assertEquals(dimension, count.lieDim());
    assertEquals(List.of((int) dimension), count.levelDims());
    assertEquals(parameters - dimension, count.laws());
    assertEquals(known, count.knownLaws());
    assertEquals(verdict, count.verdict());
    assertEquals(0, count.errorBound());
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 2, 2", "1, 4, 2, 0", "2, 1, 8, 0", "3, 2, 24, 0"})
  void attentionHeadsCountTwice(int dim, int d, long dimension, long known) {
    LawCount count = count(new Architecture(Family.ATTENTION, List.of(dim, d, dim), Bias.NONE));
    assertEquals(dimension, count.lieDim());
    assertEquals(known, count.knownLaws());
    assertEquals(4L * dim * d - dimension, count.laws());
  }

  /** Two classes are one output, whose sums stand still; one class is none. */
  @ParameterizedTest
  @CsvSource({"LINEAR, 1 3 2, 9, 0, 9", "LINEAR, 2 1 1, 3, 1, 2", "LINEAR, 2 2 2, 8, 4, 2", "LINEAR, 2 3 3 2, 21, 8, 3",
      "LINEAR, 3 3 3 2, 24, 24, 0", "LINEAR, 3 1 2, 5, 5, 0", "ATTENTION, 1 2 1, 8, 0, 8",
      "ATTENTION, 2 3 2, 24, 17, 3", "ATTENTION, 3 2 3, 24, 24, 0"})
  void crossEntropy(Family family, String widths, long parameters, long dimension, long known) {
    Architecture a = new Architecture(family, linear(widths).widths(), Bias.NONE);
    LawCell cell = new LawCell(new Subject.Widths(a, Loss.CE), Fields.ADAM, 0, 0, Optional.empty());
    LawCount count = new SignFlowCounter().count(cell, Limits.DEFAULT, Team.alone(), Stop.NEVER);
    assertEquals(parameters, count.parameters());
    assertEquals(dimension, count.lieDim());
    assertEquals(known, count.knownLaws());
    assertEquals(parameters - dimension, count.laws());
    assertEquals(known == count.laws() ? Verdict.COMPLETE : Verdict.EXTRA, count.verdict());
    assertEquals(Optional.empty(), new SignFlowVerifier().refuse(count, Team.alone(), Stop.NEVER));
  }

  @Test
  void largeNetworksAreCountedExactly() {
    LawCount wide = count(linear("1000000 1000000 1000000"));
    assertEquals(2_000_000_000_000L, wide.lieDim());
    assertEquals(0, wide.laws());
    assertTrue(wide.levelDims().isEmpty());
    assertTrue(wide.certificate().primes().isEmpty());
    LawCount scalar = count(linear("1000000 1 1000000 1000000 1 3"));
    assertEquals(1_000_000L + 1 + 3, scalar.lieDim());
    LawCount attention = count(new Architecture(Family.ATTENTION, List.of(1000000, 1000000, 1000000), Bias.NONE));
    assertEquals(4_000_000_000_000L, attention.lieDim());
  }

  /** The counter compares the theorem with random weights and throws where they differ. */
  @Test
  void randomWeightsAgreeWithTheTheorem() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 300; i++) {
      List<Integer> widths = new ArrayList<>();
      int layers = random.nextInt(3, 9);
      for (int layer = 0; layer < layers; layer++) {
        widths.add(random.nextInt(3) == 0 ? 1 : random.nextInt(1, 6));
      }
      LawCount count = count(new Architecture(Family.LINEAR, widths, Bias.NONE));
      assertEquals(1, count.certificate().primes().size(), widths::toString);
    }
  }

  /** Many points on a projective line: two of them meet now and then, and the next draw settles it. */
  @Test
  void theLargestCountedNetworksAreSettled() {
    List<Integer> draws = new ArrayList<>();
    for (int seed = 0; seed < 12; seed++) {
      LawCell cell = new LawCell(linear("1 1365 2"), Fields.ADAM, seed, 0);
      LawCount count = new SignFlowCounter().count(cell, Limits.DEFAULT, Team.alone(), Stop.NEVER);
      assertEquals(1367, count.lieDim());
      draws.add(count.certificate().primes().size());
    }
    assertTrue(draws.stream().anyMatch(number -> number > 1), draws::toString);
  }

  @Test
  void aCellIsCountedTheSameAgain() {
    assertEquals(count(linear("2 1 3 2")), count(linear("2 1 3 2")));
  }

  @Test
  void otherFieldsAreRefused() {
    LawCell generic = new LawCell(linear("2 2 2"), Fields.GENERIC, 0, 0);
    assertThrows(IllegalArgumentException.class,
        () -> new SignFlowCounter().count(generic, Limits.DEFAULT, Team.alone(), Stop.NEVER));
  }

  @Test
  void aStopIsObeyed() {
    LawCell cell = new LawCell(linear("2 2 2"), Fields.ADAM, 0, 0);
    assertThrows(StoppedException.class,
        () -> new SignFlowCounter().count(cell, Limits.DEFAULT, Team.alone(), () -> true));
  }

  private static LawCount count(Architecture a) {
    return new SignFlowCounter().count(new LawCell(a, Fields.ADAM, 0, 0), Limits.DEFAULT, Team.alone(), Stop.NEVER);
  }

  private static Architecture linear(String widths) {
    return new Architecture(Family.LINEAR,
        Arrays.stream(widths.split(" ")).map(Integer::valueOf).collect(Collectors.toList()), Bias.NONE);
  }
}
