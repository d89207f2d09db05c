package lawsweep.parquet;

/**
 * A column of single values, or of lists of such, of a group of rows, that is filled without an object for each value.
 * A value has a number, which is good until the group is taken.
 */
public final class LeafColumn {

  private final LeafWriter leaf;

  LeafColumn(LeafWriter leaf) {
    this.leaf = leaf;
  }

  /** The number of a text. */
  public int text(byte[] bytes, int start, int length) {
    return leaf.text(bytes, start, length);
  }

  /** The number of a text that no other row has. */
  public int unique(byte[] bytes, int start, int length) {
    return leaf.unique(bytes, start, length);
  }

  /** The number of a whole number of 32 bits. */
  public int integer(int value) {
    return leaf.whole(value);
  }

  /** The number of a whole number of 64 bits. */
  public int large(long value) {
    return leaf.bits(value);
  }

  /** The number of a real number. */
  public int real(double value) {
    return leaf.bits(Double.doubleToRawLongBits(value));
  }

  /** Adds a row without a value, or without a list. */
  public void addMissing() {
    leaf.missing(0, 0);
  }

  /** Adds a row with the value of a number. */
  public void add(int id) {
    leaf.value(id, 0);
  }

  /** Adds a row with a list of the values of some numbers. */
  public void addList(int[] ids, int size) {
    if (size == 0) {
      leaf.missing(1, 0);
    }
    for (int i = 0; i < size; i++) {
      leaf.value(ids[i], i == 0 ? 0 : 1);
    }
  }
}
