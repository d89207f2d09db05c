package lawsweep.export;

import java.io.IOException;

/**
 * Makes parts of a table. Each thread has one of its own.
 *
 * @param <P> what a part is
 */
@FunctionalInterface
public interface PartMaker<P> {

  /** The part of some records, of rows {@code from} to {@code end - 1} of the results. */
  P make(int from, int end) throws IOException;
}
