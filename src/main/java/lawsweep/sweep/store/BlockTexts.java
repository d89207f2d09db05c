package lawsweep.sweep.store;

import java.util.Arrays;
import java.util.List;
import lawsweep.sweep.log.BlockColumn;

/** A column of results, made of those of the blocks in which their records lie. */
final class BlockTexts implements Texts {

  private final ResultColumns rows;
  private final BlockColumn[] columns;
  /** The first code of each block, less one: code 0 is the same for all. */
  private final int[] first;
  private final int codes;

  /** A column of all blocks. */
  BlockTexts(ResultColumns rows, List<BlockColumn> columns) {
    this.rows = rows;
    this.columns = columns.toArray(BlockColumn[]::new);
    first = new int[this.columns.length];
    int next = 0;
    for (int i = 0; i < first.length; i++) {
      first[i] = next;
      next = Math.addExact(next, this.columns[i].codes() - 1);
    }
    codes = next + 1;
  }

  @Override
  public int code(int row) {
    int block = rows.block(row);
    int code = columns[block].code(rows.line(row));
    return code == 0 ? 0 : first[block] + code;
  }

  @Override
  public int codes() {
    return codes;
  }

  @Override
  public int length(int code) {
    if (code == 0) {
      return 0;
    }
    int block = blockOf(code);
    return columns[block].length(code - first[block]);
  }

  @Override
  public int copy(int code, byte[] to, int at) {
    if (code == 0) {
      return 0;
    }
    int block = blockOf(code);
    return columns[block].copy(code - first[block], to, at);
  }

  /** The last block whose first code, less one, is below a code: one that has codes. */
  private int blockOf(int code) {
    int found = Arrays.binarySearch(first, code);
    int block = found >= 0 ? found : -found - 1;
    do {
      block--;
    } while (columns[block].codes() == 1);
    return block;
  }
}
