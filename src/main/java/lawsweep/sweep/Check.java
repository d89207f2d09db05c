package lawsweep.sweep;

import java.util.Optional;

/**
 * What checking a result gave.
 *
 * @param how what was done
 * @param refusal why the result does not hold, on one line; empty if it does, or if nothing speaks against it
 */
public record Check(How how, Optional<String> refusal) {

  /** What checking a result can mean. */
  public enum How {
    /** The proof that comes with the result was gone through. */
    PROVED,
    /** The result was computed again; every bit agrees. */
    AGAIN,
    /**
     * Only what the record says of itself was looked at: to compute it again costs too much, or is no longer
     * possible.
     */
    READ,
    /** The same, as numbers that it was computed from are not at hand. */
    WITHOUT_INPUTS,
    /** The files that it was computed from are those that they were, and give it again; every bit agrees. */
    FROM_FILES,
    /** Only what the record says of itself was looked at, as the files that it was computed from are not at hand. */
    WITHOUT_FILES
  }
}
