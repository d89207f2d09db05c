package lawsweep.circuit.flow;

import lawsweep.circuit.jet.Jets;

/** A vector field along a curve of parameters that is known power by power. */
public interface SeriesField {

  /**
   * Computes some parts of the field from parts of θ up to these. All parts before have been computed, in order.
   *
   * @param from the first part
   * @param to the part after the last
   * @return the field, D numbers of the algebra; good until the next call
   */
  Jets compute(int from, int to);
}
