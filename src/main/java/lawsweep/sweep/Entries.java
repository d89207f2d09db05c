package lawsweep.sweep;

import java.util.List;
import java.util.Optional;
import lawsweep.spec.Place;
import lawsweep.spec.SpecException;
import lawsweep.spec.YamlValue;

/**
 * The entries of one spec that ask for cells of one kind. They are read one after the other, in the order of
 * the spec, and then turned into cells.
 *
 * @param <C> the cells
 */
public interface Entries<C extends Cell> {

  /**
   * What an entry asks for.
   *
   * @param place where it begins
   * @param cells how many cells; {@link Long#MAX_VALUE} for more than that
   * @param about what it says of them
   */
  record Entry(Place place, long cells, Optional<About> about) {

    /** One that says nothing of its cells. */
    public Entry(Place place, long cells) {
      this(place, cells, Optional.empty());
    }
  }

  /**
   * Reads the next entry.
   *
   * @throws SpecException with one line saying where the first mistake is and what would be right
   */
  Entry read(YamlValue value) throws SpecException;

  /**
   * All cells of the entries that were read, in grid order; at most {@link SpecReader#MAX_CELLS}. The list may
   * make them when it is asked for them.
   *
   * @throws SpecException if there are no such cells, or a cell is asked for twice
   */
  List<C> cells(long sweepSeed) throws SpecException;
}
