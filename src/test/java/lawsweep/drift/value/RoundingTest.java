package lawsweep.drift.value;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import lawsweep.checkpoint.NumberType;
import lawsweep.checkpoint.names.TensorView;
import lawsweep.circuit.laws.LawKind;
import lawsweep.circuit.types.LawGroup;
import lawsweep.circuit.types.LawGroup.Form;
import lawsweep.circuit.types.LawGroup.Index;
import lawsweep.circuit.types.LawGroup.Term;
import lawsweep.support.Seeds;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;

/** How far laws are off where numbers were rounded to a type, against what is said of it. */
class RoundingTest {

  private static final int WIDTH = 3;
  private static final int LENGTH = 400;
  private static final int TRIALS = 300;

  private static final List<TensorView> VIEWS = List.of(view("a"), view("b"));

  private static TensorView view(String name) {
    return new TensorView(name, List.of((long) WIDTH, (long) LENGTH), List.of(WIDTH, LENGTH), 0,
        List.of((long) LENGTH, 1L), List.of(List.of(), List.of()));
  }

  @Test
  void lawsAreOffAsFarAsIsSaid() throws IOException {
    List<Index> rows = List.of(new Index(IntStream.range(0, WIDTH).mapToObj(List::of).toList(), false));
    List<Index> others = List.of(new Index(rows.getFirst().members(), true));
    check(group(Form.SQUARES, rows, 0));
    check(group(Form.SQUARES, others, 0));
    check(group(Form.SUMS, rows, 0));
    check(group(Form.PRODUCTS, List.of(), WIDTH));
    check(new LawGroup(LawKind.STREAM, Form.SQUARES_OF_SUMS, rows, 0, 0,
        List.of(new Term(0, 2, List.of(0), 1), new Term(1, -1, List.of(0), 1))));
  }

  private static LawGroup group(Form form, List<Index> indices, int matrix) {
    List<Integer> places = indices.isEmpty() ? List.of() : List.of(0);
    int side = matrix > 0 ? 0 : -1;
    return new LawGroup(LawKind.NEURONS, form, indices, 0, matrix,
        List.of(new Term(0, 2, places, side), new Term(1, -1, places, side)));
  }

  /** The mean of squared errors in units of the variance is 1, for all types that are coarse enough to be seen. */
  private static void check(LawGroup group) throws IOException {
    for (NumberType[] types : new NumberType[][] {
        {NumberType.BF16, NumberType.BF16}, {NumberType.F16, NumberType.F32}, {NumberType.BF16, NumberType.F16}}) {
      Random random = Seeds.random("rounding " + group.form(), types[0].bytes());
      double ratio = 0;
      int laws = 0;
      for (int trial = 0; trial < TRIALS; trial++) {
        double[] a = numbers(random);
        double[] b = numbers(random);
        LawValues exact = values(group, types, a, b);
        LawValues rounded = values(group, types, rounded(a, types[0]), rounded(b, types[1]));
        for (int i = 0; i < exact.count(); i++, laws++) {
          ratio += Math.pow(rounded.value(i) - exact.value(i), 2) / rounded.variance()[i];
        }
      }
      // the spread of relative errors depends on where numbers are between powers of two: 0.425 is for normal ones
      assertEquals(1, ratio / laws, 0.2, group + " " + types[0] + " " + types[1]);
    }
  }

  private static double[] numbers(Random random) {
    double[] numbers = new double[WIDTH * LENGTH];
    double scale = Math.exp(random.nextDouble());
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = scale * random.nextGaussian();
    }
    return numbers;
  }

  private static LawValues values(LawGroup group, NumberType[] types, double[] a, double[] b) throws IOException {
    List<Long> shape = List.of((long) WIDTH, (long) LENGTH);
    MemoryCheckpoint checkpoint = new MemoryCheckpoint().with("a", types[0], shape, a).with("b", types[1], shape, b);
    return new LawEvaluator(List.of(group), VIEWS, Team.alone()).values(TensorSource.weights(checkpoint)).getFirst();
  }

  /** To the nearest number with so many digits; all are in the normal range of all types, or count for nothing. */
  private static double[] rounded(double[] numbers, NumberType type) {
    double[] rounded = new double[numbers.length];
    for (int i = 0; i < rounded.length; i++) {
      double unit = 2 * type.roundoff() * Math.scalb(1.0, Math.getExponent(numbers[i]));
      rounded[i] = Math.rint(numbers[i] / unit) * unit;
    }
    return rounded;
  }
}
