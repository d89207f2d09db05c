package lawsweep.circuit.jet;

import java.util.Arrays;
import java.util.List;
import lawsweep.env.VectorModule;
import lawsweep.residue.PrimeField;

/** The matrices of a contraction whose left factor is constant: from the right factor to the result, and back. */
public final class ConstantContraction {

  private final List<ContractionPlan.Letter> letters;
  private int[] rows = new int[64];
  private int[] columns = new int[64];
  private double[] factors = new double[64];
  private int count;
  private final SparseMap forward;
  private final SparseMap backward;

  /**
   * Prepares both matrices.
   *
   * @param constant residues of the left factor
   * @param right how many entries the right factor has
   * @param out how many the result has
   */
  public ConstantContraction(PrimeField field, ContractionPlan plan, double[] constant, int right, int out) {
    // Letters of the constant first: where it is 0 the others need not be walked.
    letters = plan.letters().stream()
        .sorted((a, b) -> Boolean.compare(b.left() != 0, a.left() != 0))
        .toList();
    collect(0, constant, new int[3]);
    forward = new SparseMap(field, out, rows, columns, factors, count);
    backward = new SparseMap(field, right, columns, rows, factors, count);
    rows = new int[0];
    columns = rows;
    factors = new double[0];
  }

  private void collect(int depth, double[] constant, int[] at) {
    boolean settled = depth == letters.size() || letters.get(depth).left() == 0;
    if (settled && constant[at[0]] == 0) {
      return;
    }
    if (depth == letters.size()) {
      keep(constant[at[0]], at);
      return;
    }
    ContractionPlan.Letter letter = letters.get(depth);
    for (int i = 0; i < letter.extent(); i++) {
      collect(depth + 1, constant,
          new int[] {at[0] + i * letter.left(), at[1] + i * letter.right(), at[2] + i * letter.out()});
    }
  }

  private void keep(double factor, int[] at) {
    if (count == rows.length) {
      rows = Arrays.copyOf(rows, 2 * count);
      columns = Arrays.copyOf(columns, 2 * count);
      factors = Arrays.copyOf(factors, 2 * count);
    }
    rows[count] = at[2];
    columns[count] = at[1];
    factors[count++] = factor;
  }

  /** From the right factor to the result. */
  public SparseMap forward() {
    return forward;
  }

  /** From the result to the right factor. */
  public SparseMap backward() {
    return backward;
  }

  /** z += M y for a matrix of constants, of which only those that are not 0 are kept, row by row. */
  public static final class SparseMap {

    private final PrimeField field;
    private final int[] start;
    private final int[] columns;
    private final double[] factors;

    /**
     * Sorts entries by their rows.
     *
     * @param rows how many rows
     * @param count how many entries of the arrays count
     */
    SparseMap(PrimeField field, int rows, int[] rowOf, int[] columnOf, double[] factorOf, int count) {
      this.field = field;
      start = new int[rows + 1];
      for (int i = 0; i < count; i++) {
        start[rowOf[i] + 1]++;
      }
      for (int row = 0; row < rows; row++) {
        start[row + 1] += start[row];
      }
      columns = new int[count];
      factors = new double[count];
      int[] next = start.clone();
      for (int i = 0; i < count; i++) {
        int at = next[rowOf[i]]++;
        columns[at] = columnOf[i];
        factors[at] = factorOf[i];
      }
    }

    /** z = M y, in the parts that are computed. */
    public void set(Products parts, Jets y, Jets z) {
      parts.clear(z);
      add(parts, y, z);
    }

    /** z += M y, in the parts that are computed. */
    public void add(Products parts, Jets y, Jets z) {
      for (int part = parts.first(); part < parts.end(); part++) {
        if (y.has(part)) {
          boolean fresh = z.openAll(part, y.uniform(part));
          if (y.uniform(part)) {
            addOnce(y, z, part, fresh);
          } else if (VectorModule.present()) {
            SparseLanes.add(this, y, z, part, fresh);
          } else {
            addPlain(y, z, part, fresh);
          }
        }
      }
    }

    private void addOnce(Jets y, Jets z, int part, boolean fresh) {
      double[] from = y.data(part);
      double[] to = z.data(part);
      int delay = field.maxDelay();
      for (int row = 0; row + 1 < start.length; row++) {
        double sum = fresh ? 0 : to[z.at(part) + row];
        for (int i = start[row]; i < start[row + 1]; i++) {
          sum += factors[i] * from[y.at(part) + columns[i]];
          if ((i - start[row]) % delay == delay - 1) {
            sum = field.reduce(sum);
          }
        }
        to[z.at(part) + row] = field.reduce(sum);
      }
    }

    /** What {@link SparseLanes} does, without the Vector API. */
    void addPlain(Jets y, Jets z, int part, boolean fresh) {
      double[] from = y.data(part);
      double[] to = z.data(part);
      int lanes = y.step(part);
      int delay = field.maxDelay();
      for (int row = 0; row + 1 < start.length; row++) {
        int at = z.at(part) + row * lanes;
        if (fresh) {
          Arrays.fill(to, at, at + lanes, 0);
        }
        for (int first = start[row]; first < start[row + 1]; first += delay) {
          int last = Math.min(start[row + 1], first + delay);
          for (int i = first; i < last; i++) {
            int column = y.at(part) + columns[i] * lanes;
            for (int l = 0; l < lanes; l++) {
              to[at + l] += factors[i] * from[column + l];
            }
          }
          LaneReduction.reduce(field, to, at, lanes);
        }
      }
    }

    PrimeField field() {
      return field;
    }

    /** Where the entries of each row begin, and where those of the last one end. */
    int[] start() {
      return start;
    }

    /** The columns of the entries. */
    int[] columns() {
      return columns;
    }

    /** The entries. */
    double[] factors() {
      return factors;
    }
  }
}
