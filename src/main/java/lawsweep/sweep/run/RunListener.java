package lawsweep.sweep.run;

import lawsweep.sweep.CellRecord;

/** Is told of the records of a run, each cell's once, while it lasts. */
public interface RunListener {

  /** Nobody listens. */
  RunListener NONE = new RunListener() {
    @Override
    public void found(CellRecord record) {}

    @Override
    public void recorded(CellRecord record) {}

    @Override
    public void warn(String line) {}
  };

  /** A record of an earlier run stands; told before the first record is made, by one thread. */
  void found(CellRecord record);

  /** A record was made; told by any thread of the run, many at once. */
  void recorded(CellRecord record);

  /** What the user should know at once, on one line; told by any thread. */
  void warn(String line);
}
