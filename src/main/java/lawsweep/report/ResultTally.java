package lawsweep.report;

import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
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

/** What all records of a sweep together say, and how they were made. */
final class ResultTally {

  private final CountFindings countFindings = new CountFindings();
  private final SimulationFindings simulationFindings = new SimulationFindings();
  private final BitSet primes = new BitSet();
  private final SortedSet<String> backends = new TreeSet<>();
  private final SortedMap<String, SortedSet<String>> engines = new TreeMap<>();
  private double largestErrorBound;
  private long counts;

  /** Adds a record, made by rules of this name. */
  void add(CellRecord record, String rules) {
    if (!record.backend().isEmpty()) {
      backends.add(record.backend());
    }
    record.outcome().map(Outcome::engine)
        .ifPresent(engine -> engines.computeIfAbsent(rules, each -> new TreeSet<>()).add(engine));
    if (record.cell() instanceof CountCell cell && record.outcome().orElse(null) instanceof CountOutcome outcome) {
      countFindings.add(cell, outcome);
    }
    CountOutcome.today(record).ifPresent(this::add);
    if (record.cell() instanceof SimulationCell cell
        && record.outcome().orElse(null) instanceof SimulationOutcome outcome) {
      simulationFindings.add(cell, outcome);
    }
  }

  private void add(LawCount count) {
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
    return engines.entrySet().stream()
        .flatMap(entry -> entry.getValue().stream().map(engine -> entry.getKey() + " " + engine)).toList();
  }

  /** True if results of one road or scheme come from more than one version of its engine. */
  boolean mixedVersions() {
    return engines.values().stream().anyMatch(versions -> versions.size() > 1);
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
