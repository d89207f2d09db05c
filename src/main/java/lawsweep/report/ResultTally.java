package lawsweep.report;

import java.util.BitSet;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import lawsweep.kind.count.CountCell;
import lawsweep.kind.count.CountFindings;
import lawsweep.kind.count.CountOutcome;
import lawsweep.kind.simulation.SimulationCell;
import lawsweep.kind.simulation.SimulationFindings;
import lawsweep.kind.simulation.SimulationOutcome;
import lawsweep.law.LawCount;
import lawsweep.law.Verdict;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.Outcome;
import lawsweep.sweep.log.RuleSet;
import lawsweep.sweep.log.RuleVersions;

/** What all records of a sweep together say, in any order, and how they were made. Many threads may add records. */
final class ResultTally {

  private final CountFindings countFindings = new CountFindings();
  private final SimulationFindings simulationFindings = new SimulationFindings();
  private final BitSet primes = new BitSet();
  private final SortedSet<String> backends = new TreeSet<>();
  private final RuleVersions versions = new RuleVersions();
  private double largestErrorBound;
  private long counts;

  /** Adds a record, made by rules of this name. */
  void add(CellRecord record, RuleSet rules) {
    addVersions(record, rules);
    if (record.cell() instanceof CountCell cell && record.outcome().orElse(null) instanceof CountOutcome outcome) {
      countFindings.add(cell, outcome);
    }
    CountOutcome.today(record).ifPresent(this::add);
    if (record.cell() instanceof SimulationCell cell
        && record.outcome().orElse(null) instanceof SimulationOutcome outcome) {
      simulationFindings.add(cell, outcome);
    }
  }

  private synchronized void addVersions(CellRecord record, RuleSet rules) {
    if (!record.backend().isEmpty()) {
      backends.add(record.backend());
    }
    record.outcome().map(Outcome::engine).ifPresent(engine -> versions.add(rules, engine));
  }

  private synchronized void add(LawCount count) {
    counts++;
    count.certificate().primes().forEach(primes::set);
    if (count.verdict() != Verdict.UNDECIDED && !Double.isNaN(count.errorBound())) {
      largestErrorBound = Math.max(largestErrorBound, count.errorBound());
    }
  }

  /** What counts say together. */
  CountFindings countFindings() {
    return countFindings;
  }

  /** What simulations say together. */
  SimulationFindings simulationFindings() {
    return simulationFindings;
  }

  /** How many counts are done. */
  long counts() {
    return counts;
  }

  /** What computed, as records name it. */
  List<String> backends() {
    return List.copyOf(backends);
  }

  /** The roads and schemes with the versions of their engines: {@code dense 2}. */
  List<String> engines() {
    return versions.lines();
  }

  /** True if results of one set of rules come from more than one version of it. */
  boolean mixedVersions() {
    return versions.mixed();
  }

  /** The primes in words. */
  String primes() {
    if (primes.isEmpty()) {
      return "none";
    }
    int least = primes.nextSetBit(0);
    int greatest = primes.length() - 1;
    return primes.cardinality() == 1
        ? Integer.toString(least)
        : primes.cardinality() + " primes, " + least + " to " + greatest;
  }

  /** The largest bound on the probability that a verdict, complete or extra, is wrong. */
  double largestErrorBound() {
    return largestErrorBound;
  }
}
