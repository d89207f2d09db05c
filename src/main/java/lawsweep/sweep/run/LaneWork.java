package lawsweep.sweep.run;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import lawsweep.sweep.Kinds;

/** A lane that is opened with its first cell, and what makes records on it. */
final class LaneWork implements AutoCloseable {

  private final Supplier<DeviceLane> lanes;
  private final Function<Kinds, CellWork> works;
  private Optional<DeviceLane> lane = Optional.empty();
  private Optional<CellWork> work = Optional.empty();

  LaneWork(Supplier<DeviceLane> lanes, Function<Kinds, CellWork> works) {
    this.lanes = lanes;
    this.works = works;
  }

  /** Makes records on the lane; throws what opening it throws. */
  CellWork work() {
    if (work.isEmpty()) {
      DeviceLane opened = lanes.get();
      lane = Optional.of(opened);
      work = Optional.of(works.apply(opened.kinds()));
    }
    return work.get();
  }

  /** Gives back what it holds of the device's memory. */
  void giveBack() {
    lane.ifPresent(DeviceLane::giveBack);
  }

  @Override
  public void close() {
    lane.ifPresent(DeviceLane::close);
  }
}
