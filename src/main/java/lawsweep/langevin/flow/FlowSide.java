package lawsweep.langevin.flow;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import lawsweep.langevin.cell.ReplicaView;

/** What a flow's state is made of: factors upstairs, the end-to-end matrix downstairs. */
interface FlowSide {

  /** The numbers in a state. */
  int size();

  /** The equation. */
  VectorField field();

  /** Writes the state at which a replica starts. */
  void start(long number, double[] state);

  /** Removes what rounding and finite steps put outside the matrices of the working rank. */
  void keepRank(double[] state);

  /** Shows a state to observables. */
  void show(double[] state, ReplicaView out);

  /** Writes what the equation remembers besides the state. */
  void save(DataOutput out) throws IOException;

  /** Reads what {@link #save} wrote. */
  void restore(DataInput in) throws IOException;
}
