package lawsweep.langevin.cell;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A parameter of simulations: what tells one from another, beside the repeat. The list of them is the one place that names
 * them: tables, charts and captions take keys, order and values from here.
 *
 * @param key its key in specs and in the JSON object of a record
 * @param type what its values are
 * @param value its value in a cell
 */
public record Parameter(String key, Type type, Function<LangevinCell, Object> value) {

  /** What the values of a parameter are. */
  public enum Type {
    /** A word, or a line of words and numbers. */
    TEXT,
    /** A whole number, a {@code Long}. */
    WHOLE,
    /** A number, a {@code Double}; infinite for the depth of the limit. */
    REAL
  }

  /** All parameters, in the order of the documentation. */
  public static final List<Parameter> ALL = List.of(
      text("dynamics", cell -> cell.dynamics().label()),
      text("scheme", cell -> cell.scheme().label()),
      text("side", cell -> cell.side().label()),
      real("depth", cell -> cell.depth() == LangevinCell.INFINITE ? Double.POSITIVE_INFINITY : cell.depth()),
      whole("width", cell -> (long) cell.width()),
      whole("rank", cell -> (long) cell.rank()),
      real("beta", LangevinCell::beta),
      real("kappa", LangevinCell::kappa),
      text("energy", cell -> shown(cell.energy())),
      text("initial", cell -> shown(cell.initial())),
      real("step", LangevinCell::step),
      real("time", LangevinCell::time),
      real("record_every", LangevinCell::recordEvery),
      whole("replicas", cell -> (long) cell.replicas()),
      real("weight_decay", LangevinCell::weightDecay),
      whole("samples", cell -> (long) cell.samples()),
      whole("batch", cell -> (long) cell.batch()));

  private static Parameter text(String key, Function<LangevinCell, Object> value) {
    return new Parameter(key, Type.TEXT, value);
  }

  private static Parameter whole(String key, Function<LangevinCell, Object> value) {
    return new Parameter(key, Type.WHOLE, value);
  }

  private static Parameter real(String key, Function<LangevinCell, Object> value) {
    return new Parameter(key, Type.REAL, value);
  }

  /** The parameters that mean something to a dynamics, in the order of the documentation. */
  public static List<Parameter> of(Dynamics dynamics) {
    return ALL.stream().filter(parameter -> !Offer.of(dynamics).unused().contains(parameter.key)
        && (!parameter.key.equals("depth") || Offer.hasDepth(dynamics))).toList();
  }

  /** An energy on one line: {@code none}, {@code quadratic}, {@code target 1.0,0.0;0.0,2.0}, {@code completion 1,1,1.0;2,2,-1.0}. */
  private static String shown(Energy energy) {
    double more = energy.kind().equals("quadratic") ? energy.confinement() - 1 : energy.confinement();
    String fit = switch (energy.kind()) {
      case "target" -> " " + rows(energy);
      case "completion" -> " " + energy.fit().stream()
          .map(e -> (e.row() + 1) + "," + (e.column() + 1) + "," + e.target()).collect(Collectors.joining(";"));
      default -> "";
    };
    return energy.kind() + fit + (more == 0 ? "" : " confinement " + more);
  }

  private static String rows(Energy energy) {
    int d = 1 + energy.fit().stream().mapToInt(Energy.Entry::row).max().orElse(0);
    StringBuilder text = new StringBuilder();
    for (Energy.Entry entry : energy.fit()) {
      text.append(entry.column() > 0 ? "," : entry.row() > 0 ? ";" : "").append(entry.target());
    }
    if (energy.fit().size() != d * d) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "expected %d entries of a target, got %d", d * d, energy.fit().size()));
    }
    return text.toString();
  }

  /** Where replicas start, on one line: {@code gaussian 0.5}, {@code singular-values 3.0,1.0}, {@code matrix 1.0,0.0;0.0,1.0}. */
  private static String shown(Initial initial) {
    return switch (initial) {
      case Initial.Gaussian(double scale) -> "gaussian " + scale;
      case Initial.SingularValues(List<Double> values) -> "singular-values " + numbers(values);
      case Initial.Given(List<List<Double>> rows) ->
        "matrix " + rows.stream().map(Parameter::numbers).collect(Collectors.joining(";"));
    };
  }

  private static String numbers(List<Double> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
  }
}
