package lawsweep.langevin.flow;

/** A flow for eight replicas, one a lane: the equation, and what each replica's own knows of it. */
interface LaneSide {

  /** The equation. */
  LaneField field();

  /** Takes what a replica's equation remembers into a lane. */
  void load(int lane, FlowSide side);

  /** Brings a replica's equation to where its lane is. */
  void store(int lane, FlowSide side);
}
