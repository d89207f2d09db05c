package lawsweep.road.circuit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lawsweep.circuit.walk.ArgumentCertificate;
import lawsweep.circuit.walk.RootCertificate;
import lawsweep.law.Certificate;
import lawsweep.law.Fingerprint;
import lawsweep.law.LawCell;

/**
 * Everything needed to recompute a count of the circuit road. It names the network by its line, not by a hash.
 *
 * @param engine version of the rules
 * @param cell the cell, sweep seed included
 * @param laws how many there are by proof
 * @param freedom whether values of smooth functions and roots may be chosen freely
 * @param draws the draws made, in order; each has its own prime, point and fields
 * @param rank r, the best lower bound on dim Lie(W_0)(θ)
 * @param fingerprint SHA-256 in hexadecimal over all of it, and after every level the pivot columns and a seeded linear
 *     form of the echelon basis
 */
record CircuitCertificate(
    String engine,
    LawCell cell,
    Laws laws,
    Freedom freedom,
    List<Draw> draws,
    long rank,
    String fingerprint)
    implements
      Certificate {

  /** Copies the list; checks that a line says the network. */
  CircuitCertificate {
    draws = List.copyOf(draws);
    if (cell.line().isEmpty()) {
      throw new IllegalArgumentException("expected a network that a line says, got " + cell.key());
    }
  }

  @Override
  public String method() {
    return CircuitCounter.METHOD;
  }

  /** N, by the independent laws of all kinds. */
  @Override
  public long knownLaws() {
    return laws.known();
  }

  /** N', with laws that are named, besides. */
  @Override
  public long provenLaws() {
    return laws.proven();
  }

  /** N by kind. */
  Map<String, Long> kinds() {
    return laws.kinds();
  }

  @Override
  public Optional<Map<String, Long>> knownKinds() {
    return Optional.of(kinds());
  }

  @Override
  public List<Integer> primes() {
    return draws.stream().map(Draw::prime).toList();
  }

  /**
   * Laws that are independent at a draw's point.
   *
   * @param kinds N by kind of law, those of the draw with the most
   * @param proven N', with the laws that {@link lawsweep.circuit.laws.named} names; N where nobody looked for these
   */
  record Laws(Map<String, Long> kinds, long proven) {

    /** Copies the map. */
    Laws {
      kinds = Collections.unmodifiableMap(new LinkedHashMap<>(kinds));
    }

    /** N. */
    long known() {
      return kinds.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /**
   * The certificates E and R, at the prime of the first draw.
   *
   * @param arguments E
   * @param roots R
   */
  record Freedom(ArgumentCertificate arguments, RootCertificate roots) {

    /** Where the time was up before known laws were found. */
    static final Freedom LAWS_LATE = late("the time was up before known laws were found");

    /** Where the time was up after known laws were found. */
    static final Freedom LATE = late("the time was up before independence was proved");

    private static Freedom late(String failure) {
      return new Freedom(new ArgumentCertificate(0, 0, 0, false, failure),
          new RootCertificate(0, 0, 0, List.of(), failure));
    }

    /** Whether the time was up before it was known whether they hold; then nothing was sampled. */
    boolean late() {
      return equals(LATE) || equals(LAWS_LATE);
    }

    /** Whether both hold, so that residues do not overstate ranks. */
    boolean proved() {
      return arguments.holds() && roots.holds();
    }

    /** Why it is not proved; empty if it is. */
    String failure() {
      return arguments.holds() ? roots.failure() : arguments.failure();
    }

    void addTo(Fingerprint fingerprint) {
      fingerprint.add("arguments " + arguments.sites() + " " + arguments.distinct() + " " + arguments.rank() + " "
          + arguments.sketched() + " " + arguments.failure());
      fingerprint.add("roots " + roots.variances() + " " + roots.distinct() + " " + roots.rank() + " "
          + roots.failure());
    }
  }

  /**
   * One draw.
   *
   * @param index 0, 1, …: selects the draw's random streams
   * @param prime p, a prime in [2^22, 2^23) that is 7 mod 8
   * @param laws how many of the laws are independent at the draw's point
   * @param levels the levels that were sampled to their end
   */
  record Draw(int index, int prime, int laws, List<Level> levels) {

    /** Copies the list. */
    Draw {
      levels = List.copyOf(levels);
    }

    /** The rank at the end; 0 if no level was sampled to its end. */
    int rank() {
      return levels.isEmpty() ? 0 : levels.getLast().rank();
    }

    /** The ranks of all levels. */
    List<Integer> ranks() {
      return levels.stream().map(Level::rank).toList();
    }

    /** Whether the last level added nothing to the one before (papers/000, Lemma 3.2). */
    boolean stagnated() {
      int n = levels.size();
      return n >= 2 && levels.get(n - 1).rank() == levels.get(n - 2).rank();
    }
  }

  /**
   * One level of the filtration.
   *
   * @param bracketLength fields in each bracket of this level: k + 1 for W_k
   * @param samples how many were taken
   * @param discarded how many of them were no good: a root was missing, or a denominator 0
   * @param rank the rank reached with them and all before
   */
  record Level(int bracketLength, int samples, int discarded, int rank) {}
}
