package lawsweep.road.symmetry;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import lawsweep.circuit.flow.FlowFields;
import lawsweep.circuit.flow.SeriesField;
import lawsweep.circuit.jet.Algebra;
import lawsweep.circuit.jet.Jets;
import lawsweep.circuit.walk.CircuitPoint;
import lawsweep.circuit.walk.WalkStreams;
import lawsweep.law.setting.DataLoss;
import lawsweep.random.Stream;
import lawsweep.residue.PrimeField;

/**
 * Gradients of the loss of an orbit: one input with its label, and all that a group makes of both. The field that is
 * followed is the sum of a few of them, whose inputs and labels are random series in the time; where inputs are whole
 * numbers they stand still, and each orbit is multiplied with a random series.
 */
final class OrbitFields implements FlowFields {

  private static final int TERMS = 2;
  private static final int STANDING_TERMS = 6;

  private final Data data;
  private final CircuitPoint point;
  private final Optional<Exponentials> exponentials;

  /**
   * The fields at a point.
   *
   * @param exponentials present exactly with {@link DataLoss#POISSON}
   */
  OrbitFields(Data data, CircuitPoint point, Optional<Exponentials> exponentials) {
    this.data = data;
    this.point = point;
    this.exponentials = exponentials;
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

  private Stream words() {
    return streams().stream();
  }

  @Override
  public SeriesField followed(int flow, Algebra algebra, int lanes, Jets theta) {
    Orbit orbit = new Orbit(data, point, new Orbit.Shape(algebra, lanes, theta, /* step= */ 2));
    SeriesField[] terms = new SeriesField[exponentials.isPresent() ? STANDING_TERMS : TERMS];
    int powers = algebra.parts() / 2;
    for (int term = 0; term < terms.length; term++) {
      terms[term] = orbit.walk(moving(flow, term, powers), /* once= */ true);
    }
    return orbit.sum(terms);
  }

  /** A sample that moves with the time. */
  private Orbit.Sample moving(int flow, int term, int powers) {
    double[][] inputs = new double[exponentials.isPresent() ? 1 : powers][data.inputs()];
    double[][] labels = new double[powers][data.outputs()];
    double[] rates = new double[exponentials.isPresent() ? powers : 0];
    for (int n = 0; n < powers; n++) {
      double[] drawn = data.draw(words(), streams().followed(flow, term, n));
      System.arraycopy(drawn, data.inputs(), labels[n], 0, labels[n].length);
      if (n < inputs.length) {
        System.arraycopy(drawn, 0, inputs[n], 0, data.inputs());
      }
      if (n < rates.length) {
        rates[n] = drawn[drawn.length - 1];
      }
    }
    if (exponentials.isEmpty()) {
      return new Orbit.Sample(inputs, labels, rates, List.of());
    }
    long[] whole = data.whole(words(), streams().followed(flow, term, 0));
    return new Orbit.Sample(new double[][] {scaled(whole)}, labels, rates, exponentials(new long[][] {whole}));
  }

  private double[] scaled(long[] whole) {
    double[] scaled = new double[whole.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = whole[i] * exponentials.orElseThrow().divisor();
    }
    return scaled;
  }

  @Override
  public SeriesField pulled(int flow, Algebra algebra, int lanes, Jets theta) {
    Orbit orbit = new Orbit(data, point, new Orbit.Shape(algebra, lanes, theta, /* step= */ 1));
    double[] inputs = new double[data.inputs() * lanes];
    double[] labels = new double[data.outputs() * lanes];
    long[][] whole = exponentials.isPresent() ? new long[lanes][] : null;
    for (int lane = 0; lane < lanes; lane++) {
      double[] drawn = data.draw(words(), streams().pulled(flow, lane));
      if (whole != null) {
        whole[lane] = data.whole(words(), streams().pulled(flow, lane));
        System.arraycopy(scaled(whole[lane]), 0, drawn, 0, data.inputs());
      }
      for (int e = 0; e < data.inputs(); e++) {
        inputs[e * lanes + lane] = drawn[e];
      }
      for (int e = 0; e < data.outputs(); e++) {
        labels[e * lanes + lane] = drawn[data.inputs() + e];
      }
    }
    Orbit.Sample sample =
        new Orbit.Sample(new double[][] {inputs}, new double[][] {labels}, new double[0], exponentials(whole));
    return orbit.sum(orbit.walk(sample, /* once= */ false));
  }

  /** For each element e^z at the point, for each sample; none where there are no exponentials. */
  private List<double[]> exponentials(long[][] whole) {
    return exponentials.isEmpty() ? List.of()
        : IntStream.range(0, data.elements().size()).mapToObj(element -> exponentials(element, whole)).toList();
  }

  private double[] exponentials(int element, long[][] whole) {
    int outputs = data.outputs();
    double[] values = new double[outputs * whole.length];
    for (int lane = 0; lane < whole.length; lane++) {
      double[] each = exponentials.orElseThrow().of(element, whole[lane]);
      for (int o = 0; o < outputs; o++) {
        values[o * whole.length + lane] = each[o];
      }
    }
    return values;
  }
}
