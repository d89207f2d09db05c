package lawsweep.road.data;

import lawsweep.pattern.PatternSet;
import lawsweep.work.Watch;

/** The inputs at which a draw's fields are taken, as patterns and vectors that span the same. */
interface DrawInputs {

  /**
   * Finds patterns at new weights and absorbs their fields, until there are no more or the rank is R.
   *
   * @param watch asked now and then; may end the work
   */
  void explore(long[] theta, int draw, ModularDraw modulus, Watch watch);

  /** Absorbs the fields of everything found, modulo another prime. */
  void absorbAll(ModularDraw modulus, Watch watch);

  /** Prepares brackets of what raised the rank. */
  void prepareBrackets(ModularDraw modulus);

  /** The patterns found. */
  PatternSet patterns();

  /** How many of them were used. */
  int used();

  /** True if all there are to be found were found. */
  boolean exhausted();
}
