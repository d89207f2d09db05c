package lawsweep.circuit.flow;

import lawsweep.circuit.jet.Algebra;
import lawsweep.circuit.jet.Jets;
import lawsweep.circuit.jet.Products;
import lawsweep.circuit.walk.Candidates;
import lawsweep.circuit.walk.CircuitPoint;
import lawsweep.circuit.walk.Draws;
import lawsweep.circuit.walk.Passes;
import lawsweep.circuit.walk.WalkStreams;
import lawsweep.residue.PrimeField;

/**
 * The generic fields of a circuit at a point: inputs, gates and weights of outputs that every field draws anew. The
 * field that is followed is a sum of a few of them, all of whose numbers are random series in the time; what is chosen
 * among finitely many values stays.
 */
public final class CircuitFields implements FlowFields {

  /** Fields in the sum that is followed. */
  static final int TERMS = 2;

  /** In it where something is chosen among finitely many values. */
  static final int FINITE_TERMS = 6;

  /** Where numbers for the first power of the time are tried; those of further powers are below. */
  private static final long TRIES = 1L << 16;

  private final CircuitPoint point;
  private final Draws draws;

  /**
   * The fields at a point.
   *
   * @throws lawsweep.circuit.walk.CircuitRefusedException if the circuit has roots that a flow cannot follow; says why
   */
  public CircuitFields(CircuitPoint point) {
    Candidates.check(point);
    this.point = point;
    this.draws = new Draws(point);
  }

  @Override
  public PrimeField field() {
    return point.field();
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
    return draws.finite();
  }

  @Override
  public SeriesField followed(int flow, Algebra algebra, int lanes, Jets theta) {
    return new Followed(flow, algebra, lanes, theta);
  }

  @Override
  public SeriesField pulled(int flow, Algebra algebra, int lanes, Jets theta) {
    Passes passes = new Passes(point, algebra, lanes, theta);
    Candidates candidates = new Candidates(point, n -> streams().pulled(flow, n));
    double[][] places = new double[draws.places()][];
    for (int i = 0; i < places.length; i++) {
      places[i] = new double[Math.multiplyExact(draws.size(i), lanes)];
    }
    for (int lane = 0; lane < lanes; lane++) {
      double[][] drawn = candidates.next();
      for (int i = 0; i < places.length; i++) {
        for (int e = 0; e < drawn[i].length; e++) {
          places[i][e * lanes + lane] = drawn[i][e];
        }
      }
    }
    Jets cotangent = new Jets(algebra.parts(), draws.size(places.length - 1), lanes);
    attach(places, /* part= */ 0, /* once= */ false, passes, cotangent);
    return (from, to) -> {
      passes.forward(from, to);
      return passes.backward(cotangent);
    };
  }

  /** Gives what a field has drawn to a walk, as a part. */
  private void attach(double[][] places, int part, boolean once, Passes passes, Jets cotangent) {
    for (int i = 0; i + 1 < places.length; i++) {
      if (part == 0 || !draws.chosen(i)) {
        passes.set(i, part, places[i], once);
      }
    }
    cotangent.attach(part, places[places.length - 1], once);
  }

  /** A sum of fields that move with the time. */
  private final class Followed implements SeriesField {

    private final int flow;
    private final Passes[] passes;
    private final Jets[] cotangents;
    private final Products products;
    private final Jets sum;

    Followed(int flow, Algebra algebra, int lanes, Jets theta) {
      this.flow = flow;
      this.passes = new Passes[draws.finite() ? FINITE_TERMS : TERMS];
      this.cotangents = new Jets[passes.length];
      this.products = new Products(field(), algebra, lanes);
      this.sum = products.zero(theta.entries());
      for (int term = 0; term < passes.length; term++) {
        passes[term] = new Passes(point, algebra, lanes, theta);
        cotangents[term] = new Jets(algebra.parts(), draws.size(draws.places() - 1), lanes);
      }
    }

    /** Parts 2 n and 2 n + 1 are t^n and t^n ε; what is drawn has no ε. */
    @Override
    public Jets compute(int from, int to) {
      products.only(from, to);
      products.clear(sum);
      for (int term = 0; term < passes.length; term++) {
        for (int part = from + from % 2; part < to; part += 2) {
          attach(drawn(term, part / 2), part, /* once= */ true, passes[term], cotangents[term]);
        }
        passes[term].forward(from, to);
        products.addScaled(passes[term].backward(cotangents[term]), 1, sum);
      }
      return sum;
    }

    private double[][] drawn(int term, int power) {
      return power == 0 ? new Candidates(point, n -> streams().followed(flow, term, TRIES * n)).next()
          : draws.of(streams().followed(flow, term, power));
    }
  }
}
