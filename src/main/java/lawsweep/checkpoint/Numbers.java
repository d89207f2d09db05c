package lawsweep.checkpoint;

import java.io.IOException;

/** The numbers of one tensor, last side fastest whatever the order of the file. May be read by several threads. */
public interface Numbers {

  /** How many. */
  long size();

  /**
   * Reads some of them as doubles, exactly; what is not finite comes as it is.
   *
   * @param first the first to read
   * @param into where they go
   * @param at the place of the first
   * @param count how many; {@code first + count} is at most {@link #size}
   */
  void read(long first, double[] into, int at, int count) throws IOException;
}
