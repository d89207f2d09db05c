package lawsweep.work;

/** Asked between blocks of work; may end the work. */
@FunctionalInterface
public interface Watch {

  /** Never ends the work. */
  Watch NONE = () -> {};

  /** Returns if the work may go on; else throws what ends it, such as a {@link StoppedException}. */
  void ask();
}
