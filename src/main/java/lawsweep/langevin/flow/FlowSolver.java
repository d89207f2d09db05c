package lawsweep.langevin.flow;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Integrates one autonomous ordinary differential equation in time. */
interface FlowSolver {

  /** The state; write the initial values here and call {@link #begin}. */
  double[] state();

  /** Forgets all steps: the state is new. */
  void begin();

  /** Goes on for {@code span > 0} units of time; a solution that cannot be continued becomes NaN. */
  void advance(double span);

  /** Writes the state and what it takes to go on. */
  void save(DataOutput out) throws IOException;

  /** Reads what {@link #save} wrote. */
  void restore(DataInput in) throws IOException;
}
