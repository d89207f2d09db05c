package lawsweep.langevin.flow;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import lawsweep.langevin.cell.Break;

/** Integrates one autonomous ordinary differential equation in time. */
interface FlowSolver {

  /** The state; write the initial values here and call {@link #begin}. */
  double[] state();

  /** Forgets all steps: the state is new. */
  void begin();

  /**
   * Goes on for {@code span > 0} units of time; a solution that cannot be continued becomes NaN. A solver that takes
   * many steps for it breaks off between two of them where it is asked to, after one at least.
   *
   * @param after the time that the solver will be asked to span later
   * @return true if it is at the end; false if it broke off: then the next call, with the same times, goes on
   */
  boolean advance(double span, double after, Break pause);

  /** Writes the state and what it takes to go on. */
  void save(DataOutput out) throws IOException;

  /** Reads what {@link #save} wrote. */
  void restore(DataInput in) throws IOException;

  /** Writes how far the span is that {@link #advance} broke off; false and no more if none is. */
  default void saveBreak(DataOutput out) throws IOException {
    out.writeBoolean(false);
  }

  /**
   * Reads what {@link #saveBreak} wrote.
   *
   * @throws IOException if a span was broken off and this solver never does that
   */
  default void restoreBreak(DataInput in) throws IOException {
    if (in.readBoolean()) {
      throw new IOException("expected a solver between two spans, got one inside a span");
    }
  }
}
