package lawsweep.work;

/** Asked between blocks of work: whether the work should be abandoned because the run is being stopped. */
@FunctionalInterface
public interface Stop {

  /** Never stops. */
  Stop NEVER = () -> false;

  /** True once the run is being stopped. */
  boolean requested();
}
