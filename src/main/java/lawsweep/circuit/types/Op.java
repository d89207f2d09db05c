package lawsweep.circuit.types;

import java.util.Optional;

/**
 * A type of motion of a tensor: it says on which sides numbers act, not which numbers. Sides are numbered by places, or
 * by letters of a contraction.
 *
 * @param side the side that a matrix acts on; -1 for other kinds
 * @param set bits of sides: the numbers depend on the indices of these, and sum to 0 along each of them
 * @param parts for sides that rotations turn, two bits for each: what part of the functions on it, see {@link Part}
 */
record Op(Kind kind, int side, int set, long parts) {

  /** What moves a tensor. */
  enum Kind {
    /** Entries are multiplied by a function of the indices in the set. */
    FACTOR,
    /** A symmetric matrix with zeros on its diagonal, whose entries sum to 0, multiplies one side. */
    MATRIX,
    /** The matrix of ones multiplies one side. */
    ONES,
    /** A function of the indices in the set is added. */
    SHIFT
  }

  /** Parts of the functions on a side, some places of which are turned two by two. Others are moved by no law. */
  enum Part {
    /** All functions that sum to 0. */
    WHOLE(0),
    /** The same on both places of a plane, 0 on what is not turned; as something that is added, any there. */
    PLANES(1),
    /** 0 on planes; as something that is added, of any sum. */
    STILL(2),
    /** One number on planes, one on the others. */
    BETWEEN(3);

    private final int bits;

    Part(int bits) {
      this.bits = bits;
    }
  }

  static Op factor(int set) {
    return new Op(Kind.FACTOR, -1, set, 0);
  }

  static Op shift(int set) {
    return new Op(Kind.SHIFT, -1, set, 0);
  }

  Part part(int place) {
    return switch ((int) (parts >>> (2 * place)) & 3) {
      case 0 -> Part.WHOLE;
      case 1 -> Part.PLANES;
      case 2 -> Part.STILL;
      default -> Part.BETWEEN;
    };
  }

  Op with(int place, Part part) {
    return new Op(kind, side, set, parts | ((long) part.bits << (2 * place)));
  }

  /** The constant function in the place of one of the only index, or the identity in that of a matrix. */
  Optional<Op> constant() {
    if (kind == Kind.MATRIX || kind == Kind.ONES) {
      return Optional.of(new Op(Kind.FACTOR, -1, set, parts));
    }
    if (Integer.bitCount(set) == 1 && (kind == Kind.FACTOR || parts == 0)) {
      return Optional.of(new Op(kind, -1, 0, 0));
    }
    if (kind == Kind.FACTOR && Long.bitCount(parts) == 1) {
      // One side is turned: it goes.
      int place = Long.numberOfTrailingZeros(parts) / 2;
      return Optional.of(new Op(kind, -1, set & ~(1 << place), 0));
    }
    return Optional.empty();
  }

  /** Bits of all sides that it has to do with. */
  int touched() {
    return side < 0 ? set : set | (1 << side);
  }

  /**
   * The same with sides numbered otherwise.
   *
   * @param to new numbers by old ones
   */
  Op moved(int[] to) {
    int bits = 0;
    long tags = 0;
    for (int rest = set; rest != 0; rest &= rest - 1) {
      int place = Integer.numberOfTrailingZeros(rest);
      bits |= 1 << to[place];
      tags |= (parts >>> (2 * place) & 3) << (2 * to[place]);
    }
    return new Op(kind, side < 0 ? -1 : to[side], bits, tags);
  }
}
