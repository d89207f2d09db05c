package lawsweep.kind.count;

import java.util.Optional;
import lawsweep.spec.NumberTable;

/** What a table of numbers means as inputs. */
enum InputRule {
  /** The numbers. */
  EXACT {
    @Override
    Optional<InputMatrix> matrix(NumberTable table) {
      return Optional.of(InputMatrix.of(table));
    }
  },
  /** What version 0.1.0 made of them. */
  ROUNDED {
    @Override
    Optional<InputMatrix> matrix(NumberTable table) {
      return InputMatrix.rounded(table);
    }
  };

  /** The inputs; empty if there are none by this rule. */
  abstract Optional<InputMatrix> matrix(NumberTable table);
}
