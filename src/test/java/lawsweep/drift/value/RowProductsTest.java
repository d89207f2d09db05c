package lawsweep.drift.value;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import lawsweep.support.Seeds;
import lawsweep.work.Team;
import lawsweep.work.ThreadTeam;
import org.junit.jupiter.api.Test;

/** Products of rows against their scalar definition, bit by bit: below and above the size from which tiles are used. */
class RowProductsTest {

  private final Random random = Seeds.random("rows", 0);

  @Test
  void tilesMakeTheBitsOfTheDefinition() {
    check(3, 700, Team.alone());
    check(33, 60, Team.alone());
    check(9, 4097, Team.alone());
    check(47, 600, Team.alone());
    try (ThreadTeam team = new ThreadTeam(3)) {
      check(130, 300, team);
    }
  }

  /** Two matrices in one slot, one in another, rows and columns in any order in an array. */
  private void check(int n, int columns, Team team) {
    double[] x = random.doubles(3L * n * columns, -1, 1).toArray();
    double[] y = random.doubles(x.length, -1, 1).toArray();
    boolean rowsFirst = random.nextBoolean();
    int[] rows = IntStream.range(0, n).map(i -> (n - 1 - i) * (rowsFirst ? columns : 1)).toArray();
    int[] places = IntStream.range(0, columns).map(k -> k * (rowsFirst ? 1 : n)).toArray();
    List<Cells.Cell> cells = List.of(
        new Cells.Cell(1, List.of(0, 2 * n * columns)), new Cells.Cell(0, List.of(n * columns)));
    RowProducts half = new RowProducts(n, true, 2, team);
    RowProducts whole = new RowProducts(n, false, 2, team);
    RowProducts.Rows same = new RowProducts.Rows(x, x, rows, places);
    RowProducts.Rows different = new RowProducts.Rows(x, y, rows, places);
    for (Cells.Cell cell : cells) {
      half.add(cell, same);
      whole.add(cell, different);
    }
    int at = 0;
    for (Cells.Cell cell : List.of(cells.get(1), cells.get(0))) {
      for (int i = 0; i < n; i++) {
        for (int j = i; j < n; j++, at++) {
          assertEquals(sum(cell, same, i, j), half.sums().sum(at), 0);
          assertEquals(squares(cell, same, i, j), half.sums().squares(at), 0);
        }
        for (int j = 0; j < n; j++) {
          assertEquals(sum(cell, different, i, j), whole.sums().sum((cell.slot() * n + i) * n + j), 0);
        }
      }
    }
  }

  private static double sum(Cells.Cell cell, RowProducts.Rows rows, int i, int j) {
    double high = 0;
    double low = 0;
    for (int begin : cell.begins()) {
      for (int first = 0; first < rows.columns().length; first += RowProducts.INNER) {
        double stretch = 0;
        for (int k = first; k < Math.min(rows.columns().length, first + RowProducts.INNER); k++) {
          stretch = Math.fma(rows.x()[begin + rows.rows()[i] + rows.columns()[k]],
              rows.y()[begin + rows.rows()[j] + rows.columns()[k]], stretch);
        }
        double sum = high + stretch;
        double part = sum - high;
        low += (high - (sum - part)) + (stretch - part);
        high = sum;
      }
    }
    return high + low;
  }

  private static double squares(Cells.Cell cell, RowProducts.Rows rows, int i, int j) {
    double squares = 0;
    for (int begin : cell.begins()) {
      for (int first = 0; first < rows.columns().length; first += RowProducts.INNER) {
        double stretch = 0;
        for (int k = first; k < Math.min(rows.columns().length, first + RowProducts.INNER); k++) {
          double a = rows.x()[begin + rows.rows()[i] + rows.columns()[k]];
          double b = rows.x()[begin + rows.rows()[j] + rows.columns()[k]];
          stretch = Math.fma(a * a, b * b, stretch);
        }
        squares += stretch;
      }
    }
    return squares;
  }
}
