package lawsweep.sweep;

import java.util.List;
import lawsweep.spec.SpecException;

/** What the cells leave that a spec asks for by entries of the kinds before one; found when it is asked for. */
@FunctionalInterface
public interface EarlierFiles {

  /** Nothing. */
  EarlierFiles NONE = List::of;

  /**
   * The files of all those cells that leave some, in grid order.
   *
   * @throws SpecException if there are no such cells, or one is asked for twice
   */
  List<CellFiles> all() throws SpecException;
}
