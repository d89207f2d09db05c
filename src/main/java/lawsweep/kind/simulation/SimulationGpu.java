package lawsweep.kind.simulation;

import java.util.Optional;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.work.DeviceShare;

/** What simulations have to do with a GPU. As it is, nothing. */
public interface SimulationGpu {

  /** There is none. */
  SimulationGpu NONE = new SimulationGpu() {};

  /** What a cell would take of the GPU; empty for cells that the processor is to simulate. */
  default Optional<DeviceShare> share(LangevinCell cell) {
    return Optional.empty();
  }

  /** What simulates cells on the GPU; empty where these kinds compute on the processor. */
  default Optional<FlockLane> lane() {
    return Optional.empty();
  }
}
