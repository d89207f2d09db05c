package lawsweep.road.data.span;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Random;
import lawsweep.exact.EchelonBasis;
import lawsweep.kernel.Kernels;
import lawsweep.kernel.ScalarKernels;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;
import lawsweep.support.Seeds;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;

/** Forms that vanish on rows, against an echelon basis of the rows and by the products themselves. */
class VanishingFormsTest {

  private static final PrimeField FIELD = new PrimeField(8388593);

  /** Rows of a matrix of a given rank, column by column. */
  private static double[] rows(Random random, int columns, int count, int rank) {
    double[] rows = new double[columns * count];
    for (int t = 0; t < rank; t++) {
      double[] left = residues(random, count);
      double[] right = residues(random, columns);
      for (int j = 0; j < columns; j++) {
        for (int i = 0; i < count; i++) {
          rows[j * count + i] = FIELD.reduce(rows[j * count + i] + left[i] * right[j]);
        }
      }
    }
    return rows;
  }

  private static double[] residues(Random random, int count) {
    return random.ints(count, -4000000, 4000000).mapToDouble(x -> x).toArray();
  }

  private static double value(double[] form, double[] rows, int count, int row) {
    double sum = 0;
    for (int j = 0; j < form.length; j++) {
      sum = FIELD.reduce(sum + form[j] * rows[j * count + row]);
    }
    return FIELD.canonical(sum);
  }

  private static void absorb(EchelonBasis basis, double[] rows, int columns, int count) {
    Matrix matrix = Matrix.zero(count, columns);
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < columns; j++) {
        matrix.data()[matrix.index(i, j)] = rows[j * count + i];
      }
    }
    basis.absorb(matrix, Team.alone());
  }

  private static void check(Kernels kernels, int columns, int most, Random random) {
    VanishingForms forms = new VanishingForms(FIELD, kernels, columns, most);
    for (int turn = 0; turn < 2; turn++) {
      forms.reset();
      EchelonBasis basis = new EchelonBasis(FIELD, new ScalarKernels(), columns);
      for (int block = 0; block < 8; block++) {
        int count = 1 + random.nextInt(most);
        double[] rows = rows(random, columns, count, random.nextInt(count + 1));
        int before = forms.rank();
        int more = forms.absorb(rows, 0, count, count);
        assertEquals(before + more, forms.rank());
        absorb(basis, rows, columns, count);
        assertEquals(basis.rank(), forms.rank());
        assertEquals(basis.rank() == columns, forms.full());
        double[] form = new double[columns];
        forms.form(residues(random, columns), form);
        for (int row = 0; row < count; row++) {
          assertEquals(0, value(form, rows, count, row));
        }
        if (!forms.full()) {
          assertNotEquals(0, value(form, residues(random, columns), 1, 0));
        }
      }
    }
  }

  @Test
  void theyVanishOnAllRowsAndOnNoOthers() {
    Random random = Seeds.random("forms", 0);
    for (int columns = 1; columns < 24; columns++) {
      check(VectorKernels.hot(), columns, 1 + random.nextInt(6), random);
      check(new ScalarKernels(), columns, 1 + random.nextInt(6), random);
    }
    check(VectorKernels.hot(), 150, 40, random);
  }
}
