package lawsweep.circuit.word;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What runs from one layer to the next: a wire, and what its sides mean.
 *
 * @param sides without the samples of a batch: (M) of a vector, (N, M) of a sequence, (C, P) or (C, P, Q) of an image
 */
public record Value(int wire, Form form, List<Integer> sides) {

  /** What the sides mean. */
  public enum Form {
    /** Nothing yet: a source comes first. */
    NOTHING,
    /** Numbers without order. */
    VECTOR,
    /** Tokens of one dimension. */
    SEQUENCE,
    /** Channels of positions on a line or in a plane. */
    IMAGE,
    /** A tensor that is made of parameters alone. */
    TENSOR
  }

  /** With sides that do not change. */
  public Value {
    sides = List.copyOf(sides);
  }

  static Value vector(int wire, int dimension) {
    return new Value(wire, Form.VECTOR, List.of(dimension));
  }

  /** Of the same form and sides. */
  Value with(int other) {
    return new Value(other, form, sides);
  }

  /** The dimension of a vector or of the tokens. */
  int dimension() {
    return sides.getLast();
  }

  /** The number of tokens. */
  int tokens() {
    return sides.getFirst();
  }

  /** The sides as people write them: {@code 2x4}. */
  public String sidesShown() {
    return sides.stream().map(String::valueOf).collect(Collectors.joining("x"));
  }

  /** In words, as in {@code got a vector of 4}. */
  String shown() {
    return switch (form) {
      case NOTHING -> "nothing";
      case VECTOR -> "a vector of " + dimension();
      case SEQUENCE -> "a sequence of " + tokens() + " with dimension " + dimension();
      case IMAGE -> "an image " + sidesShown();
      case TENSOR -> "a tensor " + sidesShown() + " without inputs";
    };
  }

  /** Letters of its sides in contractions, without the batch. */
  String letters() {
    return switch (form) {
      case NOTHING -> "";
      case VECTOR -> "e";
      case SEQUENCE -> "ne";
      case IMAGE -> sides.size() == 2 ? "ep" : "epq";
      case TENSOR -> throw new IllegalStateException("a tensor has letters of its own");
    };
  }
}
