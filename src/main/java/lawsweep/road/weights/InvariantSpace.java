package lawsweep.road.weights;

import java.util.function.IntFunction;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.walk.CircuitPoint;
import lawsweep.circuit.walk.CircuitSpan;
import lawsweep.circuit.walk.WalkStreams;
import lawsweep.exact.EchelonBasis;
import lawsweep.kernel.Kernels;
import lawsweep.random.Stream;
import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;
import lawsweep.work.Team;
import lawsweep.work.Watch;

/**
 * The smallest affine space θ + U around weights to which all fields of a network are tangent, mod p. It grows by the
 * fields at random points of it until those at two points bring nothing.
 */
final class InvariantSpace {

  /** The round in which a point is taken that is not used to find the space. */
  static final int LAST = 1 << 16;

  /** So many points in a row without gain. */
  private static final int QUIET = 2;

  private final Circuit circuit;
  private final WalkStreams streams;
  private final PrimeField field;
  private final double[] theta;
  private final Kernels kernels;
  private final EchelonBasis directions;

  /** θ alone. */
  InvariantSpace(Circuit circuit, WalkStreams streams, PrimeField field, double[] theta, Kernels kernels) {
    this.circuit = circuit;
    this.streams = streams;
    this.field = field;
    this.theta = theta;
    this.kernels = kernels;
    this.directions = new EchelonBasis(field, kernels, theta.length);
  }

  /** dim U. */
  int dimension() {
    return directions.rank();
  }

  /** The random words of a round, none of which another round has. */
  WalkStreams streams(int round) {
    return new WalkStreams(new Stream(streams.stream().word(35L << 56 | (long) streams.draw() << 48 | round, 0)),
        streams.draw());
  }

  /**
   * Finds U.
   *
   * @param factors for each round D random residues
   * @param watch asked now and then; may end the work
   */
  void grow(IntFunction<double[]> factors, Team team, Watch watch) {
    int quiet = 0;
    for (int round = 0; quiet < QUIET && directions.rank() < theta.length; round++) {
      double[] point = point(factors.apply(round));
      CircuitSpan fields = new CircuitSpan(CircuitPoint.at(circuit, streams(round), field, point), kernels,
          Matrix.zero(0, theta.length));
      fields.climb(theta.length, team, watch);
      quiet = directions.absorb(fields.basis(), team, watch) == 0 ? quiet + 1 : 0;
    }
  }

  /**
   * A point of θ + U: θ and the vectors of the basis times some factors.
   *
   * @param factors as many as U has dimensions, or more
   */
  double[] point(double[] factors) {
    double[] point = theta.clone();
    Matrix basis = directions.rowsWithPivotFrom(0);
    for (int i = 0; i < basis.rows(); i++) {
      for (int j = 0; j < point.length; j++) {
        point[j] = field.reduce(point[j] + field.multiply(factors[i], basis.get(i, j)));
      }
    }
    return point;
  }
}
