package lawsweep.sweep.run;

import java.util.function.Supplier;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.log.Gist;

/** Is told of the records of a run, each cell's once, while it lasts. */
public interface RunListener {

  /** Nobody listens. */
  RunListener NONE = new RunListener() {
    @Override
    public void found(CellRecord record) {}

    @Override
    public void counted(Gist gist, Supplier<String> key, double seconds) {}

    @Override
    public void recorded(CellRecord record) {}

    @Override
    public void warn(String line) {}
  };

  /** A record of an earlier run stands; told before the first record is made, by one thread. */
  void found(CellRecord record);

  /**
   * A record of an earlier run stands of which findings need no more than this; told as {@link #found} is, in its
   * stead.
   *
   * @param gist what it says, with a word for findings
   * @param key the cell's key
   * @param seconds the time that it took
   */
  void counted(Gist gist, Supplier<String> key, double seconds);

  /** A record was made; told by any thread of the run, many at once. */
  void recorded(CellRecord record);

  /** What the user should know at once, on one line; told by any thread. */
  void warn(String line);
}
