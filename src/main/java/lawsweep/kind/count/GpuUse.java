package lawsweep.kind.count;

import java.util.Optional;
import java.util.function.Supplier;
import lawsweep.law.LawCell;
import lawsweep.law.Road;
import lawsweep.work.DeviceShare;
import lawsweep.work.Estimate;
import lawsweep.work.Limits;

/** What counts have to do with a GPU. As it is, nothing. */
public interface GpuUse {

  /** There is none. */
  GpuUse NONE = new GpuUse() {};

  /** It samples and eliminates the draws of these counts. */
  GpuUse COMPUTES = new GpuUse() {
    @Override
    public Estimate estimate(LawCell cell, Road road, Limits limits) {
      return road.estimateBesideDevice(cell, limits);
    }
  };

  /**
   * What a cell would take of the GPU; empty for cells that the processor is to count.
   *
   * @param road gives the cell's road, which may take a while
   */
  default Optional<DeviceShare> share(LawCell cell, Supplier<Road> road) {
    return Optional.empty();
  }

  /** What a cell on its road within limits is expected to cost the processor and its memory. */
  default Estimate estimate(LawCell cell, Road road, Limits limits) {
    return road.estimate(cell, limits);
  }
}
