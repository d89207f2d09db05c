package lawsweep.langevin.cell;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The values by which a cell is asked for. What is not given is what the cell's equation has where nothing is said;
 * nothing is checked. Used by one thread.
 */
public final class CellValues {

  /** Where replicas start if nothing is said. */
  private static final Initial START = new Initial.Gaussian(1);

  private final Map<Parameter<?>, Object> given = new HashMap<>();

  /**
   * Gives a value.
   *
   * @throws ClassCastException if the parameter has values of another class
   */
  public CellValues put(Parameter<?> parameter, Object value) {
    given.put(parameter, parameter.values().type().cast(value));
    return this;
  }

  private <T> Optional<T> find(Parameter<T> parameter) {
    return Optional.ofNullable(parameter.values().type().cast(given.get(parameter)));
  }

  /**
   * The cell.
   *
   * @throws java.util.NoSuchElementException without dynamics, width or time, which nothing stands for
   */
  public LangevinCell cell(long sweepSeed, int repeat) {
    Equation equation = find(Parameters.DYNAMICS).orElseThrow();
    int depth = find(Parameters.DEPTH).orElse(1);
    int width = find(Parameters.WIDTH).orElseThrow();
    double time = find(Parameters.TIME).orElseThrow();
    return new LangevinCell(equation, find(Parameters.SCHEME).orElse(equation.scheme(depth)),
        new Shape(depth, width, find(Parameters.RANK).orElse(width), find(Parameters.SIDE).orElse(equation.side())),
        new Forces(find(Parameters.ENERGY).orElse(Energy.none()), find(Parameters.BETA).orElse(1.0),
            find(Parameters.KAPPA).orElse(equation.stochastic() ? 1.0 : 0.0), settings()),
        find(Parameters.INITIAL).orElse(START),
        new Clock(find(Parameters.STEP).orElse(0.0), time, find(Parameters.RECORD_EVERY).orElse(time)),
        new Copies(find(Parameters.REPLICAS).orElse(1), sweepSeed, repeat));
  }

  private Settings settings() {
    Map<Parameter<?>, Object> settings = new HashMap<>(given);
    settings.keySet().removeIf(parameter -> parameter.neutral().isEmpty());
    return new Settings(settings);
  }
}
