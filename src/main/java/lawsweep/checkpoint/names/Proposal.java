package lawsweep.checkpoint.names;

import java.util.List;
import java.util.Optional;

/**
 * A map whose way of naming a checkpoint has, and what can be said of the network.
 *
 * @param names one of {@link NameMaps#known}
 * @param prefix what all names begin with and the map leaves away; empty if nothing
 * @param net a line for {@code --net} that the map fits; empty where shapes do not tell it
 * @param notes what in the line is a guess because no file stores it (functions, heads), and what is left out; each a
 *     sentence without a full stop
 */
public record Proposal(String names, String prefix, Optional<String> net, List<String> notes) {

  /** With a list that does not change. */
  public Proposal {
    notes = List.copyOf(notes);
  }
}
