package lawsweep.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import lawsweep.random.Stream;
import lawsweep.residue.PrimeField;
import org.junit.jupiter.api.Test;

/** Ranks of products of known rank: A (m × r) times B (r × n), both with the identity in front. */
class AnnihilatorTest {

  private static final PrimeField FIELD = new PrimeField(8388593);

  private static double[][] ofRank(int m, int n, int rank, Stream stream, long sequence) {
    double[][] rows = new double[m][n];
    long[] words = new long[(m + n) * Math.max(1, rank)];
    stream.fill(sequence, words);
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        double sum = 0;
        for (int k = 0; k < rank; k++) {
          double a = i < rank ? (i == k ? 1 : 0) : FIELD.fromWord(words[i * rank + k]);
          double b = j < rank ? (j == k ? 1 : 0) : FIELD.fromWord(words[(m + j) * rank + k]);
          sum = FIELD.reduce(sum + FIELD.reduce(a * b));
        }
        rows[m - 1 - i][n - 1 - j] = sum;
      }
    }
    return rows;
  }

  @Test
  void everyRank() {
    Stream stream = Stream.named("annihilator");
    for (int n : new int[] {1, 7, 8, 9, 20}) {
      Annihilator annihilator = new Annihilator(FIELD, n);
      for (int rank = 0; rank <= n; rank++) {
        for (int m : new int[] {rank, rank + 3, 2 * n + 1}) {
          annihilator.reset();
          int grown = 0;
          for (double[] row : ofRank(Math.max(m, rank), n, rank, stream, 100L * n + rank)) {
            grown += annihilator.absorb(row) ? 1 : 0;
          }
          assertEquals(rank, grown);
          assertEquals(rank, annihilator.rank());
        }
      }
    }
  }

  /** The largest residues in as many columns as are allowed: sums stay exact. */
  @Test
  void largestResidues() {
    int n = Annihilator.MOST_COLUMNS;
    Annihilator annihilator = new Annihilator(FIELD, n);
    double[] all = new double[n];
    double[] but = new double[n];
    java.util.Arrays.fill(all, FIELD.bound());
    java.util.Arrays.fill(but, FIELD.bound());
    but[n - 1] = -FIELD.bound();
    assertEquals(true, annihilator.absorb(all));
    assertEquals(false, annihilator.absorb(all.clone()));
    assertEquals(true, annihilator.absorb(but));
    assertEquals(false, annihilator.absorb(but));
    assertEquals(2, annihilator.rank());
    assertThrows(IllegalArgumentException.class, () -> new Annihilator(FIELD, n + 1));
  }
}
