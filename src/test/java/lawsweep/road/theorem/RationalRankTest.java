package lawsweep.road.theorem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import lawsweep.exact.EchelonBasis;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;

/** Ranks over the rational numbers, against ranks mod a prime that is larger than all minors. */
class RationalRankTest {

  private static final PrimeField FIELD = new PrimeField(4_194_319);

  @Test
  void ranksOfRandomRows() {
    Random random = new Random(5);
    for (int round = 0; round < 200; round++) {
      int rows = 1 + random.nextInt(8);
      int columns = 1 + random.nextInt(8);
      RationalRank rank = new RationalRank();
      Matrix copy = Matrix.zero(rows, columns);
      for (int i = 0; i < rows; i++) {
        SortedMap<Integer, BigInteger> row = new TreeMap<>();
        for (int j = 0; j < columns; j++) {
          int value = random.nextInt(3) == 0 ? random.nextInt(3) - 1 : 0;
          row.put(j, BigInteger.valueOf(value));
          copy.data()[copy.index(i, j)] = FIELD.reduce(value);
        }
        rank.add(row);
      }
      EchelonBasis basis = new EchelonBasis(FIELD, VectorKernels.hot(), columns);
      basis.absorb(copy, Team.alone());
      assertEquals(basis.rank(), rank.rank());
    }
  }

  /** A matrix whose determinant is a prime has full rank, whatever its rank mod that prime. */
  @Test
  void noPrimeMatters() {
    RationalRank rank = new RationalRank();
    rank.add(row(FIELD.p(), 0));
    rank.add(row(2L * FIELD.p(), 1));
    rank.add(row(3L * FIELD.p(), 3));
    assertEquals(2, rank.rank());
  }

  private static SortedMap<Integer, BigInteger> row(long first, long second) {
    TreeMap<Integer, BigInteger> row = new TreeMap<>();
    row.put(0, BigInteger.valueOf(first));
    row.put(1, BigInteger.valueOf(second));
    return row;
  }
}
