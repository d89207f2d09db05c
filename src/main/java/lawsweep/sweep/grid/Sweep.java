package lawsweep.sweep.grid;

import java.util.List;
import java.util.Map;
import lawsweep.work.Limits;

/**
 * What a run needs to know of a spec.
 *
 * @param name the sweep's name
 * @param limits what one cell may use
 * @param cells the cells in the spec's grid order, then by seed; their keys are distinct
 * @param fingerprint the same for two specs exactly if they ask for the same cells under the same limits
 * @param source the spec as written, byte for byte; never changed
 * @param files the files of numbers that the spec names, by their names in it; never changed
 */
public record Sweep(
    String name,
    Limits limits,
    List<Cell> cells,
    String fingerprint,
    byte[] source,
    Map<String, byte[]> files) {

  /** Copies the map, and the list unless it is a grid, which never changes and makes its cells when asked for. */
  public Sweep {
    cells = cells instanceof CellGrid ? cells : List.copyOf(cells);
    files = Map.copyOf(files);
  }

  /** The sweep seed, which all cells share; 0 if there are none. */
  public long seed() {
    return cells.isEmpty() ? 0 : cells.get(0).sweepSeed();
  }
}
