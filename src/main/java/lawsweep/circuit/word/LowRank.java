package lawsweep.circuit.word;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * {@code lowrank R [to N] [frozen|trained]}: B A x on each token, with a constant or a trained matrix beside it.
 * Tensors A (R × M), B (N × R), W (N × M).
 *
 * @param target N; empty for the dimension that comes in
 */
record LowRank(int rank, OptionalInt target, boolean frozen, boolean trained) implements Layer {

  private static final int LARGEST = 999;

  static Layer read(Phrase phrase) {
    int rank = phrase.size("a rank");
    Choices choices = phrase.choices(Choice.number("to", "N"), Choice.flag("frozen"), Choice.flag("trained"));
    if (choices.has("frozen") && choices.has("trained")) {
      throw phrase.error(Optional.empty(), "expected frozen or trained at " + phrase.shown() + ", got both");
    }
    return new LowRank(rank, choices.number("to"), choices.has("frozen"), choices.has("trained"));
  }

  @Override
  public Value apply(Value in, Weave weave) {
    weave.needsTokens(in);
    int width = target.orElse(in.dimension());
    if (!frozen && !trained) {
      weave.module("nn.Sequential(" + Stage.linear(in.dimension(), rank, false) + ", "
          + Stage.linear(rank, width, false) + ")");
    }
    String x = weave.z() + in.letters();
    String inner = x.replace('e', 'r');
    String out = x.replace('e', 'o');
    int wire = weave.contract(weave.matrix("A", rank, in.dimension()), in.wire(), "re," + x + "->" + inner);
    wire = weave.contract(weave.matrix("B", width, rank), wire, "or," + inner + "->" + out);
    if (frozen || trained) {
      int matrix = trained ? weave.matrix("W", width, in.dimension()) : constant(width, in.dimension(), weave);
      wire = weave.sum(wire, 1, weave.contract(matrix, in.wire(), "oe," + x + "->" + out), 1);
    }
    return Mlp.wide(in, wire, width);
  }

  /** Any matrix of integers from -999 to 999: the same in each count, another in each layer. */
  private static int constant(int out, int in, Weave weave) {
    long salt = weave.stages().size();
    return weave.constants().wire("frozen " + salt, List.of(out, in), i -> mixed((salt << 32) + i));
  }

  /** The finaliser of SplitMix64. */
  private static long mixed(long index) {
    long bits = (index + 1) * 0x9e3779b97f4a7c15L;
    bits = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
    bits = (bits ^ (bits >>> 27)) * 0x94d049bb133111ebL;
    return Long.remainderUnsigned(bits ^ (bits >>> 31), 2 * LARGEST + 1) - LARGEST;
  }
}
