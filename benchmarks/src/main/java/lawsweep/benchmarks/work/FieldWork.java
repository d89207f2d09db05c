package lawsweep.benchmarks.work;

import lawsweep.kernel.Kernels;
import lawsweep.kernel.Team;
import lawsweep.lie.FieldBlock;
import lawsweep.matrix.Matrix;
import lawsweep.network.Architecture;

/**
 * A batch of random fields at one point: their values, their Jacobians times a direction each, or brackets of pairs.
 * Coefficients and directions are prepared; the results are written block by block into one buffer, as a count does.
 */
public final class FieldWork implements Work {

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
  private final Team team;
  private final Matrix[][] coefficients;
  private final Matrix[][] partners;
  private final Matrix directions;
  private final FieldBlock fields;
  private final FieldBlock partner;
  private final Matrix full;
  private final Matrix last;
  private final Matrix lastDirections;

  /** Prepares a batch and a buffer of {@code rows} vectors. */
  public FieldWork(Kernels kernels, Team team, Architecture architecture, Kind kind, int batch, int rows) {
    this.kind = kind;
    this.team = team;
    this.inputs = new FieldInputs(architecture, batch, rows);
    this.coefficients = inputs.coefficients(0);
    this.partners = kind == Kind.BRACKET ? inputs.coefficients(1) : null;
    this.fields = new FieldBlock(inputs.point(), kernels, inputs.rows());
    this.partner = kind == Kind.BRACKET ? new FieldBlock(inputs.point(), kernels, inputs.rows()) : null;
    this.full = Matrix.zero(inputs.rows(), inputs.parameters());
    this.last = firstRows(full, inputs.count(inputs.blocks() - 1));
    this.directions = kind == Kind.JVP ? inputs.directions() : null;
    this.lastDirections = kind == Kind.JVP ? firstRows(directions, last.rows()) : null;
  }

  private static Matrix firstRows(Matrix whole, int rows) {
    return whole.view(0, 0, rows, whole.columns());
  }

  /** How many vectors one run makes. */
  public int vectors() {
    return inputs.batch();
  }

  @Override
  public void run() {
    int end = coefficients.length - 1;
    for (int block = 0; block <= end; block++) {
      Matrix out = block < end ? full : last;
      fields.load(coefficients[block]);
      fields.chains(team);
      switch (kind) {
        case VALUES -> fields.values(out, team);
        case JVP -> fields.jvp(block < end ? directions : lastDirections, out, team);
        case BRACKET -> {
          partner.load(partners[block]);
          partner.chains(team);
          fields.bracket(partner, out, team);
        }
      }
    }
  }

  /** The vectors written and, for JVPs, the directions read, in billions of bytes. */
  @Override
  public double gigabytes() {
    return (kind == Kind.JVP ? 16e-9 : 8e-9) * inputs.batch() * inputs.parameters();
  }

  /** By the chains' formulas, in billions; reductions mod p are not counted. */
  @Override
  public double gigaflop() {
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
  public String check() {
    FieldDefinition definition = new FieldDefinition(inputs.point());
    Matrix expected = Matrix.zero(Math.min(COMPARED, last.rows()), last.columns());
    int block = coefficients.length - 1;
    for (int s = 0; s < expected.rows(); s++) {
      Matrix row = expected.view(s, 0, 1, expected.columns());
      switch (kind) {
        case VALUES -> definition.value(coefficients[block], s, row);
        case JVP -> definition.derivative(coefficients[block], s, directions.view(s, 0, 1, row.columns()), row);
        case BRACKET -> definition.bracket(coefficients[block], partners[block], s, row);
      }
    }
    Inputs.expectEqual(Inputs.FIELD, expected, firstRows(last, expected.rows()), kind.toString());
    return Inputs.checksum(last.view(last.rows() - 1, 0, 1, last.columns()));
  }
}
