package lawsweep.langevin.cell;

/** Asked between pieces of long work whether to break off here, so that somebody may look at the clock. */
@FunctionalInterface
public interface Break {

  /** Never: the work is done in one go. */
  Break NEVER = () -> false;

  /** True if it is time to break off. Costs some 25 ns: ask after pieces that take longer. */
  boolean due();
}
