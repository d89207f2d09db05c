package lawsweep.kind.count;

import lawsweep.law.Road;

/**
 * How the road of a cell is chosen, in the word that users write: {@link #AUTO}, or the label of a road.
 *
 * @param label the name on the command line and in manifests; that of a road also in records
 */
public record RoadChoice(String label) {

  /** By the cell and the limits of memory and bracket length. */
  public static final RoadChoice AUTO = new RoadChoice("auto");

  /** The roads of a label, by name. */
  public static RoadChoice of(Road road) {
    return new RoadChoice(road.label());
  }
}
