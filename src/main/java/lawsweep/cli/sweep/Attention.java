package lawsweep.cli.sweep;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lawsweep.cli.terminal.Complaints;
import lawsweep.sweep.CellStatus;
import lawsweep.sweep.Kinds;
import lawsweep.sweep.run.Workload;
import lawsweep.sweep.store.ResultDirectory;
import lawsweep.sweep.store.Shard;
import lawsweep.sweep.store.SweepStatus;

/** Names the first cells of a run that have no full answer. */
final class Attention {

  private static final int MOST = 3;

  private Attention() {}

  /** Says them on standard error, failed ones first. */
  static void say(ResultDirectory directory, Kinds kinds, Shard shard) throws IOException {
    Set<String> keys = new HashSet<>();
    if (shard.count() > 1) {
      for (int cell : Workload.of(directory.sweep(), kinds).cells(shard)) {
        keys.add(directory.sweep().cells().get(cell).key());
      }
    }
    List<SweepStatus.Note> notes = SweepStatus.of(directory).attention().stream()
        .filter(note -> shard.count() == 1 || keys.contains(note.key()))
        .sorted((a, b) -> Boolean.compare(b.status() == CellStatus.FAILED, a.status() == CellStatus.FAILED)).toList();
    for (SweepStatus.Note note : notes.subList(0, Math.min(MOST, notes.size()))) {
      Complaints.say(line(note));
    }
    if (notes.size() > MOST) {
      Complaints.say("and " + (notes.size() - MOST) + " more: lawsweep status " + directory.path());
    }
  }

  /** A cell and why it has no full answer. */
  static String line(SweepStatus.Note note) {
    return note.key() + " " + note.word() + ": " + note.reason();
  }
}
