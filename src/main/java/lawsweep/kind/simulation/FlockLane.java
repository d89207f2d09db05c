package lawsweep.kind.simulation;

import java.util.Optional;
import lawsweep.langevin.flock.FlockEngine;
import lawsweep.work.Team;

/**
 * Simulations on one lane of a GPU.
 *
 * @param engine moves the replicas
 * @param team threads beside it, for starts and observables
 */
public record FlockLane(FlockEngine engine, Team team) implements SimulationGpu {

  @Override
  public Optional<FlockLane> lane() {
    return Optional.of(this);
  }
}
