package lawsweep.drift.value;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import lawsweep.checkpoint.NumberType;
import lawsweep.checkpoint.names.TensorView;
import lawsweep.circuit.laws.LawKind;
import lawsweep.circuit.laws.SingleLaw;
import lawsweep.circuit.laws.SingleLaw.Part;
import lawsweep.circuit.types.LawGroup;
import lawsweep.circuit.types.LawGroup.Form;
import lawsweep.circuit.types.LawGroup.Term;
import lawsweep.support.Seeds;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;

/** Laws one by one against the same laws as groups, and by hand. */
class SingleLawsTest {

  @Test
  void matricesOneByOneAreThoseOfAGroup() throws IOException {
    for (int i = 0; i < 20; i++) {
      RandomGroups made = new RandomGroups(Seeds.random("singles", i));
      made.views().add(made.stored(List.of(4, 5)));
      made.views().add(made.stored(List.of(6, 4)));
      LawGroup group = new LawGroup(LawKind.NEURONS, Form.PRODUCTS, List.of(), 0, 4,
          List.of(new Term(0, -1, List.of(), 0), new Term(1, 2, List.of(), 1)));
      List<SingleLaw> singles = new ArrayList<>();
      for (int a = 0; a < 4; a++) {
        for (int b = a; b < 4; b++) {
          singles.add(law(a, b));
        }
      }
      LawEvaluator evaluator = new LawEvaluator(List.of(group), made.views(), Team.alone());
      TensorSource weights = TensorSource.weights(made.checkpoint());
      TensorSource gradients = new TensorSource(made.checkpoint(), TensorFamily.GRADIENTS);
      LawValues together = evaluator.values(weights).getFirst();
      LawValues slopes = evaluator.values(gradients).getFirst();
      LawValues alone = evaluator.singles(singles, weights);
      double[] forms = evaluator.mixed(weights, gradients).getFirst();
      double[] each = evaluator.mixedSingles(singles, weights, gradients);
      for (int law = 0; law < singles.size(); law++) {
        assertEquals(together.out()[law], alone.out()[law], 1e-14 * size(together));
        assertEquals(together.value(law), alone.value(law), 1e-14 * size(together));
        assertEquals(together.variance()[law], alone.variance()[law], 1e-12 * together.variance()[law]);
        assertEquals(forms[law], each[law], 1e-14 * Math.sqrt(size(together) * size(slopes)));
      }
    }
  }

  /** What no absolute value of a sum exceeds: that of a diagonal entry. */
  private static double size(LawValues values) {
    double size = 0;
    for (int law = 0; law < values.count(); law++) {
      size = Math.max(size, Math.abs(values.out()[law]) + Math.abs(values.in()[law]));
    }
    return size;
  }

  private static SingleLaw law(int a, int b) {
    List<Part> parts = new ArrayList<>();
    for (int k = 0; k < 5; k++) {
      parts.add(new Part(0, a * 5 + k, b * 5 + k, -1));
    }
    for (int k = 0; k < 6; k++) {
      parts.add(new Part(1, k * 4 + a, k * 4 + b, 2));
    }
    return new SingleLaw(LawKind.NEURONS, parts);
  }

  /** 3 x0 x1 - x1² - 2 x1, each with its sign: out and in, derivatives of parts that share a number. */
  @Test
  void partsAreAddedByHand() throws IOException {
    SingleLaw law = new SingleLaw(
        LawKind.NEURONS, List.of(new Part(0, 0, 1, 3), new Part(0, 1, 1, -1), new Part(0, 1, -1, -2)));
    List<TensorView> views = List.of(
        new TensorView("w", List.of(2L), List.of(2), 0, List.of(1L), List.of(List.of())));
    double x0 = new Random(1).nextGaussian();
    double x1 = -0.75;
    MemoryCheckpoint checkpoint = new MemoryCheckpoint().with("w", NumberType.F16, List.of(2L), x0, x1);
    LawEvaluator evaluator = new LawEvaluator(List.of(), views, Team.alone());
    LawValues values = evaluator.singles(List.of(law), TensorSource.weights(checkpoint));
    assertEquals(3 * x0 * x1, values.out()[0], 1e-15);
    assertEquals(x1 * x1 + 2 * x1, values.in()[0], 1e-15);
    double unit = 0.425 * 0x1p-11;
    double byFirst = unit * x0 * 3 * x1;
    double bySecond = unit * x1 * (3 * x0 - 2 * x1 - 2);
    assertEquals(byFirst * byFirst + bySecond * bySecond, values.variance()[0], 1e-20);
    TensorSource weights = TensorSource.weights(checkpoint);
    assertEquals(3 * x0 * x1 - x1 * x1, evaluator.mixedSingles(List.of(law), weights, weights)[0], 1e-15);
  }
}
