package lawsweep.cli.count;

import java.util.Optional;
import java.util.OptionalLong;
import lawsweep.cli.terminal.Complaints;
import lawsweep.kind.count.CountCell;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.Kinds;
import lawsweep.sweep.run.CellAttempt;
import lawsweep.sweep.run.DeviceLane;
import lawsweep.sweep.run.DeviceLanes;
import lawsweep.work.DeviceLostException;
import lawsweep.work.DeviceShare;
import lawsweep.work.LimitCheck;
import lawsweep.work.Limits;
import lawsweep.work.OutOfDeviceMemoryException;
import lawsweep.work.Team;

/** Counts one cell: on a device if it is meant for one that has the memory, else on the processor. */
final class CountAttempt {

  private final Kinds kinds;
  private final String backend;
  private final Optional<DeviceLanes> device;
  private final Limits limits;

  /**
   * A way to count.
   *
   * @param kinds compute on the processor, and say what the device takes
   * @param backend the processor, as records name it
   * @param device the device; empty if there is none
   * @param limits what the cell may use, and how far it is asked
   */
  CountAttempt(Kinds kinds, String backend, Optional<DeviceLanes> device, Limits limits) {
    this.kinds = kinds;
    this.backend = backend;
    this.device = device;
    this.limits = limits;
  }

  /** True if a device is meant to count the cell, and has the memory. */
  boolean onDevice(CountCell cell) {
    return device.isPresent() && share(cell).filter(share -> share.bytes() <= device.get().memoryBytes()).isPresent();
  }

  private Optional<DeviceShare> share(CountCell cell) {
    return kinds.of(cell).device(cell, limits);
  }

  /** Counts it. What keeps a device from it is said in a line. */
  CellRecord record(CountCell cell, Team team) {
    if (!onDevice(cell)) {
      sayIfTooLarge(cell);
      return onProcessor(cell, team);
    }
    DeviceLanes lanes = device.orElseThrow();
    try (DeviceLane lane = lanes.lanes().get()) {
      return CellAttempt.onDevice(lane.kinds(), limits, lanes.backend()).alone(cell, team);
    } catch (OutOfDeviceMemoryException e) {
      Complaints.say(cell.key() + " goes to the CPU: " + e.getMessage());
      return onProcessor(cell, team);
    } catch (DeviceLostException e) {
      if (lanes.required()) {
        return CellAttempt.onDevice(kinds, limits, lanes.backend()).failed(cell, 0, e.getMessage());
      }
      Complaints.say(lanes.backend() + " is given up: " + e.getMessage() + "; " + cell.key() + " goes to the CPU");
      return onProcessor(cell, team);
    }
  }

  private void sayIfTooLarge(CountCell cell) {
    if (device.isPresent() && LimitCheck.refuse(kinds.of(cell).estimate(cell, limits), limits).isEmpty()) {
      share(cell).ifPresent(share -> Complaints.say(cell.key() + " goes to the CPU: it needs "
          + LimitCheck.bytes(share.bytes()) + " of the GPU, which has "
          + LimitCheck.bytes(device.get().memoryBytes())));
    }
  }

  private CellRecord onProcessor(CountCell cell, Team team) {
    OptionalLong bytes = device.stream().mapToLong(DeviceLanes::memoryBytes).findFirst();
    return CellAttempt.beside(bytes, kinds, limits, backend).alone(cell, team);
  }
}
