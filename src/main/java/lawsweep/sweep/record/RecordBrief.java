package lawsweep.sweep.record;

import java.util.Optional;
import lawsweep.langevin.cell.LangevinResult;
import lawsweep.law.LawCount;
import lawsweep.law.Verdict;

/**
 * What runs and status lines need to know of a record.
 *
 * @param status what became of the cell
 * @param verdict the verdict of a count
 * @param blownUp how many replicas of a simulation left the range of finite numbers
 */
public record RecordBrief(CellStatus status, Optional<Verdict> verdict, int blownUp) {

  public static RecordBrief of(CellRecord record) {
    return new RecordBrief(record.status(), record.count().map(LawCount::verdict),
        record.simulation().map(LangevinResult::blownUp).orElse(0));
  }

  /** True for counts that ended at a limit. */
  public boolean undecided() {
    return verdict.equals(Optional.of(Verdict.UNDECIDED));
  }
}
