package lawsweep.sweep.run;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import lawsweep.sweep.Cell;
import lawsweep.sweep.CellFiles;
import lawsweep.sweep.CellStatus;
import lawsweep.sweep.Kinds;
import lawsweep.sweep.RecordBrief;
import lawsweep.sweep.Sweep;
import lawsweep.sweep.store.ResultIndex;

/**
 * Which cells of a sweep read files that other cells leave. They are run after all others, in the shard of those that
 * they need; a cell that has a result and has lost its files is run again where they are needed.
 */
final class Needs {

  /** The cells that a cell needs, by places in the grid; no key for one that needs none. */
  private final Map<Integer, List<Integer>> needs;
  private final Map<Integer, CellFiles> files;

  private Needs(Map<Integer, List<Integer>> needs, Map<Integer, CellFiles> files) {
    this.needs = needs;
    this.files = files;
  }

  /**
   * Those of the cells of a sweep.
   *
   * @param keys keys of the cells that a cell needs, by its place in the grid; none for cells that need none
   */
  static Needs of(Sweep sweep, Kinds kinds, Map<Integer, List<String>> keys) {
    Set<String> needed = new HashSet<>();
    keys.values().forEach(needed::addAll);
    Map<String, Integer> places = new HashMap<>();
    Map<Integer, CellFiles> files = new HashMap<>();
    for (int i = 0; i < sweep.cells().size() && !needed.isEmpty(); i++) {
      Cell cell = sweep.cells().get(i);
      if (needed.contains(cell.key())) {
        places.put(cell.key(), i);
        files.put(i, kinds.of(cell).leaves(cell).orElseThrow());
      }
    }
    Map<Integer, List<Integer>> needs = new TreeMap<>();
    keys.forEach((cell, own) -> needs.put(cell, own.stream().map(places::get).toList()));
    return new Needs(needs, files);
  }

  /** Some cells that need no others, in the same order. */
  int[] free(int[] cells) {
    return Arrays.stream(cells).filter(cell -> !needs.containsKey(cell)).toArray();
  }

  /** Some cells that need others, in the same order. */
  int[] waiting(int[] cells) {
    return Arrays.stream(cells).filter(needs::containsKey).toArray();
  }

  /**
   * For each cell the place of one that stands for all that must be run together with it: itself if it is needed by
   * none and needs none.
   */
  int[] together(int cells) {
    int[] first = new int[cells];
    Arrays.setAll(first, i -> i);
    needs.forEach((cell, own) -> own.forEach(need -> first[root(first, cell)] = root(first, need)));
    Arrays.setAll(first, i -> root(first, i));
    return first;
  }

  private static int root(int[] first, int cell) {
    int at = cell;
    while (first[at] != at) {
      at = first[at];
    }
    return at;
  }

  /**
   * Adds to the cells that are to be run those with a result whose files are gone and needed, and those that failed and
   * need a cell that is run again.
   *
   * @param open the cells to be run, by places in the grid
   */
  void reopen(BitSet open, ResultIndex index, Path directory) {
    needs.forEach((cell, own) -> {
      if (own.stream().anyMatch(open::get) && has(index, cell, CellStatus.FAILED)) {
        open.set(cell);
      }
      if (open.get(cell)) {
        own.stream().filter(need -> has(index, need, CellStatus.DONE))
            .filter(need -> files.get(need).missing(directory).isPresent()).forEach(open::set);
      }
    });
  }

  private static boolean has(ResultIndex index, int cell, CellStatus status) {
    return index.brief(cell).map(RecordBrief::status).filter(status::equals).isPresent();
  }

  /**
   * Why a cell cannot be run, in a line: files that it reads are not there.
   *
   * @param directory the result directory
   */
  Optional<String> lacking(int cell, Path directory) {
    for (int need : needs.getOrDefault(cell, List.of())) {
      Optional<Path> missing = files.get(need).missing(directory);
      if (missing.isPresent()) {
        return Optional.of("expected " + missing.get() + ", which the cell " + files.get(need).cell()
            + " writes, got no such file: that cell was skipped or failed; run it again with --retry failed,skipped");
      }
    }
    return Optional.empty();
  }
}
