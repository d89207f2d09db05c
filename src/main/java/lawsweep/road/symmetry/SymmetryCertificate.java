package lawsweep.road.symmetry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import lawsweep.law.Certificate;
import lawsweep.law.LawCell;
import lawsweep.law.setting.SymmetrySetting;

/**
 * Everything needed to recompute a count with symmetric data.
 *
 * @param engine version of the rules
 * @param cell the cell, sweep seed included
 * @param laws how many there are by proof
 * @param draws the draws made, in order; each has its own prime, point and fields
 * @param rank r, the best lower bound on dim Lie(W_0)(θ)
 * @param fingerprint SHA-256 in hexadecimal over all of it, and after every order the pivot columns and a seeded linear
 *     form of the echelon basis
 */
record SymmetryCertificate(
    String engine,
    LawCell cell,
    Laws laws,
    List<Draw> draws,
    long rank,
    String fingerprint)
    implements
      Certificate {

  /** Copies the list; checks the setting. */
  SymmetryCertificate {
    draws = List.copyOf(draws);
    if (!(cell.setting().orElse(null) instanceof SymmetrySetting)) {
      throw new IllegalArgumentException("expected a cell with symmetric data, got " + cell.key());
    }
  }

  SymmetrySetting setting() {
    return (SymmetrySetting) cell.setting().orElseThrow();
  }

  @Override
  public String method() {
    return SymmetryCounter.METHOD;
  }

  /** N: laws that hold whatever the data. */
  @Override
  public long knownLaws() {
    return laws.known();
  }

  /** N', with those that the symmetry gives by proof. */
  @Override
  public long provenLaws() {
    return laws.proven();
  }

  @Override
  public Optional<Map<String, Long>> knownKinds() {
    return cell.line().isPresent() ? Optional.of(laws.kinds()) : Optional.empty();
  }

  @Override
  public List<Integer> primes() {
    return draws.stream().map(Draw::prime).toList();
  }

  /**
   * Laws that are independent at random points.
   *
   * @param kinds N by kind of law, at the best of some points of their own
   * @param named what the others are that have a proof, and how many of them are independent of all before, at the
   *     best draw's point
   * @param proven N', at the best draw's point
   */
  record Laws(Map<String, Long> kinds, Map<String, Long> named, long proven) {

    long known() {
      return kinds.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /**
   * One draw.
   *
   * @param index 0, 1, …: selects the draw's random streams
   * @param prime p, a prime in [2^22, 2^23) in which the group's matrices exist
   * @param laws how many of the laws with a proof are independent at the draw's point
   * @param flows the flows that were followed from there
   */
  record Draw(int index, int prime, int laws, List<FlowRanks> flows) {

    /** Copies the list. */
    Draw {
      flows = List.copyOf(flows);
    }

    /** The rank at the end. */
    int rank() {
      return flows.stream().flatMap(flow -> flow.ranks().stream()).mapToInt(Integer::intValue).max().orElse(0);
    }
  }

  /**
   * One flow.
   *
   * @param order up to which it was prepared
   * @param ranks the rank after order 0, 1, …, with all flows of the draw before
   */
  record FlowRanks(int order, List<Integer> ranks) {

    /** Copies the list. */
    FlowRanks {
      ranks = List.copyOf(ranks);
    }
  }
}
