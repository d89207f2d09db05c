package lawsweep.road.sparse;

import java.util.Comparator;

/**
 * What two components of the sparse point are to each other, whatever their numbers.
 *
 * @param relation to each other
 */
record Pair(Part one, Part other, Relation relation) {

  /** An order of all pairs. */
  static final Comparator<Pair> ORDER =
      Comparator.comparing(Pair::one).thenComparing(Pair::other).thenComparing(Pair::relation);

  /** How two components stand to each other. */
  enum Relation {
    /** They are one. */
    SELF("inside"),
    /** Of one group of heads. */
    GROUP("of one group"),
    /** Of two groups. */
    GROUPS("of two groups"),
    /** At least one belongs to no group. */
    FREE("");

    private final String word;

    Relation(String word) {
      this.word = word;
    }
  }

  /** The pair of two components. */
  static Pair of(Component a, Component b) {
    Part one = a.part().compareTo(b.part()) <= 0 ? a.part() : b.part();
    Part other = one == a.part() ? b.part() : a.part();
    if (a.equals(b)) {
      return new Pair(one, other, Relation.SELF);
    }
    if (!one.grouped() || !other.grouped()) {
      return new Pair(one, other, Relation.FREE);
    }
    return new Pair(one, other, a.group() == b.group() ? Relation.GROUP : Relation.GROUPS);
  }

  /** As certificates have it: {@code thread inside}, {@code scores and values of one group}. */
  String label() {
    return relation == Relation.SELF
        ? one.word() + " inside"
        : (one.word() + " and " + other.word() + " " + relation.word).strip();
  }

  /** How many such pairs attention has. */
  long count(AttentionShape shape) {
    long a = each(one, shape);
    long b = each(other, shape);
    long groups = shape.groups();
    return switch (relation) {
      case SELF -> one.grouped() ? groups * a : a;
      case GROUP -> groups * (one == other ? choose(a) : a * b);
      case GROUPS -> one == other ? choose(groups) * a * a : groups * (groups - 1) * a * b;
      case FREE -> one == other ? choose(a) : (one.grouped() ? groups * a : a) * (other.grouped() ? groups * b : b);
    };
  }

  private static long choose(long n) {
    return n * (n - 1) / 2;
  }

  /** How many components of a part a group has, or the whole. */
  private static long each(Part part, AttentionShape shape) {
    return switch (part) {
      case THREAD, CONSTANT -> 1;
      case SCORES -> shape.scores() - 1L;
      case VALUES -> shape.width() - 1L;
      case INPUT -> shape.dimension() - (long) shape.groups() * shape.inputsOfGroup();
      case OUTPUT -> shape.dimension() - (long) shape.groups() * shape.outputsOfGroup();
    };
  }
}
