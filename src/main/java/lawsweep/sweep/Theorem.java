package lawsweep.sweep;

import java.util.Optional;
import java.util.function.Predicate;
import lawsweep.work.Team;

/** Something that a file may hold besides records and that can be checked: a theorem with its proof, for example. */
public interface Theorem {

  /** What messages call it, after its place in the file: {@code theorem of depth 3}. */
  String name();

  /** Why it does not hold, on one line; empty if it does. */
  Optional<String> refuse(Team team);

  /** Reads theorems of one sort. */
  interface Reader {

    /** A key that all of them have, as JSON objects, and no record has. */
    String sign();

    /**
     * Whether an object that is no whole record may be one of them.
     *
     * @param has tells whether the object has a key
     */
    default boolean claims(Predicate<String> has) {
      return has.test(sign());
    }

    /**
     * Reads one.
     *
     * @param json one JSON object in UTF-8
     * @throws lawsweep.json.RecordFormatException with one line that says what is wrong
     */
    Theorem read(byte[] json);
  }
}
