package lawsweep.cli.option;

import lawsweep.kind.count.GpuUse;
import lawsweep.kind.simulation.SimulationGpu;

/**
 * What the kinds have to do with a GPU.
 *
 * @param counts says which counts it takes, or that engines compute on it
 * @param simulations says which simulations it takes, or simulates on it
 */
public record GpuWork(GpuUse counts, SimulationGpu simulations) {

  /** There is none. */
  public static final GpuWork NONE = new GpuWork(GpuUse.NONE, SimulationGpu.NONE);
}
