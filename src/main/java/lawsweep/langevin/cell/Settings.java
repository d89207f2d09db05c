package lawsweep.langevin.cell;

import java.util.HashMap;
import java.util.Map;

/**
 * The values of what only some equations know, such as weight decay: those that are not what stands for them where
 * nothing is said, so that equal settings are equal.
 *
 * @param values by their parameters
 */
public record Settings(Map<Parameter<?>, Object> values) {

  /** Nothing is said. */
  public static final Settings NONE = new Settings(Map.of());

  /** Copies what is not neutral. */
  public Settings {
    Map<Parameter<?>, Object> said = new HashMap<>(values);
    said.entrySet().removeIf(entry -> entry.getKey().neutral().orElseThrow().equals(entry.getValue()));
    values = Map.copyOf(said);
  }

  /** A parameter's value. */
  public <T> T get(Parameter<T> parameter) {
    Object said = values.get(parameter);
    return said == null ? parameter.neutral().orElseThrow() : parameter.values().type().cast(said);
  }

  /** The settings with another value of a parameter. */
  public <T> Settings with(Parameter<T> parameter, T value) {
    Map<Parameter<?>, Object> said = new HashMap<>(values);
    said.put(parameter, value);
    return new Settings(said);
  }
}
