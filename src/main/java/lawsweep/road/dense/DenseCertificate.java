package lawsweep.road.dense;

import java.util.List;
import lawsweep.law.Certificate;
import lawsweep.law.Fingerprint;
import lawsweep.law.LawCell;

/**
 * Everything needed to recompute a count of the dense road.
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

  /** The primes of the draws, in order. */
  @Override
  public List<Integer> primes() {
    return draws.stream().map(Draw::prime).toList();
  }

  /**
   * One draw.
   *
   * @param index 0, 1, …: selects the draw's random streams
   * @param prime p, a prime in [2^22, 2^23)
   * @param columns columns the elimination ran on: D, or fewer if they were folded
   * @param levels the samples taken, by level
   */
  public record Draw(int index, int prime, int columns, List<Level> levels) {

    /** Copies the list. */
    public Draw {
      levels = List.copyOf(levels);
    }

    /** Adds prime, samples and ranks to a fingerprint. */
    void addTo(Fingerprint fingerprint) {
      StringBuilder line = new StringBuilder("draw " + index + " " + prime + " " + columns);
      for (Level level : levels) {
        line.append(' ').append(level.bracketLength()).append(':').append(level.samples()).append(':')
            .append(level.rank());
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
}
