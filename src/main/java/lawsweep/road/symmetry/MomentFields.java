package lawsweep.road.symmetry;

import java.util.ArrayList;
import java.util.List;
import lawsweep.circuit.flow.FlowFields;
import lawsweep.circuit.flow.SeriesField;
import lawsweep.circuit.jet.Algebra;
import lawsweep.circuit.jet.ContractionPlan;
import lawsweep.circuit.jet.Jets;
import lawsweep.circuit.jet.LoopNest;
import lawsweep.circuit.jet.Products;
import lawsweep.circuit.walk.CircuitPoint;
import lawsweep.circuit.walk.Passes;
import lawsweep.circuit.walk.WalkStreams;
import lawsweep.random.Stream;
import lawsweep.residue.PrimeField;

/**
 * Gradients of the squared loss of a linear network φ: ∂φᵀ (φ Σ - C), for all second moments Σ of inputs and C of
 * labels and inputs that data with the symmetry have. They span what the gradients for orbits span: Σ and C are
 * averages of x xᵀ and y xᵀ, which span symmetric tensors and all tensors, and y may be 0.
 */
final class MomentFields implements FlowFields {

  private final Data data;
  private final Moments moments;
  private final CircuitPoint point;

  MomentFields(Data data, Moments moments, CircuitPoint point) {
    this.data = data;
    this.moments = moments;
    this.point = point;
  }

  @Override
  public PrimeField field() {
    return data.field();
  }

  @Override
  public WalkStreams streams() {
    return point.streams();
  }

  @Override
  public double[] theta() {
    return point.values();
  }

  @Override
  public boolean finite() {
    return false;
  }

  @Override
  public SeriesField followed(int flow, Algebra algebra, int lanes, Jets theta) {
    Walk walk = new Walk(algebra, lanes, theta);
    return (from, to) -> {
      for (int part = from + from % 2; part < to; part += 2) {
        List<double[]> drawn = draw(streams().followed(flow, /* term= */ 0, part / 2));
        walk.set(part, drawn.getFirst(), drawn.getLast(), /* once= */ true);
      }
      return walk.compute(from, to);
    };
  }

  @Override
  public SeriesField pulled(int flow, Algebra algebra, int lanes, Jets theta) {
    int n = data.inputs();
    double[] sigma = new double[n * n * lanes];
    double[] minus = new double[n * data.outputs() * lanes];
    for (int lane = 0; lane < lanes; lane++) {
      List<double[]> drawn = draw(streams().pulled(flow, lane));
      spread(drawn.getFirst(), sigma, lane, lanes);
      spread(drawn.getLast(), minus, lane, lanes);
    }
    Walk walk = new Walk(algebra, lanes, theta);
    walk.set(/* part= */ 0, sigma, minus, /* once= */ false);
    return walk;
  }

  private static void spread(double[] from, double[] to, int lane, int lanes) {
    for (int e = 0; e < from.length; e++) {
      to[e * lanes + lane] = from[e];
    }
  }

  /** A random Σ, and -C, transposed: inputs × outputs. */
  private List<double[]> draw(long sequence) {
    Stream stream = streams().stream();
    long[] words = new long[moments.second().size() + moments.mixed().size()];
    stream.fill(sequence, words);
    List<Double> factors = new ArrayList<>();
    for (long word : words) {
      factors.add(field().fromWord(word));
    }
    int n = data.inputs();
    int outputs = data.outputs();
    double[] sigma = sum(moments.second(), factors.subList(0, moments.second().size()), n * n);
    double[] mixed = sum(moments.mixed(), factors.subList(moments.second().size(), words.length), n * outputs);
    double[] minus = new double[mixed.length];
    for (int o = 0; o < outputs; o++) {
      for (int i = 0; i < n; i++) {
        minus[i * outputs + o] = -mixed[o * n + i];
      }
    }
    return List.of(sigma, minus);
  }

  private double[] sum(List<double[]> basis, List<Double> factors, int size) {
    double[] sum = new double[size];
    for (int b = 0; b < factors.size(); b++) {
      for (int i = 0; i < size; i++) {
        sum[i] = field().reduce(sum[i] + factors.get(b) * basis.get(b)[i]);
      }
    }
    return sum;
  }

  /** One pass for each input e_i, whose output is column i of φ. */
  private final class Walk implements SeriesField {

    private final Products products;
    private final Passes[] passes;
    private final LoopNest mixing;
    private final Jets sigma;
    private final Jets minus;
    private final Jets columns;
    private final Jets residual;
    private final Jets gradient;

    Walk(Algebra algebra, int lanes, Jets theta) {
      this.products = new Products(field(), algebra, lanes);
      int n = data.inputs();
      int outputs = data.outputs();
      this.passes = new Passes[n];
      for (int i = 0; i < n; i++) {
        double[] unit = new double[n];
        unit[i] = 1;
        passes[i] = new Passes(point, algebra, lanes, theta);
        passes[i].set(/* place= */ 0, /* part= */ 0, unit, /* once= */ true);
      }
      this.mixing = new ContractionPlan("ij,jo->io", List.of(n, n), List.of(n, outputs), List.of(n, outputs)).forward();
      this.sigma = products.zero(n * n);
      this.minus = products.zero(n * outputs);
      this.columns = products.zero(n * outputs);
      this.residual = products.zero(n * outputs);
      this.gradient = products.zero(theta.entries());
    }

    void set(int part, double[] second, double[] mixed, boolean once) {
      sigma.attach(part, second, once);
      minus.attach(part, mixed, once);
    }

    @Override
    public Jets compute(int from, int to) {
      products.only(from, to);
      products.clear(columns);
      products.clear(gradient);
      int outputs = data.outputs();
      for (int i = 0; i < passes.length; i++) {
        place(passes[i].forward(from, to), i, from, to);
      }
      products.set(mixing, sigma, columns, residual);
      products.addScaled(minus, 1, residual);
      for (int i = 0; i < passes.length; i++) {
        products.addScaled(passes[i].backward(residual.view(i * outputs, outputs)), 1, gradient);
      }
      return gradient;
    }

    private void place(Jets output, int column, int from, int to) {
      for (int part = from; part < to; part++) {
        if (output.has(part)) {
          columns.open(part, output.uniform(part));
          if (columns.uniform(part) != output.uniform(part)) {
            throw new IllegalStateException("expected all columns to be the same for all lanes, or none");
          }
          System.arraycopy(output.data(part), output.at(part), columns.data(part), column * output.length(part),
              output.length(part));
        }
      }
    }
  }
}
