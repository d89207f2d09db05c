package lawsweep.kind.count;

import java.util.Optional;
import java.util.function.Function;
import lawsweep.spec.NumberTable;

/** What a table of numbers means as inputs. */
enum InputRule {
  /** The numbers. */
  EXACT(table -> Optional.of(InputMatrix.of(table))),
  /** What version 0.1.0 made of them. */
  ROUNDED(InputMatrix::rounded);

  private final Function<NumberTable, Optional<InputMatrix>> matrix;

  InputRule(Function<NumberTable, Optional<InputMatrix>> matrix) {
    this.matrix = matrix;
  }

  /** The inputs; empty if there are none by this rule. */
  Optional<InputMatrix> matrix(NumberTable table) {
    return matrix.apply(table);
  }
}
