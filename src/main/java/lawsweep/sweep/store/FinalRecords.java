package lawsweep.sweep.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lawsweep.sweep.log.Gist;

/** Per cell of a sweep what its final record says in brief, and which line of which block it is: 12 bytes each. */
final class FinalRecords {

  /** What records say in brief, each once. */
  private final List<Optional<Gist>> gists = new ArrayList<>(List.of(Optional.empty()));
  private final Map<Gist, Integer> known = new HashMap<>();
  /** Which of {@link #gists}; 0 for no record. */
  private final int[] gist;
  private final int[] block;
  private final int[] line;

  /** For so many cells, without records. */
  FinalRecords(int cells) {
    gist = new int[cells];
    block = new int[cells];
    line = new int[cells];
  }

  int cells() {
    return gist.length;
  }

  boolean has(int cell) {
    return gist[cell] != 0;
  }

  /** The numbers of some gists, for {@link #put}. */
  int[] numbers(List<Gist> some) {
    return some.stream().mapToInt(one -> known.computeIfAbsent(one, each -> {
      gists.add(Optional.of(each));
      return gists.size() - 1;
    })).toArray();
  }

  /** Sets a cell's record. */
  void put(int cell, int itsGist, int itsBlock, int itsLine) {
    gist[cell] = itsGist;
    block[cell] = itsBlock;
    line[cell] = itsLine;
  }

  /** What a cell's record says in brief; empty if it has none. */
  Optional<Gist> gist(int cell) {
    return gists.get(gist[cell]);
  }

  /** The number of the block of a cell's record. */
  int block(int cell) {
    return block[cell];
  }

  /** Which line of its block a cell's record is. */
  int line(int cell) {
    return line[cell];
  }
}
