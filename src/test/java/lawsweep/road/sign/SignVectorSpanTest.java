package lawsweep.road.sign;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.law.Loss;
import lawsweep.law.Subject;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The theorem against sampled sign vectors, whose span is found by rational elimination. */
class SignVectorSpanTest {

  /** So many samples are taken at least, so that a count that is too low is seen. */
  private static final int AT_LEAST = 200;

  /** Thin regions are met late. */
  private static final int AT_MOST = 20_000;

  static Stream<Architecture> networks() {
    List<Architecture> all = new ArrayList<>();
    grid(3, 3).forEach(widths -> all.add(new Architecture(Family.LINEAR, widths, Bias.NONE)));
    grid(4, 2).forEach(widths -> all.add(new Architecture(Family.LINEAR, widths, Bias.NONE)));
    grid(5, 2).forEach(widths -> all.add(new Architecture(Family.LINEAR, widths, Bias.NONE)));
    for (List<Integer> widths : List.of(List.of(1, 3, 3, 1), List.of(3, 1, 2, 3), List.of(2, 1, 3, 1, 2),
        List.of(1, 3, 2, 2), List.of(2, 3, 1, 1, 3))) {
      all.add(new Architecture(Family.LINEAR, widths, Bias.NONE));
    }
    grid(2, 3).forEach(w -> all.add(new Architecture(Family.ATTENTION, List.of(w.get(0), w.get(1), w.get(0)),
        Bias.NONE)));
    return all.stream();
  }

  /** All lists of {@code length} numbers from 1 to {@code largest}. */
  private static Stream<List<Integer>> grid(int length, int largest) {
    if (length == 0) {
      return Stream.of(List.of());
    }
    return grid(length - 1, largest).flatMap(start -> IntStream.rangeClosed(1, largest)
        .mapToObj(last -> Stream.concat(start.stream(), Stream.of(last)).toList()));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void theSpanOfSignVectorsIsCounted(Architecture a) {
    agree(a, Loss.MSE);
  }

  @ParameterizedTest
  @MethodSource("networks")
  void theSpanIsCountedWithCrossEntropy(Architecture a) {
    agree(a, Loss.CE);
  }

  private static void agree(Architecture a, Loss loss) {
    long counted = new SignFlowCounter()
        .count(new LawCell(new Subject.Widths(a, loss), Fields.ADAM, 0, 0, Optional.empty()), Limits.DEFAULT,
            Team.alone(), Stop.NEVER)
        .lieDim();
    SignVectors vectors = new SignVectors(a, loss, 20 + a.widths().hashCode());
    RationalSpan span = new RationalSpan();
    for (int taken = 0; taken < AT_LEAST || (span.rank() < counted && taken < AT_MOST); taken++) {
      span.add(vectors.next());
    }
    assertEquals(span.rank(), counted);
  }

  /** The laws of 1,2,1: θ_e - s θ_e', where the derivatives by the two weights always have the relative sign s. */
  @Test
  void differencesOfWeightsAreConservedBetweenScalars() {
    SignVectors vectors = new SignVectors(new Architecture(Family.LINEAR, List.of(1, 2, 1), Bias.NONE), 7);
    long[] derivatives = {vectors.weights(0, 2)[0][0], vectors.weights(0, 2)[1][0], vectors.weights(0, 1)[0][0],
        vectors.weights(0, 1)[0][1]};
    for (int sample = 0; sample < 20; sample++) {
      int[] velocity = vectors.next();
      for (int e = 1; e < velocity.length; e++) {
        int relative = Long.signum(derivatives[0]) * Long.signum(derivatives[e]);
        assertEquals(0, velocity[0] - relative * velocity[e]);
      }
    }
  }
}
