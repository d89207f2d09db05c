package lawsweep.spec;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * What one key of a grid runs through; one value that is left to its default if the key is not given.
 *
 * @param size how many values, at least 1
 * @param at the values by their place
 */
public record Axis<T>(int size, IntFunction<Optional<T>> at) {

  /** The values of a list. */
  public static <T> Axis<T> of(List<T> values) {
    return new Axis<>(values.size(), i -> Optional.of(values.get(i)));
  }

  /** The numbers of a set. */
  public static Axis<Integer> of(NumberSet numbers) {
    return new Axis<>(numbers.size(), i -> Optional.of(numbers.at(i)));
  }

  /** The default alone. */
  public static <T> Axis<T> none() {
    return new Axis<>(1, i -> Optional.empty());
  }
}
