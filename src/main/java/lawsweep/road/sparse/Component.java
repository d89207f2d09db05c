package lawsweep.road.sparse;

/**
 * A component of the graph of weights that are not 0.
 *
 * @param group the group of heads, 0 where it has none
 * @param index among those of its part and group
 */
record Component(Part part, int group, int index) {

  static final Component CONSTANT = new Component(Part.CONSTANT, 0, 0);

  /** The thread of a group. */
  static Component thread(int group) {
    return new Component(Part.THREAD, group, 0);
  }
}
