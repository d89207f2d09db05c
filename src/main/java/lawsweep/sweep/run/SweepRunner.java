package lawsweep.sweep.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import lawsweep.sweep.Caveat;
import lawsweep.sweep.Cell;
import lawsweep.sweep.CellStatus;
import lawsweep.sweep.Kinds;
import lawsweep.sweep.RecordBrief;
import lawsweep.sweep.Sweep;
import lawsweep.sweep.log.Gist;
import lawsweep.sweep.log.Journal;
import lawsweep.sweep.store.Checkpoints;
import lawsweep.sweep.store.DirectoryLock;
import lawsweep.sweep.store.DirectoryRefusedException;
import lawsweep.sweep.store.ResultDirectory;
import lawsweep.sweep.store.ResultIndex;
import lawsweep.sweep.store.Shard;
import lawsweep.work.Limits;
import lawsweep.work.Team;
import lawsweep.work.ThreadTeam;

/** Runs the cells of a sweep, or of a shard of it, that have no record yet. */
public final class SweepRunner {

  private final Kinds kinds;
  private final RunSettings settings;
  private final StopSwitch stop;
  private final RunMeter meter;
  private final RunListener listener;
  private final Optional<DeviceLanes> device;
  private final Set<String> told = new HashSet<>();

  /**
   * Prepares a run.
   *
   * @param kinds compute the cells
   * @param settings how to run
   * @param stop stops the run; records made until then are kept
   * @param meter shows the run while it lasts; used for one run
   */
  public SweepRunner(Kinds kinds, RunSettings settings, StopSwitch stop, RunMeter meter) {
    this(kinds, settings, stop, meter, RunListener.NONE);
  }

  /**
   * Prepares a run that somebody listens to.
   *
   * @param kinds compute the cells
   * @param settings how to run
   * @param stop stops the run; records made until then are kept
   * @param meter shows the run while it lasts; used for one run
   * @param listener is told of every record
   */
  public SweepRunner(Kinds kinds, RunSettings settings, StopSwitch stop, RunMeter meter, RunListener listener) {
    this(kinds, settings, stop, meter, listener, Optional.empty());
  }

  /**
   * Prepares a run on a device and the processor.
   *
   * @param kinds compute the cells on the processor, and say which the device takes
   * @param settings how to run
   * @param stop stops the run; records made until then are kept
   * @param meter shows the run while it lasts; used for one run
   * @param listener is told of every record
   * @param device computes the cells that it takes; empty if there is none
   */
  public SweepRunner(Kinds kinds, RunSettings settings, StopSwitch stop, RunMeter meter, RunListener listener,
      Optional<DeviceLanes> device) {
    this.device = device;
    this.listener = listener;
    this.kinds = kinds;
    this.settings = settings;
    this.stop = stop;
    this.meter = meter;
  }

  /**
   * Runs until all cells have a record or the run is stopped. An error in a cell is recorded and the run goes on.
   *
   * @throws DirectoryRefusedException if another process works on the same shard; nothing was written then
   * @throws IOException if a log cannot be read or written; what was written stays usable
   */
  public RunResult run(ResultDirectory directory) throws IOException {
    Shard shard = settings.shard();
    try (DirectoryLock lock = DirectoryLock.open(directory.path())) {
      if (!lock.tryShard(shard)) {
        throw new DirectoryRefusedException("expected "
            + (shard.count() == 1 ? "a directory" : "a shard (" + shard.label() + ")")
            + " that nobody works on, got " + directory.path() + ", where another process runs it");
      }
      directory.checkCurrent();
      List<String> warnings = Collections.synchronizedList(new ArrayList<>());
      Checkpoints checkpoints = new Checkpoints(directory.path(), kinds, shard, warnings::add);
      if (!lock.supported()) {
        warnings.add("the file system of " + directory.path()
            + " has no locks: nothing keeps a second process from running the same shard");
      }
      Sweep sweep = directory.sweep();
      Workload workload = Workload.of(sweep, kinds);
      int[] cells = workload.cells(shard);
      Opened opened = open(directory, workload, cells, checkpoints, warnings);
      int[] open = opened.cells();
      Placement placement = Placement.of(workload, deviceBytes(), open);
      meter.begin(workload, placement, cells.length, open, settings.threads() + lanes());
      DiskRoom.warning(directory.path(), workload, open, settings.threads()).ifPresent(listener::warn);
      if (open.length > 0 && !stop.requested()) {
        work(directory, opened.read(), placement, checkpoints);
      }
      return result(warnings);
    }
  }

  /**
   * What a run has to do.
   *
   * @param cells the cells, in their order
   * @param read how far the shard's log was read: {@link ResultIndex#read}
   */
  private record Opened(int[] cells, long read) {}

  /** Those of {@code cells} to run, in the same order; the others are counted. */
  private Opened open(ResultDirectory directory, Workload workload, int[] cells, Checkpoints checkpoints,
      List<String> warnings) throws IOException {
    try (ThreadTeam team = new ThreadTeam(ResultIndex.threads(settings.threads()));
        ResultIndex index = ResultIndex.of(directory, team)) {
      warnings.addAll(index.damages());
      warnings.addAll(index.conflicts());
      warnings.addAll(index.notices());
      BitSet open = new BitSet();
      Arrays.stream(cells).filter(cell -> index.brief(cell).map(settings.retry()::again).orElse(true))
          .forEach(open::set);
      workload.needs().reopen(open, index, directory.path());
      boolean some = checkpoints.some();
      for (int cell : cells) {
        boolean full = index.brief(cell).filter(brief -> !brief.noted()).isPresent();
        if (!open.get(cell)) {
          RecordBrief brief = index.brief(cell).orElseThrow();
          meter.found(brief);
          if (some) {
            discard(checkpoints, index.sweep().cells().get(cell), brief.status());
          }
        } else if (full) {
          told.add(directory.sweep().cells().get(cell).key());
        }
      }
      tell(index, Arrays.stream(cells).filter(cell -> !open.get(cell)
          || index.brief(cell).filter(brief -> !brief.noted()).isPresent()).toArray(), team);
      return new Opened(Arrays.stream(cells).filter(open::get).toArray(),
          index.read(directory.log(settings.shard())));
    }
  }

  /** Tells the listener of records that stand. */
  private void tell(ResultIndex index, int[] cells, Team team) throws IOException {
    List<Cell> all = index.sweep().cells();
    for (int cell : cells) {
      Gist gist = index.gist(cell).orElseThrow();
      if (gist.word().isPresent()) {
        listener.counted(gist, () -> all.get(cell).key(), index.seconds(cell));
      }
    }
    index.records(Arrays.stream(cells).filter(cell -> index.gist(cell).orElseThrow().word().isEmpty()).toArray(), team,
        listener::found);
  }

  /** What a run that was killed just after its record left behind. */
  private static void discard(Checkpoints checkpoints, Cell cell, CellStatus status) {
    if (status == CellStatus.DONE && checkpoints.left(cell)) {
      checkpoints.delete(cell);
    }
  }

  private OptionalLong deviceBytes() {
    return device.stream().mapToLong(DeviceLanes::memoryBytes).findFirst();
  }

  private int lanes() {
    return device.map(DeviceLanes::number).orElse(0);
  }

  private void work(ResultDirectory directory, long read, Placement placement, Checkpoints checkpoints)
      throws IOException {
    Workload workload = placement.workload();
    try (Journal journal = Journal.open(directory.log(settings.shard()), read);
        ThreadTeam team = new ThreadTeam(settings.threads())) {
      Limits limits = directory.sweep().limits();
      CellAttempt attempt = CellAttempt.beside(deviceBytes(), kinds, limits, settings.backend());
      CellWork work = new CellWork(workload, attempt, stop, journal, checkpoints, new RunWatch(meter, listener, told));
      RunLoop loop = new RunLoop(work, workload, settings, team);
      int[] free = workload.needs().free(placement.onProcessor());
      if (placement.cells() == 0) {
        loop.run(free);
      } else {
        withDevice(loop, free, work, placement, limits);
      }
      loop.run(workload.needs().waiting(placement.onProcessor()));
    }
  }

  private void withDevice(RunLoop loop, int[] free, CellWork work, Placement placement, Limits limits)
      throws IOException {
    DeviceLanes lanes = device.orElseThrow();
    Function<Kinds, CellWork> works = each -> work.by(CellAttempt.onDevice(each, limits, lanes.backend()));
    try (DeviceLoop cells = new DeviceLoop(lanes, placement, works.apply(kinds), works, listener)) {
      cells.start(settings.threads());
      loop.run(free, cells);
    }
  }

  private RunResult result(List<String> warnings) {
    RunMeter.Reading reading = meter.read();
    return new RunResult(reading.cells(), reading.done(), reading.skipped(), reading.failed(), caveats(reading),
        reading.cells() - reading.finished(), reading.recorded(), stop.kind(), warnings);
  }

  private Map<Caveat, Long> caveats(RunMeter.Reading reading) {
    Map<Caveat, Long> caveats = new LinkedHashMap<>();
    for (Caveat caveat : kinds.caveats()) {
      if (reading.caveats().containsKey(caveat)) {
        caveats.put(caveat, reading.caveats().get(caveat));
      }
    }
    return caveats;
  }
}
