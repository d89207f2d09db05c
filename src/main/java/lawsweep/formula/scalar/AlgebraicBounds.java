package lawsweep.formula.scalar;

import java.util.ArrayList;
import java.util.List;
import lawsweep.json.NumberList;
import lawsweep.network.Architecture;
import lawsweep.random.Stream;

/** Bounds on how many laws of a linear network that is one scalar block are algebraic, by p-th powers. */
public final class AlgebraicBounds {

  /** Odd primes: few powers of small ones go far, and one alone may be unlucky. */
  static final List<Integer> PRIMES = List.of(3, 5, 7, 11, 13);

  /** Random points at a prime, at most: many are unlucky where there are few residues. */
  private static final int DRAWS = 64;

  /** Multiplications at all points of a prime, before the last of them. */
  private static final double MOST_IN_ALL = 1e9;

  /** Multiplications at a point that are worth waiting for: a tenth of a second. */
  private static final double MOST_WORK = 3e7;

  /** The same for the first prime, where the most powers are to be had: some seconds. */
  private static final double MOST_AT_FIRST = 1.5e9;

  /** Residues that are kept for one point. */
  private static final double MOST_NUMBERS = 1e7;

  private AlgebraicBounds() {}

  /**
   * The bound for a network.
   *
   * @throws IllegalArgumentException with one line fit for a user, unless it is linear and one scalar block
   */
  public static AlgebraicBound of(Architecture a) {
    List<ScalarBlock> blocks = ScalarBlock.of(a);
    if (blocks.size() != 1 || blocks.getFirst().depth() != a.depth()) {
      throw new IllegalArgumentException("expected a linear network that is one scalar block, with widths 1 at both"
          + " ends and no 1 between, as 1,2,2,1, for the bound on algebraic laws; got " + a.family().label() + " "
          + NumberList.text(a.widths()));
    }
    ScalarBlock block = blocks.getFirst();
    List<PrimeSpan> spans = new ArrayList<>();
    for (int prime : PRIMES) {
      spans.add(span(block, prime));
    }
    return new AlgebraicBound(block, spans);
  }

  /** The largest span at a prime; draws end where all powers taken are independent. */
  private static PrimeSpan span(ScalarBlock block, int prime) {
    int most = Math.toIntExact(block.parameters() - block.known());
    int powers = powers(block, prime, most);
    SmallField field = new SmallField(prime);
    Stream stream = Stream.named("algebraic " + block.label() + " mod " + prime);
    int best = 0;
    int draws = 0;
    double work = 0;
    while (draws < DRAWS && best < powers && work < MOST_IN_ALL) {
      DerivationPowers derivation = new DerivationPowers(field, block.widths(), draw(block, field, stream, draws));
      List<int[]> vectors = new ArrayList<>();
      int order = 1;
      int rank = 0;
      // A point where one depends on those before is unlucky: another is tried rather than its dearer powers.
      while (rank == vectors.size() && rank < powers) {
        vectors.add(derivation.at(order));
        rank = field.rank(vectors);
        order *= prime;
      }
      best = Math.max(best, rank);
      work += work(block, prime, vectors.size());
      draws++;
    }
    return new PrimeSpan(prime, best, powers, draws);
  }

  /** How many of X, X^p, X^{p²}, … are worth their work: as many as can be independent, or fewer. */
  private static int powers(ScalarBlock block, int prime, int most) {
    int powers = 1;
    double order = 1;
    double affordable = prime == PRIMES.getFirst() ? MOST_AT_FIRST : MOST_WORK;
    while (powers < most) {
      order *= prime;
      if (work(block, prime, powers + 1) > affordable || order * block.parameters() > MOST_NUMBERS) {
        break;
      }
      powers++;
    }
    return powers;
  }

  /** Of all C(k, j) with k below p^m, (p (p + 1) / 2)^m are not 0 mod p, and each costs 3 D. */
  private static double work(ScalarBlock block, int prime, int powers) {
    return 3.0 * block.parameters() * Math.pow(prime * (prime + 1) / 2.0, powers - 1.0);
  }

  private static List<int[]> draw(ScalarBlock block, SmallField field, Stream stream, int draw) {
    List<int[]> point = new ArrayList<>();
    long word = 0;
    for (int i = 1; i < block.widths().size(); i++) {
      int[] matrix = new int[block.widths().get(i - 1) * block.widths().get(i)];
      for (int j = 0; j < matrix.length; j++) {
        matrix[j] = (int) Math.unsignedMultiplyHigh(stream.word(draw, word++), field.prime());
      }
      point.add(matrix);
    }
    return point;
  }
}
