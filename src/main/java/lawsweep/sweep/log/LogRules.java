package lawsweep.sweep.log;

import java.util.List;
import java.util.Optional;
import lawsweep.sweep.Caveat;

/** How the records of one log are read for one sweep. For many threads at once. */
public interface LogRules {

  /** All that what is read depends on besides the log's bytes, as one hash: 64 hexadecimal digits. */
  String digest();

  /** The names of the columns of which {@link Reading.Found} has the values. */
  List<String> columns();

  /** The caveat that a word names; empty if no kind has it any more. */
  Optional<Caveat> caveat(String word);

  /**
   * Reads a record.
   *
   * @param payload its bytes, not to be changed
   * @param offset where it lies in the log
   */
  Reading read(byte[] payload, long offset);
}
