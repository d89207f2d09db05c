package lawsweep.checkpoint.names;

import java.util.ArrayList;
import java.util.List;
import lawsweep.checkpoint.names.Piece.Kind;

/**
 * A network of equal blocks with other pieces in front and behind.
 *
 * @param before pieces in front of the blocks
 * @param blocks the pieces of each block
 * @param after pieces behind
 */
record Blocks(List<Piece> before, List<List<Piece>> blocks, List<Piece> after) {

  Blocks {
    before = List.copyOf(before);
    blocks = List.copyOf(blocks);
    after = List.copyOf(after);
  }

  /**
   * Finds the blocks: all that stand one behind the other from the first place on where one does.
   *
   * @param kinds of the pieces of a block
   */
  static Blocks of(List<Piece> pieces, List<Kind> kinds) {
    int start = 0;
    while (start < pieces.size() && !at(pieces, start, kinds)) {
      start++;
    }
    List<List<Piece>> blocks = new ArrayList<>();
    int end = start;
    while (at(pieces, end, kinds)) {
      blocks.add(pieces.subList(end, end + kinds.size()));
      end += kinds.size();
    }
    return new Blocks(pieces.subList(0, start), blocks, pieces.subList(end, pieces.size()));
  }

  private static boolean at(List<Piece> pieces, int place, List<Kind> kinds) {
    return place + kinds.size() <= pieces.size()
        && pieces.subList(place, place + kinds.size()).stream().map(Piece::kind).toList().equals(kinds);
  }
}
