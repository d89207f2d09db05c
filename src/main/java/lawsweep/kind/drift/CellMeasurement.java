package lawsweep.kind.drift;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lawsweep.checkpoint.CheckpointException;
import lawsweep.checkpoint.run.Run;
import lawsweep.checkpoint.run.Runs;
import lawsweep.checkpoint.names.ModelFile;
import lawsweep.drift.DriftMeasurement;
import lawsweep.drift.DriftResult;
import lawsweep.drift.GroupResult;
import lawsweep.drift.RunResult;
import lawsweep.spec.SpecException;
import lawsweep.text.FileTrouble;
import lawsweep.work.InputRefusedException;
import lawsweep.work.Stop;
import lawsweep.work.StoppedException;
import lawsweep.work.Team;

/** Measures the runs of one cell, or measures them again. */
final class CellMeasurement {

  private final DriftCell cell;
  private final Optional<Path> directory;
  private final Team team;
  private final Stop stop;

  /** Measures in a result directory, if there is one. */
  CellMeasurement(DriftCell cell, Optional<Path> directory, Team team, Stop stop) {
    this.cell = cell;
    this.directory = directory;
    this.team = team;
    this.stop = stop;
  }

  /** True if it is known where all runs are. */
  boolean atHand() {
    return cell.runs().stream().allMatch(run -> run.folder(directory).isPresent());
  }

  private List<Path> folders() {
    return cell.runs().stream().map(run -> run.folder(directory).orElseThrow()).toList();
  }

  /**
   * What the runs conserve.
   *
   * @throws InputRefusedException if the files cannot be read, or are not those of the network
   * @throws StoppedException if it was asked for, between two runs
   */
  DriftOutcome outcome() {
    try {
      List<FileHash> hashes = new ArrayList<>();
      List<Run> runs = new ArrayList<>();
      for (Path folder : folders()) {
        Run run = Runs.of(List.of(folder)).getFirst();
        hashes.addAll(RunFiles.of(runs.size(), run));
        runs.add(run);
      }
      return new DriftOutcome(DriftKind.ENGINE, hashes, result(runs));
    } catch (CheckpointException | SpecException e) {
      throw new InputRefusedException(e.getMessage(), e);
    } catch (IOException e) {
      throw new InputRefusedException("expected runs that can be read, got " + FileTrouble.reason(e), e);
    }
  }

  private DriftResult result(List<Run> runs) throws IOException, SpecException {
    Set<String> kinds = cell.laws().equals(DriftCell.ALL) ? Set.of() : Set.of(cell.laws());
    ModelFile model = cell.model().read();
    List<RunResult> results = new ArrayList<>();
    for (Run run : runs) {
      if (stop.requested()) {
        throw new StoppedException();
      }
      RunResult found = DriftMeasurement.run(run, cell.told(), model, kinds, DriftKind.MOST_LAWS, team);
      String name = cell.runs().get(results.size()).name();
      results.add(new RunResult(name, found.course(), found.facts(), found.names(), found.groups(), found.total()));
    }
    return DriftResult.of(cell.model().net(), results);
  }

  /** Why a result does not hold, on one line; empty if its files are those that were read and give it again. */
  Optional<String> refuse(DriftOutcome claimed) {
    try {
      for (FileHash file : claimed.files()) {
        Optional<String> changed = file.changed(folders());
        if (changed.isPresent()) {
          return changed;
        }
      }
      List<Run> runs = new ArrayList<>();
      for (Path folder : folders()) {
        int number = runs.size();
        Run run = Runs.of(List.of(folder)).getFirst();
        runs.add(RunFiles.known(run, claimed.files().stream().filter(file -> file.run() == number).toList()));
      }
      DriftOutcome found = new DriftOutcome(claimed.engine(), claimed.files(), result(runs));
      return found.equals(claimed) ? Optional.empty() : Optional.of(difference(claimed, found));
    } catch (CheckpointException | SpecException e) {
      return Optional.of(e.getMessage());
    } catch (IOException e) {
      return Optional.of("expected runs that can be read, got " + FileTrouble.reason(e));
    }
  }

  private static String difference(DriftOutcome claimed, DriftOutcome found) {
    for (int i = 0; i < found.result().runs().size(); i++) {
      GroupResult expected = found.result().runs().get(i).total();
      GroupResult got = claimed.result().runs().get(i).total();
      if (!expected.equals(got)) {
        return "expected of all laws of " + found.result().runs().get(i).run() + " at the end " + words(expected)
            + ", got " + words(got);
      }
    }
    return "expected what its checkpoints give, got other numbers";
  }

  private static String words(GroupResult total) {
    return total.verdict().word() + ", rel " + DriftNumbers.inTable(total.last().rel()) + ", index "
        + DriftNumbers.inTable(total.last().index());
  }
}
