package lawsweep.gpu.draws;

import lawsweep.cuda.GpuFacts;
import lawsweep.cuda.Lane;
import lawsweep.lie.span.PatternEngine;
import lawsweep.lie.span.PatternSpans;
import lawsweep.pattern.PatternSpace;
import lawsweep.work.OutOfDeviceMemoryException;

/** Absorbs patterns on a GPU: a space has the lane's memory until it is closed or the next one is opened. */
public final class DevicePatterns implements PatternEngine {

  private final Lane lane;
  private final GpuFacts facts;

  /**
   * An engine on a lane, which remains the caller's; all of its memory is the engine's.
   *
   * @param facts of the lane's GPU
   */
  public DevicePatterns(Lane lane, GpuFacts facts) {
    this.lane = lane;
    this.facts = facts;
  }

  @Override
  public PatternSpans open(PatternSpace space, int most) {
    RoundPlan plan = RoundPlan.of(space);
    lane.release(0);
    for (int places = plan.places(most, facts);; places = places / 4 * 2) {
      try {
        if (lane.free() < plan.bytes(places)) {
          lane.reserve(plan.bytes(places));
        }
        return new DeviceSpans(lane, space, plan, places);
      } catch (OutOfDeviceMemoryException e) {
        if (places <= 2) {
          throw e;
        }
      }
    }
  }
}
