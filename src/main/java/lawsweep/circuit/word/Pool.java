package lawsweep.circuit.word;

import java.util.List;
import lawsweep.circuit.Shapes;
import lawsweep.text.Many;

/** {@code pool}: the mean over tokens or positions. */
record Pool() implements Layer {

  /** Residues know fractions with denominators below all primes only. */
  private static final int MOST = (1 << 22) - 1;

  static Layer read(Phrase phrase) {
    phrase.end();
    return new Pool();
  }

  @Override
  public Value apply(Value in, Weave weave) {
    return switch (in.form()) {
      case SEQUENCE -> mean(in, List.of(in.tokens()), in.dimension(), weave);
      case IMAGE -> {
        weave.module("nn.AdaptiveAvgPool" + (in.sides().size() - 1) + "d(1), nn.Flatten()");
        yield mean(in, in.sides().subList(1, in.sides().size()), in.sides().getFirst(), weave);
      }
      case NOTHING, VECTOR, TENSOR -> throw weave.error("needs a sequence or an image, got " + in.shown());
    };
  }

  private static Value mean(Value in, List<Integer> places, int dimension, Weave weave) {
    int ones = weave.constants().ones(places);
    int count = Shapes.size(places);
    if (count > MOST) {
      throw weave.error("takes means of at most " + Many.grouped(MOST) + " numbers, got " + in.shown());
    }
    String z = weave.z();
    String letters = in.letters();
    int sum = weave.contract(in.wire(), ones, z + letters + "," + letters.replace("e", "") + "->" + z + "e");
    return Value.vector(weave.divided(sum, count), dimension);
  }
}
