package lawsweep.road.weights;

import lawsweep.text.OneLine;

/** A file that does not hold the weights of a network. The message is one line that names the file. */
public final class WeightsRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  /** With one line for whoever named the file. */
  WeightsRefusedException(String line) {
    super(OneLine.of(line));
  }

  /** The same, with what found it out. */
  WeightsRefusedException(String line, Throwable cause) {
    super(OneLine.of(line), cause);
  }
}
