package lawsweep.sweep;

import java.util.List;
import lawsweep.law.LawCell;
import lawsweep.law.Limits;

/**
 * What a run needs to know of a spec.
 *
 * @param name the sweep's name
 * @param limits what one cell may use
 * @param cells the cells in the spec's grid order, then by seed; their keys are distinct
 * @param fingerprint the same for two specs exactly if they ask for the same cells under the same limits
 * @param source the spec as written, byte for byte; never changed
 */
public record Sweep(String name, Limits limits, List<LawCell> cells, String fingerprint, byte[] source) {

  /** Copies the list. */
  public Sweep {
    cells = List.copyOf(cells);
  }

  /** The sweep seed, which all cells share; 0 if there are none. */
  public long seed() {
    return cells.isEmpty() ? 0 : cells.get(0).sweepSeed();
  }
}
