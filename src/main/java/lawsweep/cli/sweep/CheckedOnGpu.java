package lawsweep.cli.sweep;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
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
import lawsweep.work.DeviceLostException;
import lawsweep.work.OutOfDeviceMemoryException;
import lawsweep.work.Stop;
import lawsweep.work.Team;

/**
 * Counts whose certificates are recomputed on a GPU where it takes their cells, and else on the processor. A GPU may
 * confirm a certificate; what it refuses the processor recomputes, which has the last word.
 */
final class CheckedOnGpu extends CountKind {

  private final GpuUse rule;
  private final Kinds lane;
  private final Consumer<String> complaints;
  private final AtomicLong checked = new AtomicLong();
  private final AtomicBoolean lost = new AtomicBoolean();

  /**
   * The kind, which chooses roads by itself.
   *
   * @param rule says what the GPU takes
   * @param lane checks there; used by one thread at a time
   * @param complaints is told, in a line, of what the GPU has too little memory for, and if it is given up
   */
  CheckedOnGpu(Kernels kernels, GpuUse rule, Kinds lane, Consumer<String> complaints) {
    super(Engines.host(kernels), RoadChoice.AUTO, GpuUse.NONE);
    this.rule = rule;
    this.lane = lane;
    this.complaints = complaints;
  }

  /** How many the GPU confirmed. */
  long checked() {
    return checked.get();
  }

  @Override
  public Check check(CountCell cell, CountOutcome outcome, Team team, Stop stop) {
    Certificate certificate = outcome.count().certificate();
    boolean taken = !lost.get() && rule.share(certificate.cell(), () -> Roads.PLAIN.of(certificate)).isPresent();
    return (taken ? confirmed(cell, outcome, team, stop) : Optional.<Check>empty())
        .orElseGet(() -> super.check(cell, outcome, team, stop));
  }

  /** What the GPU confirms; empty where it does not, for whatever reason. */
  private Optional<Check> confirmed(CountCell cell, CountOutcome outcome, Team team, Stop stop) {
    try {
      Check check = onGpu(cell, outcome, team, stop);
      if (check.refusal().isEmpty()) {
        checked.incrementAndGet();
        return Optional.of(check);
      }
    } catch (OutOfDeviceMemoryException e) {
      complaints.accept(cell.key() + " goes to the CPU: " + e.getMessage());
    } catch (DeviceLostException e) {
      if (!lost.getAndSet(true)) {
        complaints.accept("the GPU is given up: " + e.getMessage() + "; " + cell.key()
            + " and all certificates after it go to the CPU");
      }
    }
    return Optional.empty();
  }

  private Check onGpu(CountCell cell, CountOutcome outcome, Team team, Stop stop) {
    synchronized (lane) {
      return lane.of(cell).check(cell, outcome, team, stop);
    }
  }
}
