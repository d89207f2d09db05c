package lawsweep.drift.value;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lawsweep.checkpoint.names.TensorView;
import lawsweep.circuit.laws.SingleLaw;
import lawsweep.circuit.laws.SingleLaw.Part;

/** Laws of small networks, one by one: whole tensors in memory. */
final class SingleLaws {

  private final List<SingleLaw> laws;
  private final List<TensorView> views;

  SingleLaws(List<SingleLaw> laws, List<TensorView> views) {
    this.laws = laws;
    this.views = views;
  }

  /**
   * A tensor.
   *
   * @param numbers last side of the view fastest
   * @param spread the standard deviation of the relative error of each
   */
  private record Whole(double[] numbers, double spread) {}

  /** An entry of a tensor. */
  private record Entry(int tensor, int entry) {}

  /** Their values; those whose factor is positive are outgoing. */
  LawValues values(TensorSource source) throws IOException {
    Map<Integer, Whole> tensors = read(source);
    LawValues values = new LawValues(new double[laws.size()], new double[laws.size()], new double[laws.size()]);
    for (int law = 0; law < laws.size(); law++) {
      Moments sides = new Moments(2);
      for (Part part : laws.get(law).parts()) {
        double[] x = tensors.get(part.tensor()).numbers();
        double product = part.linear() ? x[part.i()] : x[part.i()] * x[part.j()];
        sides.add(part.factor() > 0 ? 0 : 1, Math.abs(part.factor()) * product);
      }
      values.out()[law] = sides.sum(0);
      values.in()[law] = sides.sum(1);
      values.variance()[law] = variance(laws.get(law), tensors);
    }
    return values;
  }

  /** Σ (x ∂h/∂x)² times the squared spread of each number. */
  private static double variance(SingleLaw law, Map<Integer, Whole> tensors) {
    Map<Entry, Double> slopes = new HashMap<>();
    for (Part part : law.parts()) {
      double[] x = tensors.get(part.tensor()).numbers();
      double product = part.factor() * (part.linear() ? x[part.i()] : x[part.i()] * x[part.j()]);
      slopes.merge(new Entry(part.tensor(), part.i()), product, Double::sum);
      if (!part.linear()) {
        slopes.merge(new Entry(part.tensor(), part.j()), product, Double::sum);
      }
    }
    double variance = 0;
    for (Map.Entry<Entry, Double> slope : slopes.entrySet()) {
      double error = slope.getValue() * tensors.get(slope.getKey().tensor()).spread();
      variance += error * error;
    }
    return variance;
  }

  /** Their symmetric bilinear forms. */
  double[] mixed(TensorSource first, TensorSource second) throws IOException {
    Map<Integer, Whole> lefts = read(first);
    Map<Integer, Whole> rights = read(second);
    double[] forms = new double[laws.size()];
    for (int law = 0; law < forms.length; law++) {
      Moments sum = new Moments(1);
      for (Part part : laws.get(law).parts()) {
        if (!part.linear()) {
          double[] x = lefts.get(part.tensor()).numbers();
          double[] y = rights.get(part.tensor()).numbers();
          sum.add(0, 0.5 * part.factor() * (x[part.i()] * y[part.j()]));
          sum.add(0, 0.5 * part.factor() * (x[part.j()] * y[part.i()]));
        }
      }
      forms[law] = sum.sum(0);
    }
    return forms;
  }

  private Map<Integer, Whole> read(TensorSource source) throws IOException {
    Map<Integer, Whole> tensors = new HashMap<>();
    try {
      for (int tensor : laws.stream().flatMap(law -> law.parts().stream()).map(Part::tensor).distinct().toList()) {
        Operand operand = Operand.of(source, views.get(tensor));
        double[] numbers = new double[new Cut(operand.sides().extents(), -1, Integer.MAX_VALUE).size()];
        operand.read(new Box(new int[operand.sides().levels()], operand.sides().extents()), numbers, 0);
        tensors.put(tensor, new Whole(
            inOrder(numbers, views.get(tensor).shape(), operand.sides()),
            LawValues.SPREAD * operand.type().roundoff()));
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return tensors;
  }

  /** From the order of levels to that of sides. */
  private static double[] inOrder(double[] numbers, List<Integer> shape, StoredSides stored) {
    int[] strides = new int[shape.size()];
    int stride = 1;
    for (int level = stored.levels() - 1; level >= 0; level--) {
      strides[stored.sides()[level]] = stride;
      stride *= stored.extents()[level];
    }
    double[] inOrder = new double[numbers.length];
    for (int entry = 0; entry < inOrder.length; entry++) {
      int at = 0;
      int rest = entry;
      for (int side = shape.size() - 1; side >= 0; side--) {
        at += stored.orders().get(stored.level(side))[rest % shape.get(side)] * strides[side];
        rest /= shape.get(side);
      }
      inOrder[entry] = numbers[at];
    }
    return inOrder;
  }
}
