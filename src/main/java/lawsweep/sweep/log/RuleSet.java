package lawsweep.sweep.log;

import java.util.Comparator;
import lawsweep.sweep.Cell;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.Kind;
import lawsweep.sweep.Kinds;
import lawsweep.sweep.Outcome;

/**
 * What versions of results belong to: only of one set do two versions say that programs of two versions made results.
 *
 * @param label the road or scheme, as it is shown with a version
 * @param part which of the sets of rules of this label: {@link Kind#ruleSet}
 */
public record RuleSet(String label, String part) implements Comparable<RuleSet> {

  private static final Comparator<RuleSet> ORDER =
      Comparator.comparing(RuleSet::label).thenComparing(RuleSet::part);

  /** That of a record's result, with all that its sweep knows of the cell; of no part for records without a result. */
  public static RuleSet of(Kinds kinds, CellRecord record) {
    Cell cell = record.cell();
    Kind<Cell, Outcome> kind = kinds.of(cell);
    return new RuleSet(kind.rules(cell, record.method()),
        record.outcome().map(outcome -> kind.ruleSet(cell, outcome)).orElse(""));
  }

  @Override
  public int compareTo(RuleSet other) {
    return ORDER.compare(this, other);
  }
}
