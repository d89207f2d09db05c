package lawsweep.road.symmetry;

import java.util.Arrays;
import java.util.List;
import lawsweep.circuit.flow.SeriesField;
import lawsweep.circuit.jet.Algebra;
import lawsweep.circuit.jet.Jets;
import lawsweep.circuit.jet.Products;
import lawsweep.circuit.walk.CircuitPoint;
import lawsweep.circuit.walk.Passes;

/** Walks over all that a group makes of samples: one pass over the circuit for each element, and their sum. */
final class Orbit {

  private final Data data;
  private final CircuitPoint point;
  private final Shape shape;

  /**
   * What is computed with.
   *
   * @param step how many parts belong to a power of the time: 1, or 2 with a dual unit
   */
  record Shape(Algebra algebra, int lanes, Jets theta, int step) {

    Products products(Data data) {
      return new Products(data.field(), algebra, lanes);
    }
  }

  /**
   * A sample, or one for each lane.
   *
   * @param inputs for each power of the time the entries of inputs; 0 for powers that are not there
   * @param labels likewise
   * @param rates what the sample is multiplied with, for each power of the time; none for 1
   * @param bases for each element e^z at the point; none where the loss has no exponentials
   */
  record Sample(double[][] inputs, double[][] labels, double[] rates, List<double[]> bases) {}

  Orbit(Data data, CircuitPoint point, Shape shape) {
    this.data = data;
    this.point = point;
    this.shape = shape;
  }

  /**
   * The gradient for a sample's orbit.
   *
   * @param once whether it is the same for all lanes
   */
  SeriesField walk(Sample sample, boolean once) {
    return new Walk(sample, once);
  }

  /** The sum of fields. */
  SeriesField sum(SeriesField... terms) {
    if (terms.length == 1) {
      return terms[0];
    }
    Products products = shape.products(data);
    Jets sum = products.zero(shape.theta().entries());
    return (from, to) -> {
      products.only(from, to);
      products.clear(sum);
      for (SeriesField term : terms) {
        products.addScaled(term.compute(from, to), 1, sum);
      }
      return sum;
    };
  }

  private final class Walk implements SeriesField {

    private final Sample sample;
    private final boolean once;
    private final Passes[] passes;
    private final Residual[] residuals;
    private final Products products;
    private final Jets sum;

    Walk(Sample sample, boolean once) {
      this.sample = sample;
      this.once = once;
      int elements = data.elements().size();
      this.passes = new Passes[elements];
      this.residuals = new Residual[elements];
      for (int g = 0; g < elements; g++) {
        passes[g] = new Passes(point, shape.algebra(), shape.lanes(), shape.theta());
        residuals[g] = new Residual(shape.products(data), data.loss(), shape.step(), data.outputs());
        if (!sample.bases().isEmpty()) {
          residuals[g].base(sample.bases().get(g));
        }
      }
      this.products = shape.products(data);
      this.sum = products.zero(shape.theta().entries());
    }

    @Override
    public Jets compute(int from, int to) {
      products.only(from, to);
      products.clear(sum);
      for (int g = 0; g < passes.length; g++) {
        for (int part = from; part < to; part++) {
          if (part % shape.step() == 0) {
            set(g, part);
          }
        }
        Jets outputs = passes[g].forward(from, to);
        products.addScaled(passes[g].backward(residuals[g].of(outputs, from, to)), 1, sum);
      }
      return sum;
    }

    private void set(int g, int part) {
      int power = part / shape.step();
      double[] matrix = data.elements().get(g);
      if (power < sample.inputs().length) {
        passes[g].set(/* place= */ 0, part, data.turnedInput(matrix, sample.inputs()[power]), once);
      }
      if (power < sample.labels().length) {
        residuals[g].label(part, data.turnedLabel(matrix, sample.labels()[power]), once);
      }
      if (power < sample.rates().length) {
        double[] rate = new double[data.outputs()];
        Arrays.fill(rate, sample.rates()[power]);
        residuals[g].rate(part, rate);
      }
    }
  }
}
