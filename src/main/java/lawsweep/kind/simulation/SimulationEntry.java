package lawsweep.kind.simulation;

import java.util.List;
import lawsweep.langevin.cell.CellValues;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.Parameter;
import lawsweep.spec.Axis;
import lawsweep.spec.SpecKeys;
import lawsweep.text.Saturating;

/**
 * One entry of {@code langevin}: the product of its choices in their order, repeats fastest.
 *
 * @param keys what was written, for places in messages
 * @param choices what each parameter runs through, in the order of the documentation
 * @param seeds how many repeats of each cell
 * @param checkpoints true if cells save factors
 */
record SimulationEntry(SpecKeys keys, List<Choice> choices, int seeds, boolean checkpoints) {

  /** Copies the list. */
  SimulationEntry {
    choices = List.copyOf(choices);
  }

  /**
   * What a parameter runs through.
   *
   * @param parameter the parameter
   * @param axis its values
   */
  record Choice(Parameter<?> parameter, Axis<?> axis) {

    private void put(int at, CellValues values) {
      axis.at().apply(at).ifPresent(value -> values.put(parameter, value));
    }
  }

  /** Cells of the entry; saturates. */
  public long cells() {
    long cells = seeds;
    for (Choice choice : choices) {
      cells = Saturating.times(cells, choice.axis.size());
    }
    return cells;
  }

  /** The cell at a place, with defaults for what is not given; nothing is checked. */
  LangevinCell cell(int index, long sweepSeed) {
    CellValues values = new CellValues();
    int rest = index / seeds;
    for (Choice choice : choices.reversed()) {
      int size = choice.axis.size();
      choice.put(rest % size, values);
      rest /= size;
    }
    return values.cell(sweepSeed, index % seeds);
  }
}
