package lawsweep.sweep.log;

import java.util.List;

/** What reading a line of a log gives. */
public sealed interface Reading {

  /**
   * The bytes are no record.
   *
   * @param reason why not, on one line
   * @param newer true for a record by a later version of the program
   */
  record Refused(String reason, boolean newer) implements Reading {}

  /**
   * A record whose cell the sweep has not.
   *
   * @param key the cell's key
   */
  record Strange(String key) implements Reading {}

  /**
   * A record of a cell of the sweep.
   *
   * @param place the cell's place in the grid
   * @param reopened true if it leaves its cell open, as a limit that ended it has been raised
   * @param plain true if its certificate is shown as it is written, but for lists
   * @param gist what it says in brief
   * @param seconds the time that it took
   * @param values what tables show of it, a value for each column; null for nothing
   */
  record Found(
      int place,
      boolean reopened,
      boolean plain,
      Gist gist,
      double seconds,
      List<Object> values) implements Reading {}
}
