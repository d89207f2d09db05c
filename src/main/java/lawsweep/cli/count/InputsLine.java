package lawsweep.cli.count;

import lawsweep.kernel.Kernels;
import lawsweep.kind.count.InputRank;
import lawsweep.law.LawCell;
import lawsweep.network.Bias;
import lawsweep.pattern.Inputs;

/** What the inputs of a user are: how many, from where, and their own rank. */
final class InputsLine {

  private InputsLine() {}

  /** The line; {@code from} names the file. */
  static String of(LawCell cell, Inputs inputs, String from, Kernels kernels) {
    int features = inputs.known().features();
    InputRank plain = InputRank.of(inputs, false, kernels);
    String rank = plain.rank() + inBrackets(plain);
    if (cell.architecture().bias() != Bias.NONE) {
      InputRank biased = InputRank.of(inputs, true, kernels);
      rank = plain.rank() + (plain.doubt().equals(biased.doubt()) ? "" : inBrackets(plain)) + ", and " + biased.rank()
          + " with the constant of the biases" + inBrackets(biased);
    }
    return many(inputs.samples(), "row") + " of " + many(features, "column") + " from " + from + " (SHA-256 "
        + inputs.sha256().substring(0, 8) + "…), rank " + rank;
  }

  private static String inBrackets(InputRank rank) {
    return rank.doubt().isEmpty() ? "" : " (" + rank.doubt() + ")";
  }

  private static String many(int number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }
}
