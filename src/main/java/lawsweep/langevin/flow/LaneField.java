package lawsweep.langevin.flow;

import static lawsweep.lanes.LaneMatrices.LANES;
import static lawsweep.lanes.LaneMatrices.SPECIES;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;

/**
 * A {@link VectorField} at eight states, one a lane: the same operations in the same order. It is a function of the
 * state alone. Number i of lane l lies at {@code i * LANES + l}.
 */
public interface LaneField {

  /** Writes dy/dt at y into {@code velocity}, another array, for the lanes from {@code part}. */
  void at(int part, double[] y, double[] velocity);

  /**
   * Writes how large the errors of the lanes from {@code part} are, as {@link VectorField#size} has it, to
   * {@code sizes}, one a lane.
   */
  default void size(int part, double[] error, double[] before, double[] after, double[] sizes) {
    DoubleVector largest = DoubleVector.zero(SPECIES);
    DoubleVector scale = DoubleVector.zero(SPECIES);
    for (int i = part; i < error.length; i += LANES) {
      largest = largest.max(DoubleVector.fromArray(SPECIES, error, i).abs());
      scale = scale.max(DoubleVector.fromArray(SPECIES, before, i).abs())
          .max(DoubleVector.fromArray(SPECIES, after, i).abs());
    }
    largest.div(scale).blend(0, largest.compare(VectorOperators.EQ, 0)).intoArray(sizes, part);
  }
}
