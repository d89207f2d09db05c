package lawsweep.sweep;

import java.util.List;
import java.util.Optional;

/**
 * What the results of one kind say together: what a run ends with and a report begins with. Results may be added in any
 * order and by many threads at once, and those of a million cells take no more memory than those of a few.
 *
 * @param <C> the cells
 * @param <R> what they gave
 */
public interface Findings<C extends Cell, R extends Outcome> {

  /** For kinds of which there is nothing to say but how many cells are done. */
  static <C extends Cell, R extends Outcome> Findings<C, R> none() {
    return new Findings<>() {
      @Override
      public Optional<String> add(C cell, R outcome) {
        return Optional.empty();
      }

      @Override
      public List<String> lines() {
        return List.of();
      }
    };
  }

  /**
   * Adds a result.
   *
   * @return what nobody would have expected of it, on one line that begins with the cell's key; mostly nothing
   */
  Optional<String> add(C cell, R outcome);

  /**
   * Adds results that are nothing but counted.
   *
   * @param word what {@link Kind#countedAs} says of each
   * @throws IllegalArgumentException if it says no such word
   */
  default void add(String word, long results) {
    throw new IllegalArgumentException("expected results that are not only counted, got " + results + " " + word);
  }

  /** What all results say, for people: some short lines, what was asked first; none if there are no results. */
  List<String> lines();
}
