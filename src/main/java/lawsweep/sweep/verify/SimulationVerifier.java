package lawsweep.sweep.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import lawsweep.langevin.cell.CellRules;
import lawsweep.langevin.cell.LangevinResult;
import lawsweep.langevin.cell.Violation;
import lawsweep.sweep.engine.CellSimulator;
import lawsweep.sweep.record.SimulationClaim;
import lawsweep.sweep.run.SweepPlan;
import lawsweep.work.CheckpointStore;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.Team;

/**
 * Checks simulations: those that take a second or so are computed again, and every bit must agree; of others, and of those
 * that another version of the engine made, only the record itself is checked. From many threads at once.
 */
final class SimulationVerifier {

  private static final double CHEAP_FLOPS = SweepPlan.FLOPS_PER_SECOND;

  private final CellSimulator simulator;
  private final LongAdder again = new LongAdder();
  private final LongAdder checked = new LongAdder();

  SimulationVerifier(CellSimulator simulator) {
    this.simulator = simulator;
  }

  /** Why a claim does not hold; empty if nothing speaks against it. */
  Optional<String> refuse(SimulationClaim claim, Team team) {
    Optional<Violation> violation = CellRules.check(claim.cell());
    if (violation.isPresent()) {
      return Optional.of("the simulation cannot be asked for: " + violation.get().wrong() + "; "
          + violation.get().right());
    }
    if (!claim.engine().equals(simulator.engine()) || simulator.estimate(claim.cell()).flops() > CHEAP_FLOPS) {
      checked.increment();
      return Optional.empty();
    }
    SimulationClaim found = SimulationClaim.of(claim.cell(), claim.engine(), simulate(claim, team));
    if (!found.equals(claim)) {
      return Optional.of("expected the observables with the fingerprint " + found.fingerprint() + ", got "
          + claim.fingerprint());
    }
    again.increment();
    return Optional.empty();
  }

  private LangevinResult simulate(SimulationClaim claim, Team team) {
    try {
      return simulator.simulate(claim.cell(), Limits.DEFAULT, team, Stop.NEVER, CheckpointStore.NONE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many were computed again and agree. */
  long again() {
    return again.sum();
  }

  /** How many were only checked. */
  long checked() {
    return checked.sum();
  }
}
