package lawsweep.sweep.store;

import java.util.ArrayList;
import java.util.List;

/** What an index passes over and people should know of, a line for each sort. */
final class IndexNotices {

  private final List<String> lines = new ArrayList<>();
  private long unasked;
  private long newer;

  void add(String line) {
    lines.add(line);
  }

  /** A record of an earlier spec whose cell the present one has not. */
  void unasked() {
    unasked++;
  }

  /** A record by a later version of the program. */
  void newer() {
    newer++;
  }

  /** All of them. */
  List<String> lines() {
    List<String> all = new ArrayList<>(lines);
    if (unasked > 0) {
      all.add((unasked == 1 ? "1 record is of a cell" : unasked + " records are of cells")
          + " that the spec no longer asks for");
    }
    if (newer > 0) {
      all.add((newer == 1 ? "1 record is" : newer + " records are")
          + " by a newer version of lawsweep than this and left out");
    }
    return all;
  }
}
