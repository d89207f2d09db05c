package lawsweep.kind.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import lawsweep.sweep.Findings;

/**
 * What simulations say together: how many of their means agree with closed forms, and how many lost replicas. Exports
 * hold no observables; a result of one is counted and compared with nothing.
 */
public final class SimulationFindings implements Findings<SimulationCell, SimulationOutcome> {

  /** A mean agrees with its closed form within so many standard errors. */
  public static final double AGREES = 2;

  private final LongAdder simulations = new LongAdder();
  private final LongAdder blownUp = new LongAdder();
  private final LongAdder means = new LongAdder();
  private final LongAdder within = new LongAdder();
  private Optional<Deviation> worst = Optional.empty();

  @Override
  public Optional<String> add(SimulationCell cell, SimulationOutcome outcome) {
    simulations.increment();
    if (outcome instanceof Simulated all) {
      SimulationTable.deviations(cell.langevin(), all.result()).forEach(this::add);
    }
    if (outcome.blownUp() > 0) {
      blownUp.increment();
      return Optional.of(cell.key() + " " + SimulationKind.BLOWN_UP.word() + ": " + outcome.blownUp() + " of "
          + cell.langevin().replicas() + " replicas");
    }
    return Optional.empty();
  }

  private void add(Deviation deviation) {
    means.increment();
    if (Math.abs(deviation.z()) <= AGREES) {
      within.increment();
    }
    synchronized (this) {
      if (worst.isEmpty() || worse(deviation, worst.get())) {
        worst = Optional.of(deviation);
      }
    }
  }

  private static boolean worse(Deviation one, Deviation other) {
    int sign = Double.compare(Math.abs(one.z()), Math.abs(other.z()));
    return sign > 0 || (sign == 0 && one.key().compareTo(other.key()) < 0);
  }

  /** How many simulations are done. */
  public long simulations() {
    return simulations.sum();
  }

  /** Those that lost replicas. */
  public long blownUp() {
    return blownUp.sum();
  }

  /** Means, over all simulations, that have a closed form and a standard error. */
  public long means() {
    return means.sum();
  }

  /** Those within {@value #AGREES} standard errors of their closed forms. */
  public long within() {
    return within.sum();
  }

  /** The mean that lies furthest from its closed form. */
  public synchronized Optional<Deviation> worst() {
    return worst;
  }

  @Override
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    worst().ifPresent(deviation -> lines.add(within() + " of " + means() + (means() == 1 ? " mean" : " means")
        + " within two standard errors of " + (means() == 1 ? "its closed form" : "the closed forms")
        + ", the worst z = "
        + String.format(Locale.ROOT, "%.1f", deviation.z()) + ": " + deviation.observable()
        + (deviation.component().isEmpty() ? "" : " " + deviation.component()) + " of " + deviation.key()));
    return lines;
  }
}
