package lawsweep.road.symmetric;

import java.util.Optional;

/**
 * A theorem as it is written to a file.
 *
 * @param theorem what is proved of all networks of a depth
 * @param network what it says of one of them, if that was asked for
 */
public record TheoremRecord(WidthTheorem theorem, Optional<WidthVector> network) {

  /** The version of the format. */
  static final int SCHEMA = 2;

  /** That of version 0.1.0. */
  static final int SCHEMA_WITHOUT_VALID = 1;
}
