package lawsweep.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import lawsweep.kernel.Kernels;
import lawsweep.kernel.ScalarKernels;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;
import lawsweep.support.Primes;
import lawsweep.support.Residues;
import lawsweep.support.Seeds;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;

class LeadingBlockTest {

  private static final int COLUMNS = 60;

  @Test
  void theInverseTimesTheBlockIsTheIdentity() {
    for (int number = 0; number < 64; number++) {
      Random random = Seeds.random("inverse", number);
      PrimeField field = Primes.random(random);
      int count = 1 + number % LeadingBlock.ROWS;
      Matrix rows = Residues.matrix(field, random, count, COLUMNS, false);
      ColumnOrder order = new ColumnOrder(COLUMNS);
      order.exchange(2, 50);
      order.exchange(3, 9);
      Kernels kernels = number % 2 == 0 ? new ScalarKernels() : new VectorKernels();
      LeadingBlock leading = new LeadingBlock(field, kernels);
      assertTrue(leading.decide(rows, order, 4), () -> Seeds.note("case " + count));
      Matrix block = Matrix.zero(count, count);
      Matrix identity = Matrix.zero(count, count);
      for (int i = 0; i < count; i++) {
        for (int t = 0; t < count; t++) {
          block.data()[block.index(i, t)] = rows.get(i, order.positionOf(leading.pivot(t)));
        }
        identity.data()[identity.index(i, i)] = 1;
      }
      Matrix product = Matrix.zero(count, count);
      new ScalarKernels().multiply(field, leading.inverse(), block, product, Team.alone());
      Residues.assertSame(field, identity.data(), product.data(), "case " + number);
    }
  }

  /** Columns 0, 1, 50 and 9 are taken, columns 2 and 3 stand where these stood. */
  @Test
  void pivotsAreTheFirstColumnsThatAreLeftAndNotZero() {
    Random random = Seeds.random("pivots", 0);
    PrimeField field = Primes.largest();
    Matrix rows = Residues.matrix(field, random, 4, COLUMNS, false);
    ColumnOrder order = new ColumnOrder(COLUMNS);
    order.exchange(2, 50);
    order.exchange(3, 9);
    clear(rows, order.positionOf(4));
    LeadingBlock leading = new LeadingBlock(field, new VectorKernels());
    assertTrue(leading.decide(rows, order, 4));
    int[] expected = {2, 3, 5, 6};
    for (int t = 0; t < 4; t++) {
      assertEquals(expected[t], leading.pivot(t));
    }
  }

  @Test
  void unusualRowsAreRefused() {
    PrimeField field = Primes.largest();
    LeadingBlock leading = new LeadingBlock(field, new VectorKernels());
    ColumnOrder order = new ColumnOrder(COLUMNS);
    for (int number = 0; number < 20; number++) {
      Random random = Seeds.random("unusual", number);
      int count = random.nextInt(3, LeadingBlock.ROWS);
      Matrix tooMany = Residues.matrix(field, random, LeadingBlock.ROWS + 1, COLUMNS, false);
      assertFalse(leading.decide(tooMany, order, 0));

      Matrix single = Residues.matrix(field, random, count, COLUMNS, false);
      clear(single, 1);
      single.data()[single.index(count - 1, 1)] = 1;
      assertFalse(leading.decide(single, order, 0), "another row has a pivot further left");

      Matrix repeated = Residues.matrix(field, random, count, COLUMNS, false);
      System.arraycopy(repeated.data(), repeated.index(0, 0), repeated.data(), repeated.index(2, 0), COLUMNS);
      assertFalse(leading.decide(repeated, order, 0), "dependent rows");

      Matrix minor = Residues.matrix(field, random, count, COLUMNS, false);
      for (int j = 0; j < 2; j++) {
        minor.data()[minor.index(1, j)] = minor.get(0, j);
      }
      assertFalse(leading.decide(minor, order, 0), "the second pivot is further right");

      Matrix zero = Residues.matrix(field, random, count, COLUMNS, false);
      for (int j = 0; j < COLUMNS; j++) {
        zero.data()[zero.index(0, j)] = 0;
      }
      assertFalse(leading.decide(zero, order, 0), "a zero row");
    }
  }

  private static void clear(Matrix rows, int column) {
    for (int i = 0; i < rows.rows(); i++) {
      rows.data()[rows.index(i, column)] = 0;
    }
  }
}
