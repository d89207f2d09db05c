package lawsweep.road.theorem;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import lawsweep.circuit.laws.LawKind;
import lawsweep.circuit.line.PlainLine;
import lawsweep.text.Many;

/**
 * Softmax attention that is a whole network: {@code seq NxM > attn HxD …}, by itself or over a second sequence; or
 * with {@code ce} right behind it.
 *
 * @param sizes what goes in and comes out
 * @param heads H
 * @param width d, the width of a head
 * @param groups G, heads of keys and values
 * @param biases some of the letters q, k, v, o
 */
record Heads(Sizes sizes, long heads, long width, long groups, String biases) {

  private static final Set<String> OPTIONS = Set.of("kv", "causal", "bias", "cross");

  /**
   * What goes in and comes out.
   *
   * @param tokens how many tokens keys and values are made of
   * @param queried the dimension of what queries are made of
   * @param seen the dimensions of what comes out that are seen: all, or one fewer with cross entropy
   * @param read the dimension of what keys and values are made of; the same unless they read a second sequence
   */
  record Sizes(long tokens, long queried, long seen, long read) {}

  /** That of a line that ends with it; empty if it is none. */
  static Optional<Heads> of(PlainLine line) {
    return line.size() == 2 ? of(line, 0) : Optional.empty();
  }

  /** That of a line which ends with {@code ce} right behind it; empty if it is none. */
  static Optional<Heads> behindLoss(PlainLine line) {
    return line.size() == 3 && line.last().text().equals("ce") ? of(line, 1) : Optional.empty();
  }

  private static Optional<Heads> of(PlainLine line, int unseen) {
    PlainLine.Layer attention = line.layer(1);
    String biases = attention.behind("bias").orElse("");
    if (!line.layer(0).is("seq") || !attention.is("attn")
        || !attention.options().stream().allMatch(option -> OPTIONS.contains(option) || option.equals(biases))) {
      return Optional.empty();
    }
    List<Integer> own = line.layer(0).sizes();
    List<Integer> read = attention.sizesBehind("cross").orElse(own);
    int heads = attention.sizes().getFirst();
    Sizes sizes = new Sizes(read.getFirst(), own.getLast(), (long) own.getLast() - unseen, read.getLast());
    return Optional.of(new Heads(sizes, heads, attention.sizes().getLast(), attention.numberBehind("kv").orElse(heads),
        biases));
  }

  /** Query heads that share one head of keys and values. */
  long shared() {
    return heads / groups;
  }

  /** 1 if there is a bias of this letter, otherwise 0. */
  int bias(char letter) {
    return biases.indexOf(letter) < 0 ? 0 : 1;
  }

  /** Queries against keys, for each head of keys: the biases of queries are one more column of theirs. */
  TwoLayers scores() {
    return new TwoLayers(shared() * (sizes.queried() + bias('q')), sizes.read(), width);
  }

  /** Values against outputs, for each head of values: the bias of values is one more column of theirs. */
  TwoLayers values() {
    return new TwoLayers(sizes.read() + bias('v'), shared() * sizes.seen(), width);
  }

  /** Biases of keys, which softmax does not see. */
  long still() {
    return bias('k') * groups * width;
  }

  /** With one token: values against outputs, all heads together. */
  TwoLayers merged() {
    return new TwoLayers(sizes.read() + bias('v'), sizes.seen(), groups * width);
  }

  /** With one token: what the softmax hides, queries and keys with their biases. */
  long hidden() {
    return width * (heads * (sizes.queried() + bias('q')) + groups * (sizes.read() + bias('k')));
  }

  /** With one token: differences of outputs that share a head of values. */
  long differences() {
    return (heads - groups) * width * sizes.seen();
  }

  /** The independent laws by kind, those of outputs that are not seen left out. */
  SortedMap<LawKind, Long> kinds() {
    SortedMap<LawKind, Long> kinds = new TreeMap<>();
    if (sizes.tokens() == 1) {
      kinds.put(LawKind.STILL, hidden());
      kinds.put(LawKind.SUMS, differences());
      kinds.put(LawKind.HEADS, merged().laws());
    } else {
      kinds.put(LawKind.STILL, still());
      kinds.put(LawKind.HEADS, groups * (scores().laws() + values().laws()));
    }
    return kinds;
  }

  /** How the number of these laws comes about: {@code 2 · 12 · L2(768, 768, 64)}. */
  String formula() {
    if (sizes.tokens() == 1) {
      return Many.grouped(hidden()) + " + " + (heads == groups ? "" : Many.grouped(differences()) + " + ") + merged();
    }
    String inside = scores().equals(values().turned())
        ? "2 · " + groups + " · " + scores()
        : groups + " · (" + scores() + " + " + values() + ")";
    return inside + (still() == 0 ? "" : " + " + groups + " · " + width);
  }

  /** What is checked of the sizes. */
  String checked() {
    return "keys and values of " + Many.of(sizes.tokens(), "token")
        + (sizes.tokens() == 1 ? ": the formula of one" : ", not one");
  }
}
