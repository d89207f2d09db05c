package lawsweep.langevin.cell;

import java.io.IOException;

/** Sees the factors of the first replica of a simulation at each record. */
@FunctionalInterface
public interface FactorWatch {

  /**
   * Looks; records come in order, and after an interruption some of them again.
   *
   * @param record the number of the record, from 0, as in {@link TimeGrid#times}
   * @param factors W_1, …, W_N one after the other, row-major d × d; not to be kept or changed
   */
  void at(int record, double[] factors) throws IOException;
}
