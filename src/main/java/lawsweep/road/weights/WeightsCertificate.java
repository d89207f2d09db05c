package lawsweep.road.weights;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lawsweep.law.Certificate;
import lawsweep.law.LawCell;

/**
 * Everything needed to recompute a count at weights from a file, with that file.
 *
 * @param engine version of the rules
 * @param cell the cell; of the weights it has the hash
 * @param kinds N by kind of law, of the draw with the most that are independent at random weights
 * @param patterns the activation patterns whose fields were taken; empty where gates are free or there are none
 * @param draws the draws made, in order; each has its own prime, points and fields
 * @param rank r, the best lower bound on dim Lie(W_0)(θ)
 * @param fingerprint SHA-256 in hexadecimal over all of it, and after every level at θ the pivot columns and a seeded
 *     linear form of the echelon basis
 */
record WeightsCertificate(
    String engine,
    LawCell cell,
    Map<String, Long> kinds,
    Optional<Patterns> patterns,
    List<Draw> draws,
    long rank,
    String fingerprint)
    implements
      Certificate {

  /** Copies map and list; checks that there are weights. */
  WeightsCertificate {
    kinds = Collections.unmodifiableMap(new LinkedHashMap<>(kinds));
    draws = List.copyOf(draws);
    if (cell.weights().isEmpty()) {
      throw new IllegalArgumentException("expected a network at weights from a file, got " + cell.key());
    }
  }

  /** The same with the weights of another cell, of the same hash. */
  WeightsCertificate with(LawCell other) {
    return new WeightsCertificate(engine, other, kinds, patterns, draws, rank, fingerprint);
  }

  @Override
  public String method() {
    return WeightsCounter.METHOD;
  }

  /** N, at random weights. */
  @Override
  public long knownLaws() {
    return kinds.values().stream().mapToLong(Long::longValue).sum();
  }

  @Override
  public long provenLaws() {
    return knownLaws();
  }

  @Override
  public List<Integer> primes() {
    return draws.stream().map(Draw::prime).toList();
  }

  @Override
  public Optional<Map<String, Long>> knownKinds() {
    return Optional.of(kinds);
  }

  /**
   * Activation patterns of a network with rectifiers at the weights.
   *
   * @param count how many were found
   * @param all whether these are all that open sets of inputs have
   */
  record Patterns(int count, boolean all) {}

  /**
   * One draw.
   *
   * @param index 0, 1, …: selects the draw's random streams
   * @param prime p
   * @param laws how many of the known laws are independent at random weights
   * @param levels the levels that were sampled at θ
   * @param generic levels at random weights; of the first draw only
   * @param space the space that fields do not leave; of draws whose rank at θ is below D - N
   */
  record Draw(int index, int prime, int laws, List<Level> levels, Optional<Climb> generic, Optional<Space> space) {

    /** Copies the list. */
    Draw {
      levels = List.copyOf(levels);
    }

    /** The rank at θ; 0 if no level was sampled to its end. */
    int rank() {
      return levels.isEmpty() ? 0 : levels.getLast().rank();
    }
  }

  /**
   * One level at θ.
   *
   * @param bracketLength fields in each bracket of this level
   * @param samples how many were taken
   * @param rank the rank reached with them and all before
   */
  record Level(int bracketLength, int samples, int rank) {}

  /**
   * A climb at a random point.
   *
   * @param ranks the rank reached with fields, with brackets of two, and so on
   */
  record Climb(List<Integer> ranks) {

    /** Copies the list. */
    Climb {
      ranks = List.copyOf(ranks);
    }

    /** The last of them; 0 if there is none. */
    int rank() {
      return ranks.isEmpty() ? 0 : ranks.getLast();
    }
  }

  /**
   * The smallest affine space around θ to which all fields are tangent.
   *
   * @param dimension its dimension
   * @param inside where brackets end at a random point of it
   */
  record Space(int dimension, Climb inside) {}
}
