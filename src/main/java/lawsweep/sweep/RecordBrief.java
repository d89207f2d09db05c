package lawsweep.sweep;

import java.util.Optional;

/**
 * What runs and status lines need to know of a record.
 *
 * @param status what became of the cell
 * @param verdict what its result established, in a word of its kind
 * @param caveat what its result falls short of
 */
public record RecordBrief(CellStatus status, Optional<String> verdict, Optional<Caveat> caveat) {

  /** True if the cell has no full answer. */
  public boolean noted() {
    return status != CellStatus.DONE || caveat.isPresent();
  }
}
