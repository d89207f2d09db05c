package lawsweep.road.theorem;

import java.util.Optional;
import lawsweep.law.NetLine;

/** A theorem on the conservation laws of all networks of a kind, whatever their sizes. */
public interface Statement {

  /** What users and records call it: the word behind {@code --of}. */
  String label();

  /** The theorem in words. */
  Wording wording();

  /**
   * What it says of a network; a pure function of the line. Quick where it says nothing: then only the text of the line
   * is looked at, and nothing is made of its sizes.
   *
   * @return empty if the line is not one that the theorem speaks of
   */
  Optional<Instance> of(NetLine line);
}
