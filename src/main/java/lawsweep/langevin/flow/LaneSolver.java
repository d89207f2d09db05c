package lawsweep.langevin.flow;

import lawsweep.langevin.cell.Break;

/** A {@link FlowSolver} for eight replicas, one a lane. */
interface LaneSolver {

  /** Takes a solution as it is into a lane. */
  void load(int lane, FlowSolver solution);

  /** Nobody looks at a lane. */
  void leave(int lane);

  /** Brings a solution to where its lane is. */
  void store(int lane, FlowSolver solution);

  /** {@link FlowSolver#advance} for lanes 0..lanes-1. */
  boolean advance(double span, double after, int lanes, Break pause);

  /** After a break: true if a lane is at the end. */
  boolean finished(int lane);
}
