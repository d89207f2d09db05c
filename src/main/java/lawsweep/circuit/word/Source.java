package lawsweep.circuit.word;

import java.util.List;
import lawsweep.circuit.Step;
import lawsweep.circuit.word.Value.Form;

/** The words that a network begins with: where its inputs come from. */
final class Source {

  private static final Choice CAUSAL = Choice.flag("causal");
  private static final Choice POSITIONS = Choice.flag("pos");

  private Source() {}

  /** {@code vec M}: M independent numbers. */
  record Vector(int dimension) implements Layer {

    static Layer read(Phrase phrase) {
      Vector vector = new Vector(phrase.size("a dimension"));
      phrase.end();
      return vector;
    }

    @Override
    public Value apply(Value in, Weave weave) {
      return new Value(inputs(List.of(dimension), weave), Form.VECTOR, List.of(dimension));
    }
  }

  /**
   * {@code seq NxM}: N tokens of dimension M.
   *
   * @param causal true if no query of any attention sees later tokens
   */
  record Sequence(int tokens, int dimension, boolean causal) implements Layer {

    static Layer read(Phrase phrase) {
      List<Integer> sides = phrase.sizes("NxM");
      return new Sequence(sides.getFirst(), sides.getLast(), phrase.choices(CAUSAL).has("causal"));
    }

    @Override
    public Value apply(Value in, Weave weave) {
      weave.causal(causal);
      return new Value(inputs(List.of(tokens, dimension), weave), Form.SEQUENCE, List.of(tokens, dimension));
    }
  }

  /**
   * {@code tokens VxN M}: N tokens, each one of V, embedded in dimension M by E (V × M).
   *
   * @param causal as in a sequence
   * @param positions true if one trained vector is added to each token, as {@code pos} does
   */
  record Tokens(int vocabulary, int tokens, int dimension, boolean causal, boolean positions) implements Layer {

    static Layer read(Phrase phrase) {
      List<Integer> sides = phrase.sizes("VxN");
      int dimension = phrase.size("a dimension");
      Choices choices = phrase.choices(CAUSAL, POSITIONS);
      return new Tokens(sides.getFirst(), sides.getLast(), dimension, choices.has("causal"), choices.has("pos"));
    }

    @Override
    public Value apply(Value in, Weave weave) {
      weave.causal(causal);
      weave.module(positions ? "" : "nn.Embedding(" + vocabulary + ", " + dimension + ")");
      int words = weave.add(new Step.OneHot(weave.batched(List.of(tokens, vocabulary))));
      int table = weave.table("E", vocabulary, dimension);
      int wire = weave.contract(words, table, weave.z() + "nv,ve->" + weave.z() + "ne");
      Value out = new Value(wire, Form.SEQUENCE, List.of(tokens, dimension));
      return positions ? Positions.added(out, weave) : out;
    }
  }

  /** {@code image CxP} and {@code image CxPxQ}: channels of positions on a line or in a plane. */
  record Image(List<Integer> sides) implements Layer {

    static Layer read(Phrase phrase) {
      Image image = new Image(phrase.sizes(2, 3, "CxP or CxPxP"));
      phrase.end();
      return image;
    }

    @Override
    public Value apply(Value in, Weave weave) {
      return new Value(inputs(sides, weave), Form.IMAGE, sides);
    }
  }

  private static int inputs(List<Integer> sides, Weave weave) {
    return weave.add(new Step.Input(weave.batched(sides)));
  }
}
