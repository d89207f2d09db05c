package lawsweep.lie;

import lawsweep.network.Architecture;
import lawsweep.network.ParameterLayout;
import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;

/**
 * A point θ of parameter space mod p, with its matrices at hand.
 *
 * @param layout where parameters stand in {@code values}
 * @param values θ, one residue for each parameter
 * @param weights U_i at index i, 1 ≤ i ≤ q; index 0 is empty
 */
public record Point(
    Architecture architecture,
    ParameterLayout layout,
    PrimeField field,
    double[] values,
    Matrix[] weights) {

  /** The point whose parameters are words 0..D-1 of a sequence. */
  public static Point random(Architecture architecture, PrimeField field, FieldStreams streams, long sequence) {
    ParameterLayout layout = new ParameterLayout(architecture);
    double[] values = new double[layout.size()];
    streams.fill(field, sequence, values, 0, values.length);
    return of(architecture, field, layout, values);
  }

  /** The point with given parameters. */
  public static Point of(Architecture architecture, PrimeField field, ParameterLayout layout, double[] values) {
    int q = architecture.depth();
    Matrix[] weights = new Matrix[q + 1];
    for (int i = 1; i <= q; i++) {
      int columns = architecture.width(i);
      weights[i] = new Matrix(values, layout.weights(i), architecture.width(i - 1), columns, columns);
    }
    return new Point(architecture, layout, field, values, weights);
  }
}
