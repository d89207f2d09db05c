package lawsweep.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class PartSizeTest {

  private static int[] ends(int rows, long bytes, int... records) {
    return new PartSize(rows, bytes).ends(records.length, row -> records[row]);
  }

  @Test
  void aPartHasSoManyRows() {
    assertArrayEquals(new int[] {3, 6, 8}, ends(3, 100, 1, 1, 1, 1, 1, 1, 1, 1));
    assertArrayEquals(new int[] {3, 6}, ends(3, 100, 1, 1, 1, 1, 1, 1));
    assertArrayEquals(new int[] {1, 2}, ends(1, 100, 0, 0));
    assertArrayEquals(new int[] {2, 3}, PartSize.ofRows(2).ends(3, _ -> Long.MAX_VALUE / 2));
    assertArrayEquals(new int[0], ends(3, 100));
  }

  @Test
  void orSoManyBytesOfRecords() {
    assertArrayEquals(new int[] {2, 3, 5}, ends(9, 100, 50, 50, 100, 1, 99));
    assertArrayEquals(new int[] {1, 2, 3}, ends(9, 100, 51, 50, 51));
  }

  @Test
  void alwaysOneRecordHoweverLarge() {
    assertArrayEquals(new int[] {1, 2, 3}, ends(9, 100, 1000, 1000, 1000));
    assertArrayEquals(new int[] {1, 2, 3}, ends(9, 100, 1, 1000, 1));
  }

  @Test
  void manyParts() {
    int[] ends = new PartSize(1, 1).ends(1000, _ -> 1);
    for (int i = 0; i < 1000; i++) {
      assertArrayEquals(new int[] {i + 1}, new int[] {ends[i]});
    }
  }
}
