package lawsweep.cli.sweep;

import lawsweep.json.Form;
import lawsweep.sweep.Kinds;
import lawsweep.sweep.Sweep;
import lawsweep.sweep.run.DeviceLanes;
import lawsweep.sweep.run.Placement;
import lawsweep.sweep.run.Workload;
import lawsweep.text.Durations;
import lawsweep.text.Many;
import lawsweep.work.LimitCheck;

/**
 * What a GPU would take of a sweep.
 *
 * @param backend the GPU, as records name it
 * @param cells how many cells
 * @param seconds what they take on it
 * @param coreSeconds what they would take one thread of the processor, those that no limit keeps from it
 * @param heapBytes what they take of the heap beside it
 */
record GpuPlan(String backend, int cells, double seconds, double coreSeconds, long heapBytes) {

  private static final Form<GpuPlan> FORM = Form.<GpuPlan>of()
      .text("backend", GpuPlan::backend)
      .whole("cells", GpuPlan::cells)
      .real("seconds", GpuPlan::seconds)
      .real("core_seconds", GpuPlan::coreSeconds)
      .whole("heap_bytes", GpuPlan::heapBytes)
      .writeOnly();

  /** By kinds that know the GPU. */
  static GpuPlan of(Sweep sweep, Kinds kinds, DeviceLanes lanes) {
    Placement placement = Placement.of(Workload.of(sweep, kinds), lanes.memoryBytes());
    return new GpuPlan(lanes.backend(), placement.cells(), placement.deviceSeconds(), placement.processorSeconds(),
        placement.heapBytes());
  }

  /** For people. */
  String line() {
    return "gpu       " + (cells == 0 ? "no cell is large enough for " + backend
        : Many.of(cells, "cell") + " on " + backend + " in about " + Durations.shown(seconds) + ", instead of "
            + Durations.shown(coreSeconds) + " of one core"
            + (heapBytes > 0 ? "; " + LimitCheck.bytes(heapBytes) + " of memory beside it" : ""));
  }

  /** A plan as JSON, with this in it. */
  String in(String plan) {
    return plan.substring(0, plan.length() - 1) + ",\"gpu\":" + FORM.text(this) + "}";
  }
}
