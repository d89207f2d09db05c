package lawsweep.benchmarks.work;

/** One thing to time. Constructors prepare the input; only {@link #run} belongs between two looks at the clock. */
public interface Work extends AutoCloseable {

  /** Brings back the input if {@link #run} destroys it. */
  default void restore() {}

  /** The work. */
  void run();

  /**
   * What the last run computed, in a word that other libraries' results can be compared with.
   *
   * @throws IllegalStateException if the result is wrong
   */
  String check();

  /** Floating-point operations of one run, in billions; 0 if nobody counts them. */
  default double gigaflop() {
    return 0;
  }

  /** Bytes of one run that have to be read or written, in billions; 0 if nobody counts them. */
  default double gigabytes() {
    return 0;
  }

  @Override
  default void close() {}
}
