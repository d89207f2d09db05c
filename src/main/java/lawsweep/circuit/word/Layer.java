package lawsweep.circuit.word;

import java.util.OptionalInt;

/** A layer with its sizes and options, ready to be applied. */
public interface Layer {

  /** How many samples run together where a layer looks at several and none says how many. */
  int DEFAULT_BATCH = 3;

  /**
   * Adds its tensors and steps.
   *
   * @param in what comes in; of the form {@link Value.Form#NOTHING} for a source
   * @return what goes out
   * @throws lawsweep.text.SpotException if it does not fit what comes in
   */
  Value apply(Value in, Weave weave);

  /** True if it looks at several samples together. */
  default boolean batched() {
    return false;
  }

  /** How many samples it looks at together, if it says so. */
  default OptionalInt batch() {
    return OptionalInt.empty();
  }
}
