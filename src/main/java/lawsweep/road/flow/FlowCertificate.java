package lawsweep.road.flow;

import java.util.List;
import java.util.Optional;
import lawsweep.circuit.walk.ArgumentCertificate;
import lawsweep.circuit.walk.RootCertificate;
import lawsweep.law.Certificate;
import lawsweep.law.Fingerprint;
import lawsweep.law.LawCell;
import lawsweep.law.setting.FlowSetting;

/**
 * Everything needed to recompute a count of momentum or of a flow with a metric.
 *
 * @param engine version of the rules
 * @param cell the cell, sweep seed included
 * @param laws how many are written down
 * @param freedom whether values of smooth functions and roots may be chosen freely
 * @param draws the draws made, in order; each has its own prime and point of phase space
 * @param rank r, the best lower bound on dim I
 * @param fingerprint SHA-256 in hexadecimal over all of it, and after every order the pivot columns and a seeded linear
 *     form of the echelon basis
 */
record FlowCertificate(
    String engine,
    LawCell cell,
    Laws laws,
    Freedom freedom,
    List<Draw> draws,
    long rank,
    String fingerprint)
    implements
      Certificate {

  /** Copies the list; checks that there is such a flow. */
  FlowCertificate {
    draws = List.copyOf(draws);
    if (cell.setting().filter(FlowSetting.class::isInstance).isEmpty()) {
      throw new IllegalArgumentException("expected a flow with momentum or a metric, got " + cell.key());
    }
  }

  @Override
  public String method() {
    return FlowCounter.METHOD;
  }

  @Override
  public long knownLaws() {
    return laws.known();
  }

  @Override
  public long provenLaws() {
    return laws.proven();
  }

  @Override
  public Optional<Long> timeLaws() {
    return laws.time();
  }

  @Override
  public List<Integer> primes() {
    return draws.stream().map(Draw::prime).toList();
  }

  /**
   * Laws that are independent at a draw's point.
   *
   * @param known N
   * @param proven N', with those besides that have a proof
   * @param time how many of all laws hang on time; empty where I is not known
   */
  record Laws(long known, long proven, Optional<Long> time) {}

  /**
   * The certificates E and R of {@link lawsweep.circuit.walk}, at the first draw's prime.
   *
   * @param arguments E
   * @param roots R
   */
  record Freedom(ArgumentCertificate arguments, RootCertificate roots) {

    /** Where the time was up before it was known. */
    static final Freedom LATE = new Freedom(
        new ArgumentCertificate(0, 0, 0, false, "the time was up before independence was proved"),
        new RootCertificate(0, 0, 0, List.of(), "the time was up before independence was proved"));

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
   * @param known how many of the known laws are independent at the draw's point
   * @param proven the same of all laws with a proof
   * @param flows the flows that were followed from the point, in order; none where laws alone were looked at
   */
  record Draw(int index, int prime, int known, int proven, List<Orders> flows) {

    /** Copies the list. */
    Draw {
      flows = List.copyOf(flows);
    }

    /** The rank at the end; 0 if nothing was sampled. */
    int rank() {
      return flows.isEmpty() ? 0 : flows.getLast().ranks().getLast();
    }

    /** The largest order that was taken; -1 if none was. */
    int order() {
      return flows.stream().mapToInt(flow -> flow.ranks().size() - 1).max().orElse(-1);
    }
  }

  /**
   * One flow.
   *
   * @param most the order up to which it could have been followed
   * @param ranks the dimension of the span after each order, from 0 on, with all flows before; at least one
   */
  record Orders(int most, List<Integer> ranks) {

    /** Copies the list; checks that there is an order, and no more than there could be. */
    Orders {
      ranks = List.copyOf(ranks);
      if (ranks.isEmpty() || ranks.size() > most + 1) {
        throw new IllegalArgumentException("expected 1 to " + (most + 1) + " ranks, got " + ranks.size());
      }
    }
  }
}
