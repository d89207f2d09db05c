package lawsweep.road.dense;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import lawsweep.law.Certificate;
import lawsweep.law.Fingerprint;
import lawsweep.law.LawCell;

/**
 * Everything needed to recompute a count of the dense road.
 *
 * <p>Rules of version {@value DenseCounter#WITH_ORDERS} are those of version {@value DenseCounter#ENGINE}, but that the
 * first draw goes on with Taylor coefficients where the levels that were asked for end. A certificate has them exactly
 * if some were taken.
 *
 * @param engine version of the engine whose sampling rules apply
 * @param cell the cell, sweep seed included
 * @param draws the draws made, in order; each has its own prime, point and fields
 * @param rank r, the best lower bound on dim Lie(W_0)(θ)
 * @param knownLaws N, the rank of the gradients of the known laws
 * @param provenLaws N', the rank of these together with the laws of scalar blocks
 * @param fingerprint SHA-256 in hexadecimal over the canonical fields, the pivot columns and a seeded linear form of
 *     each draw's echelon basis
 */
public record DenseCertificate(
    String engine,
    LawCell cell,
    List<Draw> draws,
    long rank,
    long knownLaws,
    long provenLaws,
    String fingerprint)
    implements
      Certificate {

  /** Copies the list. */
  public DenseCertificate {
    draws = List.copyOf(draws);
  }

  @Override
  public String method() {
    return DenseCounter.METHOD;
  }

  @Override
  public OptionalInt orders() {
    OptionalInt highest = OptionalInt.empty();
    for (Draw draw : draws) {
      for (Order order : draw.orders()) {
        highest = OptionalInt.of(Math.max(highest.orElse(order.order()), order.order()));
      }
    }
    return highest;
  }

  /** The primes of the draws, in order. */
  @Override
  public List<Integer> primes() {
    List<Integer> primes = new ArrayList<>(draws.size());
    for (Draw draw : draws) {
      primes.add(draw.prime());
    }
    return primes;
  }

  /**
   * One draw.
   *
   * @param index 0, 1, …: selects the draw's random streams
   * @param prime p, a prime in [2^22, 2^23)
   * @param columns columns the elimination ran on: D, or fewer if they were folded
   * @param levels the samples taken, by level
   * @param orders the samples of flows of time-dependent fields beyond these levels, order by order; none in rules of
   *     version 2
   */
  public record Draw(int index, int prime, int columns, List<Level> levels, List<Order> orders) {

    /** Copies the lists. */
    public Draw {
      levels = List.copyOf(levels);
      orders = List.copyOf(orders);
    }

    /** A draw that was sampled by levels alone. */
    public Draw(int index, int prime, int columns, List<Level> levels) {
      this(index, prime, columns, levels, List.of());
    }

    /** The same with other orders. */
    Draw with(List<Order> others) {
      return new Draw(index, prime, columns, levels, others);
    }

    /** The rank reached with all samples. */
    int rank() {
      return !orders.isEmpty() ? orders.getLast().rank() : levels.isEmpty() ? 0 : levels.getLast().rank();
    }

    /** Adds prime, samples and ranks to a fingerprint. */
    void addTo(Fingerprint fingerprint) {
      StringBuilder line = new StringBuilder("draw " + index + " " + prime + " " + columns);
      for (Level level : levels) {
        line.append(' ').append(level.bracketLength()).append(':').append(level.samples()).append(':')
            .append(level.rank());
      }
      for (Order order : orders) {
        line.append(" t^").append(order.order()).append(':').append(order.samples()).append(':').append(order.rank());
      }
      fingerprint.add(line.toString());
    }
  }

  /**
   * The samples of one level of the filtration.
   *
   * @param bracketLength fields in each bracket of this level: k + 1 for W_k
   * @param samples how many were taken
   * @param rank the rank reached with them and all before
   */
  public record Level(int bracketLength, int samples, int rank) {}

  /**
   * The samples of one order of flows of time-dependent fields.
   *
   * @param order k: the samples are coefficients of t^k
   * @param samples how many were taken
   * @param rank the rank reached with them and all before
   */
  public record Order(int order, int samples, int rank) {}
}
