package lawsweep.benchmarks.work;

import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import lawsweep.kernel.Kernels;
import lawsweep.lie.FieldBlock;
import lawsweep.network.Architecture;
import lawsweep.residue.Matrix;
import lawsweep.work.Team;

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
  private final Kernels kernels;
  private final Matrix[][] coefficients;
  private final Matrix[][] partners;
  private final ConcurrentLinkedQueue<Pair> idle = new ConcurrentLinkedQueue<>();
  private final Matrix[] slots;
  private final Matrix[] directions;
  private final Matrix last;
  private final Matrix lastDirections;

  /** What one thread needs. */
  private record Pair(FieldBlock first, FieldBlock second) {}

  /** Prepares a batch and a buffer of about {@code rows} vectors, which blocks of a few are written to in turn. */
  public FieldWork(Kernels kernels, Team team, Architecture architecture, Kind kind, int batch, int rows) {
    this.kind = kind;
    this.team = team;
    this.kernels = kernels;
    int part = Math.min(Integer.highestOneBit(FieldBlock.rows(architecture)), rows);
    this.inputs = new FieldInputs(architecture, batch, part);
    this.coefficients = inputs.coefficients(0);
    this.partners = kind == Kind.BRACKET ? inputs.coefficients(1) : null;
    this.slots = slots(Matrix.zero(Math.ceilDiv(rows, part) * part, inputs.parameters()), part);
    this.directions =
        kind == Kind.JVP ? slots(Inputs.random(3, slots.length * part, inputs.parameters()), part) : null;
    int end = inputs.blocks() - 1;
    this.last = firstRows(slots[end % slots.length], inputs.count(end));
    this.lastDirections = kind == Kind.JVP ? firstRows(directions[end % slots.length], last.rows()) : null;
  }

  private static Matrix[] slots(Matrix buffer, int rows) {
    Matrix[] slots = new Matrix[buffer.rows() / rows];
    Arrays.setAll(slots, i -> buffer.view(i * rows, 0, rows, buffer.columns()));
    return slots;
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
    for (int first = 0; first < coefficients.length; first += slots.length) {
      int start = first;
      team.forEach(Math.min(slots.length, coefficients.length - first), slot -> block(start + slot, slot));
    }
  }

  private void block(int block, int slot) {
    boolean whole = block < coefficients.length - 1;
    Pair pair = idle.poll();
    if (pair == null) {
      pair = new Pair(newBlock(), newBlock());
    }
    Matrix out = whole ? slots[slot] : last;
    pair.first.load(coefficients[block]);
    switch (kind) {
      case VALUES -> pair.first.values(out);
      case JVP -> pair.first.jvp(whole ? directions[slot] : lastDirections, out);
      case BRACKET -> {
        pair.second.load(partners[block]);
        pair.first.bracket(pair.second, out);
      }
    }
    idle.add(pair);
  }

  private FieldBlock newBlock() {
    return new FieldBlock(inputs.point(), kernels, inputs.rows());
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
        case JVP -> definition.derivative(coefficients[block], s, lastDirections.view(s, 0, 1, row.columns()), row);
        case BRACKET -> definition.bracket(coefficients[block], partners[block], s, row);
      }
    }
    Inputs.expectEqual(Inputs.FIELD, expected, firstRows(last, expected.rows()), kind.toString());
    return Inputs.checksum(last.view(last.rows() - 1, 0, 1, last.columns()));
  }
}
