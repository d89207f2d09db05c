package lawsweep.sweep.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.OptionalLong;
import lawsweep.sweep.Cell;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.Kind;
import lawsweep.sweep.Kinds;
import lawsweep.sweep.Outcome;
import lawsweep.work.CheckpointStore;
import lawsweep.work.DeviceLostException;
import lawsweep.work.InputRefusedException;
import lawsweep.work.LimitCheck;
import lawsweep.work.Limits;
import lawsweep.work.OutOfDeviceMemoryException;
import lawsweep.work.OutOfReachException;
import lawsweep.work.Stop;
import lawsweep.work.StoppedException;
import lawsweep.work.Team;
import lawsweep.work.TimeLimitException;

/** Makes the record of one cell, whatever happens: a result, a refusal by the limits, or an error. */
public final class CellAttempt {

  private final Kinds kinds;
  private final Limits limits;
  private final String backend;
  private final boolean onDevice;
  private final OptionalLong deviceBytes;

  /**
   * Prepares attempts on the processor.
   *
   * @param kinds compute
   * @param limits what a cell may use
   * @param backend what computes, as records name it
   */
  public CellAttempt(Kinds kinds, Limits limits, String backend) {
    this(kinds, limits, backend, false, OptionalLong.empty());
  }

  private CellAttempt(Kinds kinds, Limits limits, String backend, boolean onDevice, OptionalLong deviceBytes) {
    this.kinds = kinds;
    this.limits = limits;
    this.backend = backend;
    this.onDevice = onDevice;
    this.deviceBytes = deviceBytes;
  }

  /**
   * Prepares attempts on the processor where there may be a device. A cell that neither can hold is refused for both.
   *
   * @param deviceBytes the memory of the device; empty if there is none
   */
  public static CellAttempt beside(OptionalLong deviceBytes, Kinds kinds, Limits limits, String backend) {
    return new CellAttempt(kinds, limits, backend, false, deviceBytes);
  }

  /**
   * Prepares attempts on a device. They throw {@link OutOfDeviceMemoryException} and {@link DeviceLostException}, and
   * make no record then: the cell may be computed elsewhere.
   *
   * @param kinds compute on a lane of the device
   */
  public static CellAttempt onDevice(Kinds kinds, Limits limits, String backend) {
    return new CellAttempt(kinds, limits, backend, true, OptionalLong.empty());
  }

  /** Computes one cell that has the machine to itself. */
  public CellRecord alone(Cell cell, Team team) {
    try {
      return record(cell, team, Stop.NEVER, CheckpointStore.NONE, false)
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Computes a cell.
   *
   * @param checkpoints keeps how far the cell came
   * @param shared true if other cells run beside it
   * @return empty if the cell was abandoned because {@code stop} asked for it
   * @throws OutOfMemoryError if there was too little memory for it beside the others
   * @throws IOException if a checkpoint cannot be written
   */
  Optional<CellRecord> record(Cell cell, Team team, Stop stop, CheckpointStore checkpoints, boolean shared)
      throws IOException {
    long start = System.nanoTime();
    Kind<Cell, Outcome> kind = kinds.of(cell);
    try {
      Optional<String> refusal = refusal(kind, cell);
      if (refusal.isPresent()) {
        return Optional.of(CellRecord.skipped(cell, kind.label(cell, limits), backend, 0, refusal.get()));
      }
      Outcome outcome = kind.run(cell, limits, team, stop, checkpoints);
      return Optional.of(CellRecord.done(cell, outcome, kind.labelOf(cell, outcome), backend, secondsSince(start)));
    } catch (StoppedException e) {
      return stop.requested() ? Optional.empty() : Optional.of(failed(cell, start, e));
    } catch (TimeLimitException e) {
      return Optional.of(CellRecord.skipped(cell, kind.label(cell, limits), backend, secondsSince(start),
          "stopped by limits.seconds, " + limits.seconds() + "; its checkpoint is kept"));
    } catch (OutOfReachException e) {
      return Optional.of(CellRecord.skipped(cell, kind.label(cell), backend, secondsSince(start), e.getMessage()));
    } catch (InputRefusedException e) {
      return Optional.of(failed(cell, secondsSince(start), e.getMessage()));
    } catch (OutOfMemoryError e) {
      if (shared) {
        throw e;
      }
      return Optional.of(failed(cell, start, e));
    } catch (OutOfDeviceMemoryException | DeviceLostException e) {
      if (onDevice) {
        throw e;
      }
      return Optional.of(failed(cell, start, e));
    } catch (RuntimeException | Error e) {
      return Optional.of(failed(cell, start, e));
    }
  }

  private Optional<String> refusal(Kind<Cell, Outcome> kind, Cell cell) {
    return LimitCheck.refuse(kind.estimate(cell, limits), limits).map(reason -> reason + tooLargeForDevice(kind, cell));
  }

  private String tooLargeForDevice(Kind<Cell, Outcome> kind, Cell cell) {
    return deviceBytes.isEmpty() ? ""
        : kind.device(cell, limits)
            .filter(share -> share.bytes() > deviceBytes.getAsLong())
            .map(share -> "; and of the GPU it needs " + LimitCheck.bytes(share.bytes()) + ", which has "
                + LimitCheck.bytes(deviceBytes.getAsLong()))
            .orElse("");
  }

  private CellRecord failed(Cell cell, long start, Throwable thrown) {
    return failed(cell, secondsSince(start), reason(thrown));
  }

  /** The record of a cell that failed for a reason. */
  public CellRecord failed(Cell cell, double seconds, String reason) {
    return CellRecord.failed(cell, kinds.of(cell).label(cell, limits), backend, seconds, reason);
  }

  /** One line: what was thrown, its message, and where. */
  public static String reason(Throwable thrown) {
    StringBuilder line = new StringBuilder(thrown.getClass().getSimpleName());
    if (thrown.getMessage() != null && !thrown.getMessage().isBlank()) {
      line.append(": ").append(thrown.getMessage().strip().replaceAll("\\s*\\R\\s*", "; "));
    }
    StackTraceElement[] trace = thrown.getStackTrace();
    if (trace.length > 0) {
      line.append(" (at ").append(trace[0].getClassName()).append('.').append(trace[0].getMethodName()).append(':')
          .append(trace[0].getLineNumber()).append(')');
    }
    return line.toString();
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) * 1e-9;
  }
}
