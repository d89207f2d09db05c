package lawsweep.langevin.cell;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The text under a simulation's digest, from which every key and every random number derives: it may never change.
 * Values stand in the order of {@link Parameters#ALWAYS} without the first two, which the key names, with one space
 * between two, numbers as Java prints them:
 *
 * <pre>{@code
 * SIDE DEPTH WIDTH RANK BETA KAPPA ENERGY INITIAL STEP TIME RECORD_EVERY REPLICAS WEIGHT_DECAY SAMPLES BATCH
 * downstairs 3 2 2 1.0 0.0 Energy[kind=completion, fit=[Entry[row=0, column=1, target=-1.0]], confinement=0.5] ...
 * Energy[kind=none, fit=[], confinement=0.0]
 * Gaussian[scale=1.0]   SingularValues[values=[2.0, 0.5]]   Given[rows=[[1.0, 0.0], [0.0, 1.0]]]
 * }</pre>
 *
 * <p>Values that mean nothing to an equation are written too, as what stands for them. Settings of equations that came
 * later follow where they mean something, as {@code KEY=VALUE}.
 */
final class CellText {

  private static final List<Parameter<?>> FIRST = Parameters.ALWAYS.subList(2, Parameters.ALWAYS.size());

  private CellText() {}

  /** The text of a cell. */
  static String of(LangevinCell cell) {
    StringBuilder text = new StringBuilder(FIRST.getFirst().text(cell));
    for (Parameter<?> parameter : FIRST.subList(1, FIRST.size())) {
      text.append(' ').append(parameter.text(cell));
    }
    for (Parameter<?> parameter : Parameters.later(cell.equation())) {
      text.append(' ').append(parameter.key()).append('=').append(parameter.text(cell));
    }
    return text.toString();
  }

  /** An energy in that text. */
  static String of(Energy energy) {
    return "Energy[kind=" + energy.kind() + ", fit="
        + list(energy.fit().stream().map(CellText::of).toList())
        + ", confinement=" + energy.confinement() + "]";
  }

  private static String of(Energy.Entry entry) {
    return "Entry[row=" + entry.row() + ", column=" + entry.column() + ", target=" + entry.target() + "]";
  }

  /** A start in that text. */
  static String of(Initial initial) {
    return switch (initial) {
      case Initial.Gaussian(double scale) -> "Gaussian[scale=" + scale + "]";
      case Initial.SingularValues(List<Double> values) -> "SingularValues[values=" + list(values) + "]";
      case Initial.Given(List<List<Double>> rows) ->
        "Given[rows=" + list(rows.stream().map(CellText::list).toList()) + "]";
    };
  }

  /** {@code [a, b]}. */
  private static String list(List<?> items) {
    return items.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
  }
}
