package lawsweep.circuit;

import java.util.List;

/**
 * One step of a circuit. Step i writes wire i; it reads wires of lower numbers. A wire holds a tensor for every sample
 * of a field.
 */
public sealed interface Step {

  /** The sides of what it writes. */
  List<Integer> shape();

  /** The wires that it reads; one that it reads twice is there twice. */
  default List<Integer> reads() {
    return switch (this) {
      case Parameter _,Input _,OneHot _,Constant _,Rotation _ -> List.of();
      case Contraction contraction -> List.of(contraction.left(), contraction.right());
      case Sum sum -> sum.terms().stream().map(Term::wire).toList();
      case Gate gate -> List.of(gate.from());
      case Power power -> List.of(power.from());
      case Apply apply -> List.of(apply.from());
      case InverseRoot root -> List.of(root.from());
    };
  }

  /**
   * A tensor of θ.
   *
   * @param tensor its index among {@link Circuit#tensors}
   */
  record Parameter(int tensor, List<Integer> shape) implements Step {}

  /** Inputs, which every field draws anew: independent numbers. */
  record Input(List<Integer> shape) implements Step {}

  /** Inputs along whose last side one entry is 1 and the others 0, which every field draws anew, uniformly. */
  record OneHot(List<Integer> shape) implements Step {}

  /**
   * A constant.
   *
   * @param values integers, last side fastest
   */
  record Constant(List<Integer> shape, List<Long> values) implements Step {}

  /**
   * Rotations by generic angles, the same for all fields of a count: for position n and plane k the cosine and sine of
   * n ω_k. Sides: positions, planes, 2.
   */
  record Rotation(List<Integer> shape) implements Step {}

  /**
   * A sum of products over common indices: {@code hde,ne->hnd}. Letters name the sides; a letter that the result lacks
   * is summed over. Entrywise products, transposes and broadcasts are contractions too.
   */
  record Contraction(int left, int right, String indices, List<Integer> shape) implements Step {

    /** The letters of the left factor's sides. */
    public String leftLetters() {
      return indices.substring(0, indices.indexOf(','));
    }

    /** The letters of the right factor's sides. */
    public String rightLetters() {
      return indices.substring(indices.indexOf(',') + 1, indices.indexOf("->"));
    }

    /** The letters of the result's sides. */
    public String outLetters() {
      return indices.substring(indices.indexOf("->") + 2);
    }
  }

  /** Σ factor / divisor · wire, all of one shape. */
  record Sum(List<Term> terms, List<Integer> shape) implements Step {}

  /**
   * A part of a sum.
   *
   * @param factor an integer
   * @param divisor an integer above 0 and below all primes that are used
   */
  record Term(int wire, long factor, long divisor) {

    /** A multiple of a wire. */
    public Term(int wire, long factor) {
      this(wire, factor, 1);
    }
  }

  /** Entrywise products with free gates, which every field draws anew: a rectifier of any slopes. */
  record Gate(int from, List<Integer> shape) implements Step {}

  /** A power of every entry. */
  record Power(int from, int exponent, List<Integer> shape) implements Step {}

  /** A function of every entry. */
  record Apply(int from, Scalar function, List<Integer> shape) implements Step {}

  /** 1 / √u of every entry; where u is 0 or has no root the sample is discarded. */
  record InverseRoot(int from, List<Integer> shape) implements Step {}
}
