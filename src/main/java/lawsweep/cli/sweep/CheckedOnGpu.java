package lawsweep.cli.sweep;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import lawsweep.kernel.Kernels;
import lawsweep.kind.count.CountCell;
import lawsweep.kind.count.CountKind;
import lawsweep.kind.count.CountOutcome;
import lawsweep.kind.count.GpuUse;
import lawsweep.kind.count.RoadChoice;
import lawsweep.kind.count.Roads;
import lawsweep.law.Certificate;
import lawsweep.lie.span.Engines;
import lawsweep.sweep.Check;
import lawsweep.sweep.Kinds;
import lawsweep.work.OutOfDeviceMemoryException;
import lawsweep.work.Stop;
import lawsweep.work.Team;

/** Counts whose certificates are recomputed on a GPU where it takes their cells, and else on the processor. */
final class CheckedOnGpu extends CountKind {

  private final GpuUse rule;
  private final Kinds lane;
  private final Consumer<String> complaints;
  private final AtomicLong checked = new AtomicLong();

  /**
   * The kind, which chooses roads by itself.
   *
   * @param rule says what the GPU takes
   * @param lane checks there; used by one thread at a time
   * @param complaints is told, in a line, of what the GPU has too little memory for
   */
  CheckedOnGpu(Kernels kernels, GpuUse rule, Kinds lane, Consumer<String> complaints) {
    super(Engines.host(kernels), RoadChoice.AUTO, GpuUse.NONE);
    this.rule = rule;
    this.lane = lane;
    this.complaints = complaints;
  }

  /** How many were recomputed on the GPU. */
  long checked() {
    return checked.get();
  }

  @Override
  public Check check(CountCell cell, CountOutcome outcome, Team team, Stop stop) {
    Certificate certificate = outcome.count().certificate();
    if (rule.share(certificate.cell(), () -> Roads.PLAIN.of(certificate)).isEmpty()) {
      return super.check(cell, outcome, team, stop);
    }
    try {
      return onGpu(cell, outcome, team, stop);
    } catch (OutOfDeviceMemoryException e) {
      complaints.accept(cell.key() + " goes to the CPU: " + e.getMessage());
      return super.check(cell, outcome, team, stop);
    }
  }

  private Check onGpu(CountCell cell, CountOutcome outcome, Team team, Stop stop) {
    synchronized (lane) {
      Check check = lane.of(cell).check(cell, outcome, team, stop);
      checked.incrementAndGet();
      return check;
    }
  }
}
