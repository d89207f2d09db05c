package lawsweep.kind.drift;

import java.util.List;
import java.util.Optional;
import lawsweep.drift.DriftResult;
import lawsweep.drift.RunResult;
import lawsweep.json.Form;
import lawsweep.sweep.Cell;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.Outcome;

/**
 * What runs conserve, and the files that say so. Two are equal if their records are.
 *
 * @param engine the version of the rules by which it was measured
 * @param files all files that were read
 * @param result what was found; runs are called as the spec calls them
 */
public record DriftOutcome(String engine, List<FileHash> files, DriftResult result) implements Outcome {

  static final Form<DriftOutcome> FORM = Form.<DriftOutcome>of()
      .text("engine", DriftOutcome::engine)
      .list("files", FileHash.FORM, DriftOutcome::files)
      .object("result", ResultForm.FORM, DriftOutcome::result)
      .make(line -> new DriftOutcome(line.text("engine"), line.objects("files", FileHash.FORM),
          line.object("result", ResultForm.FORM)));

  /** Copies the list. */
  public DriftOutcome {
    files = List.copyOf(files);
  }

  /** What the record of runs that were measured says; empty for other records. */
  public static Optional<DriftResult> result(CellRecord record) {
    return record.outcome().flatMap(
        outcome -> outcome instanceof DriftOutcome found ? Optional.of(found.result()) : Optional.empty());
  }

  @Override
  public void check(Cell cell, String method) {
    List<String> names = result.runs().stream().map(RunResult::run).toList();
    if (!(cell instanceof DriftCell asked) || !asked.runs().stream().map(RunSource::name).toList().equals(names)
        || !asked.model().net().equals(result.net())) {
      throw new IllegalArgumentException("expected the runs and the network of " + cell.key() + ", got " + names
          + " of " + result.net());
    }
    for (FileHash file : files) {
      if (file.run() < 0 || file.run() >= names.size()) {
        throw new IllegalArgumentException("expected the files of " + names.size() + " runs, got one of number "
            + file.run());
      }
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DriftOutcome theirs && FORM.text(this).equals(FORM.text(theirs));
  }

  @Override
  public int hashCode() {
    return FORM.text(this).hashCode();
  }
}
