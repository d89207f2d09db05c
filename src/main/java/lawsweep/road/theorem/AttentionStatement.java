package lawsweep.road.theorem;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import lawsweep.circuit.line.PlainLine;
import lawsweep.law.NetLine;
import lawsweep.text.Many;

/** Softmax attention as the whole network: the known laws of its heads are all there are. */
final class AttentionStatement implements Statement {

  /** Who was first. */
  static final String CREDIT = "several heads: first Tran and others (ICML 2026, arXiv 2606.17816, Theorem 4.3); one"
      + " head: Marcotte, Gribonval, Peyré (arXiv 2506.06194, Cor. 3.9); groups, masks, biases, second sequences: this"
      + " project, as far as it knows";

  private static final Wording WORDING = new Wording(
      "softmax attention",
      List.of("seq NxM [causal] > attn HxD [kv G] [causal] [bias LETTERS] [cross N'xM']"),
      List.of(
          "the attention is the whole network, and all that it puts out is seen (mean squared error)",
          "H heads of width D share G heads of keys and values, s = H/G each; with a causal mask or without;",
          "LETTERS are some of q, k, v, o, [q] is 1 if q is among them, otherwise 0; keys and values are made",
          "of N' tokens of dimension M', which are N and M unless they read a second sequence",
          "generic parameters: all Qᵀ K are nonzero, no two equal or opposite, all Vᵀ O nonzero, and for each",
          "head of keys and values [Q bq … K] and [V bv O …] have full rank"),
      List.of(
          "the known laws are all there are; their number is, for N' >= 2,",
          "    G (L2(s (M + [q]), M', D) + L2(M' + [v], s M, D)) + [k] G D",
          "(the last are the biases of keys, which stand still), and for N' = 1",
          "    D (H (M + [q]) + G (M' + [k])) + (H - G) D M + L2(M' + [v], M, G D)",
          "(queries and keys stand still; differences of outputs that share values; all heads together)",
          TwoLayers.MEANING),
      "attention.md",
      Wording.PROVED,
      CREDIT);

  @Override
  public String label() {
    return "attention";
  }

  @Override
  public Wording wording() {
    return WORDING;
  }

  @Override
  public Optional<Instance> of(NetLine line) {
    return PlainLine.of(line.text()).flatMap(Heads::of).map(heads -> instance(line.parameters(), heads));
  }

  private static Instance instance(long parameters, Heads heads) {
    long laws = heads.kinds().values().stream().mapToLong(Long::longValue).sum();
    return new Instance(parameters, heads.kinds(), Map.of(), List.of(heads.checked()),
        heads.formula() + " = " + Many.grouped(laws));
  }
}
