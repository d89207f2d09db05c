package lawsweep.langevin.statistics;

import lawsweep.langevin.cell.Pack;

/**
 * Which replicas may be half-seen at once: some consecutive ones, each in a slot of its own, {@code replica % slots}.
 *
 * @param slots how many
 * @param from a number below which none of them lies
 */
record OpenReplicas(int slots, long from) {

  /** Those of one pack, any one. */
  static final OpenReplicas PACK = new OpenReplicas(Pack.LANES, 0);

  /** The slot of a replica. */
  int slot(long replica) {
    return (int) (replica % slots);
  }

  /** So many of the first slots are those of all replicas with a number below {@code most}. */
  int slotsBelow(int most) {
    return from >= most ? 0 : Math.min(slots, most);
  }
}
