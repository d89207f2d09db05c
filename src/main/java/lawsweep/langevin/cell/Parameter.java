package lawsweep.langevin.cell;

import java.util.Optional;
import java.util.function.Function;

/**
 * A parameter of simulations: what tells one from another, beside the repeat. Lists of them are the one place that
 * names them: the keys of specs and the axes of their grids, the objects of records, the text under a cell's digest,
 * tables, charts and captions take keys, order and values from here. Two parameters are the same only if they are one
 * object.
 *
 * @param <T> what its values are
 */
public final class Parameter<T> {

  private final String key;
  private final Values<T> values;
  /** Where it is in a cell; null for settings. */
  private final Function<LangevinCell, T> in;
  private final Optional<T> neutral;

  private Parameter(String key, Values<T> values, Function<LangevinCell, T> in, Optional<T> neutral) {
    this.key = key;
    this.values = values;
    this.in = in;
    this.neutral = neutral;
  }

  /** What tables and charts show of a parameter. */
  public enum Type {
    /** A word, or a line of words and numbers. */
    TEXT,
    /** A whole number, a {@code Long}. */
    WHOLE,
    /** A number, a {@code Double}; infinite for the depth of the limit. */
    REAL
  }

  /** A parameter that every cell has a place for. */
  static <T> Parameter<T> of(String key, Values<T> values, Function<LangevinCell, T> in) {
    return new Parameter<>(key, values, in, Optional.empty());
  }

  /**
   * A parameter of an equation's own, kept in the {@link Settings} of its cells.
   *
   * @param neutral its value where nothing is said
   */
  public static <T> Parameter<T> setting(String key, Values<T> values, T neutral) {
    return new Parameter<>(key, values, null, Optional.of(neutral));
  }

  /** Its key in specs and in the JSON object of a record. */
  public String key() {
    return key;
  }

  /** What its values are. */
  public Values<T> values() {
    return values;
  }

  /** What tables show of it. */
  public Type type() {
    return values.shownAs();
  }

  /** Its value in a cell as tables show it. */
  public Function<LangevinCell, Object> value() {
    return cell -> values.shown(in(cell));
  }

  /** Its value in a cell. */
  public T in(LangevinCell cell) {
    return neutral.isPresent() ? cell.settings().get(this) : in.apply(cell);
  }

  /** Its value in a cell, in the text under the cell's digest. */
  String text(LangevinCell cell) {
    return values.text(in(cell));
  }

  /** For a parameter of an equation's own, its value where nothing is said. */
  public Optional<T> neutral() {
    return neutral;
  }

  @Override
  public String toString() {
    return key;
  }
}
