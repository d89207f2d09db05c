package lawsweep.benchmarks.work;

import lawsweep.network.Architecture;
import lawsweep.residue.Matrix;
import lawsweep.work.Team;

/**
 * A batch of random fields at one point: their values, their Jacobians times a direction each, or brackets of pairs.
 * Coefficients and directions are prepared; the results are written block by block into one buffer, as a count does.
 */
public abstract class FieldWork implements Work {

  /** What is computed. */
  public enum Kind {
    /** The fields themselves. */
    VALUES,
    /** The derivative of each field along its own dense direction. */
    JVP,
    /** First brackets. */
    BRACKET
  }

  /** How many rows are compared with the definition. */
  private static final int COMPARED = 32;

  private final Kind kind;
  private final FieldInputs inputs;
  private final Matrix[][] coefficients;
  private final Matrix[][] partners;

  FieldWork(Kind kind, FieldInputs inputs) {
    this.kind = kind;
    this.inputs = inputs;
    this.coefficients = inputs.coefficients(0);
    this.partners = kind == Kind.BRACKET ? inputs.coefficients(1) : null;
  }

  /**
   * Prepares a batch.
   *
   * @param rows on the processor, about how many vectors the buffer has that blocks of a few are written to in turn; a
   *     GPU has a buffer of its own size
   */
  public static FieldWork of(Backend backend, Team team, Architecture architecture, Kind kind, int batch, int rows) {
    return backend.gpu().isPresent()
        ? new DeviceFieldWork(backend, architecture, kind, batch)
        : new HostFieldWork(backend.kernels(), team, architecture, kind, batch, rows);
  }

  /** What is computed. */
  final Kind kind() {
    return kind;
  }

  /** What it is computed from. */
  final FieldInputs inputs() {
    return inputs;
  }

  /** The coefficients of a block's fields: row s of matrix i is a_i of field s. */
  final Matrix[] coefficients(int block) {
    return coefficients[block];
  }

  /** Those of the second fields of pairs. */
  final Matrix[] partners(int block) {
    return partners[block];
  }

  /** Rows of what was written for the last block. */
  abstract Matrix last(int first, int count);

  /** The direction of a field of the last block, as one row. */
  abstract Matrix lastDirection(int s);

  /** How many vectors one run makes. */
  public final int vectors() {
    return inputs.batch();
  }

  /** The vectors written and, for JVPs, the directions read, in billions of bytes. */
  @Override
  public final double gigabytes() {
    return (kind == Kind.JVP ? 16e-9 : 8e-9) * inputs.batch() * inputs.parameters();
  }

  /** What keeps the multiplier busy by the chains' formulas, reductions mod p included, in billions. */
  @Override
  public final double gigaflop() {
    Architecture a = inputs.point().architecture();
    double one =
        switch (kind) {
          case VALUES -> FieldFlops.value(a);
          case JVP -> FieldFlops.jvp(a);
          case BRACKET -> FieldFlops.bracket(a);
        };
    return 1e-9 * inputs.batch() * one;
  }

  /** {@inheritDoc} Compares rows of the last block with the definition; answers with a checksum of the last vector. */
  @Override
  public final String check() {
    FieldDefinition definition = new FieldDefinition(inputs.point());
    int block = coefficients.length - 1;
    Matrix expected = Matrix.zero(Math.min(COMPARED, inputs.count(block)), inputs.parameters());
    for (int s = 0; s < expected.rows(); s++) {
      Matrix row = expected.view(s, 0, 1, expected.columns());
      switch (kind) {
        case VALUES -> definition.value(coefficients[block], s, row);
        case JVP -> definition.derivative(coefficients[block], s, lastDirection(s), row);
        case BRACKET -> definition.bracket(coefficients[block], partners[block], s, row);
      }
    }
    Inputs.expectEqual(Inputs.FIELD, expected, last(0, expected.rows()), kind.toString());
    return Inputs.checksum(last(inputs.count(block) - 1, 1));
  }
}
