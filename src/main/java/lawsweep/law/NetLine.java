package lawsweep.law;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import lawsweep.circuit.line.Block;
import lawsweep.circuit.line.Chain;
import lawsweep.circuit.line.Network;
import lawsweep.network.Family;
import lawsweep.text.Sha256;
import lawsweep.text.SpotException;

/**
 * A network that a line of the language says, or a block of it: some of its tensors, with all others drawn anew for
 * every field; or a network at weights from a file. Two are equal if and only if their lines, blocks and weights are.
 * The circuit is made when it is first asked for:
 * cells of large grids are made often, and mostly for their keys. D, and whether there are rectifiers, is kept without
 * the circuit.
 */
public final class NetLine implements Subject {

  /** The word for its family. */
  public static final String FAMILY = "net";

  private static final int HASH_BYTES = 8;

  private final String line;
  private final Optional<String> lawsOf;
  private final SortedMap<String, Long> over;
  private final Optional<GivenWeights> weights;
  private volatile Facts facts;
  private volatile Network network;
  private volatile Chain chain;

  /**
   * What is asked of cells that are only listed.
   *
   * @param parameters D
   * @param rectified whether there are rectifiers
   */
  private record Facts(long parameters, boolean rectified) {

    static Facts of(Network network) {
      return new Facts(network.parameters(), network.rectified());
    }
  }

  /**
   * A line that was read before.
   *
   * @param line in its normal form
   * @param over the numbers that were put in the places of names; no part of what the network is
   */
  public NetLine(String line, Map<String, Long> over) {
    this(line, Optional.empty(), sorted(over));
  }

  private NetLine(String line, Optional<String> lawsOf, SortedMap<String, Long> over) {
    this(line, lawsOf, over, Optional.empty());
  }

  private NetLine(String line, Optional<String> lawsOf, SortedMap<String, Long> over, Optional<GivenWeights> weights) {
    this.line = line;
    this.lawsOf = lawsOf;
    this.over = over;
    this.weights = weights;
  }

  private NetLine(String line, Optional<String> lawsOf, SortedMap<String, Long> over, Facts facts) {
    this(line, lawsOf, over);
    this.facts = facts;
  }

  /** A line by itself. */
  public NetLine(Network network) {
    this(network.line(), Map.of());
    this.network = network;
  }

  private static SortedMap<String, Long> sorted(Map<String, Long> over) {
    return over.isEmpty() ? Collections.emptySortedMap() : Collections.unmodifiableSortedMap(new TreeMap<>(over));
  }

  /**
   * One of many lines that are listed: its circuit is not kept.
   *
   * @param network the whole network that it says
   * @param over the numbers that were put in the places of names
   */
  public static NetLine listed(Network network, Map<String, Long> over) {
    NetLine listed = new NetLine(network.line(), Optional.empty(), sorted(over), Facts.of(network));
    KnownLines.note(listed);
    return listed;
  }

  /** The same, with a circuit of its own: what is made for it goes with it. */
  public NetLine copy() {
    NetLine copy = new NetLine(line, lawsOf, over, weights);
    copy.facts = facts;
    return copy;
  }

  /**
   * The same network at weights from a file.
   *
   * @throws IllegalArgumentException for a block, whose other weights are drawn
   */
  public NetLine at(GivenWeights given) {
    if (lawsOf.isPresent()) {
      throw new IllegalArgumentException("expected a whole network with weights from a file, got the block "
          + lawsOf.get());
    }
    NetLine at = new NetLine(line, lawsOf, over, Optional.of(given));
    at.facts = facts;
    at.network = network;
    return at;
  }

  /**
   * Reads a line as records have it.
   *
   * @param lawsOf the tensors whose laws are meant; empty for all of them
   * @throws IllegalArgumentException with one line that says why, if it is none, or not in its normal form
   */
  static NetLine read(String line, Optional<String> lawsOf, Map<String, Long> over) {
    Optional<NetLine> known = KnownLines.find(line, lawsOf);
    if (known.isPresent()) {
      NetLine same = known.get();
      return new NetLine(same.line, same.lawsOf, sorted(over), same.facts);
    }
    NetLine whole = read(line, over);
    NetLine read = lawsOf.isEmpty() ? whole : whole.read(lawsOf.get());
    KnownLines.note(new NetLine(read.line, read.lawsOf, Collections.emptySortedMap(), read.facts()));
    return read;
  }

  private NetLine read(String names) {
    try {
      NetLine block = block(names);
      if (!block.lawsOf.equals(Optional.of(names))) {
        throw new IllegalArgumentException(block.lawsOf.isEmpty()
            ? "expected no 'laws_of' with all tensors of the network, got '" + names + "'"
            : "expected the tensors in 'laws_of' as '" + block.lawsOf.get() + "', got '" + names + "'");
      }
      return block;
    } catch (SpotException e) {
      throw new IllegalArgumentException("expected tensors of the network in 'laws_of': " + e.getMessage(), e);
    }
  }

  private static NetLine read(String line, Map<String, Long> over) {
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

  /**
   * The same network with laws of some of its tensors, see {@link Network#block}. With all of them it is the line by
   * itself.
   *
   * @throws SpotException if they are no tensors of it
   */
  public NetLine block(String names) {
    return new NetLine(line, network().block(names).lawsOf(), over);
  }

  /**
   * All blocks of a network that a text names, see {@link Block#all}, listed.
   *
   * @param over the numbers that were put in the places of names
   * @throws SpotException if they are no tensors of it
   */
  public static List<NetLine> blocks(Network network, String text, Map<String, Long> over) {
    SortedMap<String, Long> sorted = sorted(over);
    List<NetLine> blocks = Block.all(network, text).stream().map(block -> new NetLine(network.line(),
        block.whole() ? Optional.empty() : Optional.of(block.text()), sorted,
        new Facts(block.parameters(network), network.rectified()))).toList();
    blocks.forEach(KnownLines::note);
    return blocks;
  }

  /** The tensors whose laws are counted, in their normal form; empty for all of them. */
  public Optional<String> lawsOf() {
    return lawsOf;
  }

  /** The weights at which it is counted; empty for generic ones, and for drawn ones. */
  public Optional<GivenWeights> weights() {
    return weights;
  }

  /** The numbers that were put in the places of names, by name. */
  public SortedMap<String, Long> over() {
    return over;
  }

  /** The network; for a block that of its tensors, whose other tensors are inputs. */
  public Network network() {
    Network made = network;
    if (made == null) {
      Network whole = Network.of(line);
      made = lawsOf.map(whole::block).orElse(whole);
      network = made;
    }
    return made;
  }

  /**
   * The same network with its widths, if it has rectifiers and is one whose patterns can be found at drawn weights;
   * otherwise empty, for a block, and at weights from a file.
   */
  public Optional<Widths> chain() {
    if (lawsOf.isPresent() || weights.isPresent()) {
      return Optional.empty();
    }
    Chain made = chain;
    if (made == null) {
      made = Chain.of(line);
      chain = made;
    }
    Loss loss = made.entropy() ? Loss.CE : Loss.MSE;
    return made.network().map(network -> new Widths(network, loss));
  }

  private Facts facts() {
    Facts found = facts;
    if (found == null) {
      found = Facts.of(network());
      facts = found;
    }
    return found;
  }

  /** Its fields unless others are asked for: with free gates where there are rectifiers, otherwise its own. */
  public Fields fields() {
    return facts().rectified() ? Fields.GATES : Fields.DATA;
  }

  @Override
  public String family() {
    return FAMILY;
  }

  @Override
  public long parameters() {
    return facts().parameters();
  }

  /** {@code net_0123456789abcdef}: the first digits of the SHA-256 of {@link #identity}. */
  @Override
  public String stem() {
    return FAMILY + "_" + Sha256.of(identity()).hex(HASH_BYTES);
  }

  /** The line; for a block a second line has its tensors, at weights from a file the hash of these. */
  public String identity() {
    return weights.map(given -> line + "\nat the weights " + given.sha256())
        .orElseGet(() -> lawsOf.map(names -> line + "\nlaws of " + names).orElse(line));
  }

  /** With rectifiers there are data fields of chains, at drawn weights or those of a file, too. */
  @Override
  public boolean has(Fields fields) {
    return fields == fields() || (fields == Fields.DATA && (chain().isPresent() || atChain()));
  }

  private boolean atChain() {
    return weights.isPresent()
        && Chain.of(line).network().filter(network -> network.family() == Family.RELU).isPresent();
  }

  @Override
  public Optional<NetLine> line() {
    return Optional.of(this);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NetLine net && net.line.equals(line) && net.lawsOf.equals(lawsOf)
        && net.weights.equals(weights);
  }

  @Override
  public int hashCode() {
    return identity().hashCode();
  }

  @Override
  public String toString() {
    return weights.map(given -> line + " at " + given)
        .orElseGet(() -> lawsOf.map(names -> "laws of " + names + " in " + line).orElse(line));
  }
}
