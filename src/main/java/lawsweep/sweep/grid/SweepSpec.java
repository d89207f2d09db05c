package lawsweep.sweep.grid;

import java.util.List;
import lawsweep.text.Sha256;
import lawsweep.work.Limits;

/**
 * A sweep: what to count and within which limits.
 *
 * @param name the sweep's name, {@code [A-Za-z0-9][A-Za-z0-9._-]*}
 * @param seed what all random numbers of the sweep derive from
 * @param limits what one cell may use
 * @param cells the grid in its order, without repeats; unmodifiable, cells are made when they are read
 */
public record SweepSpec(String name, long seed, Limits limits, List<Cell> cells) {

  /**
   * Whether two specs ask for the same: 64 hexadecimal digits, equal for specs that differ only in how they are written
   * (comments, order of keys, ranges or lists, default values given or left out).
   *
   * <p>It is the SHA-256 of the UTF-8 lines {@code lawsweep spec 1}, name, seed, {@code seconds memory
   * bracket_length}, and the key of every cell in grid order, each ended by a line feed. Limits as
   * {@link Double#toString(double)}, bytes, and a number.
   */
  public String fingerprint() {
    Sha256 hash = Sha256.of("lawsweep spec 1\n" + name + "\n" + seed + "\n" + limits.seconds() + " "
        + limits.memoryBytes() + " " + limits.bracketLength() + "\n");
    for (Cell cell : cells) {
      hash.add(cell.key() + "\n");
    }
    return hash.hex();
  }
}
