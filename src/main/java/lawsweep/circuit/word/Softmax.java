package lawsweep.circuit.word;

import java.util.List;
import lawsweep.circuit.Scalar;

/** Weights that sum to 1 along the last side. */
final class Softmax {

  private Softmax() {}

  /** The softmax of scores of tokens for tokens, without those that a query must not see. */
  static int of(int scores, String indices, boolean causal, int tokens, Weave weave) {
    int powers = masked(weave.apply(scores, Scalar.EXP), indices, causal, tokens, weave);
    return shares(powers, indices, tokens, weave);
  }

  /** The softmax of scores along their last side. */
  static int of(int scores, String indices, int size, Weave weave) {
    return shares(weave.apply(scores, Scalar.EXP), indices, size, weave);
  }

  /** Zeros where a query must not see a token. */
  static int masked(int scores, String indices, boolean causal, int tokens, Weave weave) {
    return causal
        ? weave.contract(scores, weave.constants().causal(tokens), indices + ",nm->" + indices)
        : scores;
  }

  private static int shares(int powers, String indices, int size, Weave weave) {
    int last = indices.length() - 1;
    String rest = indices.substring(0, last);
    int total = weave.contract(powers, weave.constants().ones(List.of(size)),
        indices + "," + indices.charAt(last) + "->" + rest);
    return weave.contract(powers, weave.apply(total, Scalar.RECIPROCAL), indices + "," + rest + "->" + indices);
  }
}
