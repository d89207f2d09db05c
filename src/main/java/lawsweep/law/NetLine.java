package lawsweep.law;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import lawsweep.circuit.line.Chain;
import lawsweep.circuit.line.Network;
import lawsweep.text.Sha256;
import lawsweep.text.SpotException;

/**
 * A network that a line of the language says. Two are equal if and only if their lines are. The circuit is made when it
 * is first asked for: cells of large grids are made often, and mostly for their keys.
 */
public final class NetLine implements Subject {

  /** The word for its family. */
  public static final String FAMILY = "net";

  private static final int HASH_BYTES = 8;

  private final String line;
  private final SortedMap<String, Long> over;
  private volatile Network network;
  private volatile Chain chain;

  /**
   * A line that was read before.
   *
   * @param line in its normal form
   * @param over the numbers that were put in the places of names; no part of what the network is
   */
  public NetLine(String line, Map<String, Long> over) {
    this.line = line;
    this.over = Collections.unmodifiableSortedMap(new TreeMap<>(over));
  }

  /** A line by itself. */
  public NetLine(Network network) {
    this(network.line(), Map.of());
    this.network = network;
  }

  /**
   * Reads a line as records have it.
   *
   * @throws IllegalArgumentException with one line that says why, if it is none, or not in its normal form
   */
  static NetLine read(String line, Map<String, Long> over) {
    try {
      Network network = Network.of(line);
      if (!network.line().equals(line)) {
        throw new IllegalArgumentException(
            "expected the network as '" + network.line() + "', got '" + line + "'");
      }
      NetLine read = new NetLine(line, over);
      read.network = network;
      return read;
    } catch (SpotException e) {
      throw new IllegalArgumentException("expected a network in 'net', got one that is none: " + e.getMessage(), e);
    }
  }

  /** The line in its normal form. */
  public String text() {
    return line;
  }

  /** The numbers that were put in the places of names, by name. */
  public SortedMap<String, Long> over() {
    return over;
  }

  /** The network. */
  public Network network() {
    Network made = network;
    if (made == null) {
      made = Network.of(line);
      network = made;
    }
    return made;
  }

  /**
   * The same network with its widths, if it has rectifiers and is one whose patterns can be found at drawn weights;
   * otherwise empty.
   */
  public Optional<Widths> chain() {
    Chain made = chain;
    if (made == null) {
      made = Chain.of(line);
      chain = made;
    }
    Loss loss = made.entropy() ? Loss.CE : Loss.MSE;
    return made.network().map(network -> new Widths(network, loss));
  }

  /** Its fields unless others are asked for: with free gates where there are rectifiers, otherwise its own. */
  public Fields fields() {
    return network().rectified() ? Fields.GATES : Fields.DATA;
  }

  @Override
  public String family() {
    return FAMILY;
  }

  @Override
  public long parameters() {
    return network().parameters();
  }

  /** {@code net_0123456789abcdef}: the first digits of the SHA-256 of the line. */
  @Override
  public String stem() {
    return FAMILY + "_" + Sha256.of(line).hex(HASH_BYTES);
  }

  /** With rectifiers there are data fields of chains, at drawn weights, too. */
  @Override
  public boolean has(Fields fields) {
    return fields == fields() || (fields == Fields.DATA && chain().isPresent());
  }

  @Override
  public Optional<NetLine> line() {
    return Optional.of(this);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NetLine net && net.line.equals(line);
  }

  @Override
  public int hashCode() {
    return line.hashCode();
  }

  @Override
  public String toString() {
    return line;
  }
}
