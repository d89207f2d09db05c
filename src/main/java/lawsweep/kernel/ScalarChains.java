package lawsweep.kernel;

import java.util.List;
import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;

/**
 * The plain definition of {@link ChainKernels}, one residue at a time. Serves small blocks while the program is cold.
 */
public final class ScalarChains implements ChainKernels {

  private final boolean columns;

  /**
   * The operations.
   *
   * @param columns whether a sample is a column of the matrices of samples
   */
  public ScalarChains(boolean columns) {
    this.columns = columns;
  }

  @Override
  public ChainKernels forNarrow() {
    return new ScalarChains(true);
  }

  @Override
  public Matrix room(int samples, int width) {
    return columns ? ColumnLayout.room(samples, width) : RowLayout.room(samples, width);
  }

  @Override
  public Matrix resized(Matrix room, int samples) {
    return columns ? ColumnLayout.resized(room, samples) : RowLayout.resized(room, samples);
  }

  @Override
  public void take(Matrix rows, int column, Matrix to) {
    if (columns) {
      ColumnLayout.take(rows, column, to);
    } else {
      RowLayout.take(rows, column, to);
    }
  }

  @Override
  public void put(PrimeField field, Matrix from, Matrix less, Matrix rows, int column) {
    if (columns) {
      ColumnLayout.put(field, from, less, rows, column);
    } else {
      RowLayout.put(field, from, less, rows, column);
    }
  }

  /** How many samples. */
  private int samples(Matrix x) {
    return columns ? x.columns() : x.rows();
  }

  /** How many entries a sample has. */
  private int width(Matrix x) {
    return columns ? x.rows() : x.columns();
  }

  /** Where entry j of sample s lies. */
  private int index(Matrix x, int s, int j) {
    return columns ? x.index(j, s) : x.index(s, j);
  }

  private double get(Matrix x, int s, int j) {
    return x.data()[index(x, s, j)];
  }

  @Override
  public void step(PrimeField field, Matrix x, Matrix u, Matrix bias, Matrix gate, Matrix out) {
    for (int s = 0; s < samples(out); s++) {
      for (int k = 0; k < width(out); k++) {
        double sum = bias.rows() == 0 ? 0 : bias.get(0, k);
        finish(field, product(field, sum, x, u, s, k), gate, out, s, k);
      }
    }
  }

  @Override
  public void stepAlongFields(
      PrimeField field, Matrix dx, Matrix u, Matrix x, Matrix y, double plus, Matrix z, Matrix gate, Matrix out) {
    for (int s = 0; s < samples(out); s++) {
      double dot = plus;
      for (int j = 0; j < width(x); j++) {
        dot = field.reduce(dot + get(x, s, j) * get(y, s, j));
      }
      for (int k = 0; k < width(out); k++) {
        finish(field, product(field, field.multiply(dot, get(z, s, k)), dx, u, s, k), gate, out, s, k);
      }
    }
  }

  @Override
  public void directions(PrimeField field, Matrix l, Matrix r, Directions v, Matrix byLeft, Matrix byRight) {
    int inner = width(l);
    int width = width(r);
    for (int s = 0; s < samples(byLeft); s++) {
      for (int k = 0; k < width; k++) {
        double sum = 0;
        for (int j = 0; j < inner; j++) {
          sum = field.reduce(sum + get(l, s, j) * v.rows().get(s, v.weights() + j * width + k));
        }
        byLeft.data()[index(byLeft, s, k)] = sum;
      }
    }
    for (int s = 0; s < samples(byRight); s++) {
      for (int j = 0; j < inner; j++) {
        double sum = v.bias() < 0 ? 0 : v.rows().get(s, v.bias() + j);
        for (int k = 0; k < width; k++) {
          sum = field.reduce(sum + get(r, s, k) * v.rows().get(s, v.weights() + j * width + k));
        }
        byRight.data()[index(byRight, s, j)] = sum;
      }
    }
  }

  @Override
  public void stepFrom(PrimeField field, Matrix dx, Matrix u, Matrix gate, Matrix out) {
    for (int s = 0; s < samples(out); s++) {
      for (int k = 0; k < width(out); k++) {
        finish(field, product(field, get(out, s, k), dx, u, s, k), gate, out, s, k);
      }
    }
  }

  private double product(PrimeField field, double start, Matrix x, Matrix u, int s, int k) {
    double sum = start;
    if (x.rows() > 0) {
      for (int j = 0; j < u.rows(); j++) {
        sum = field.reduce(sum + get(x, s, j) * u.get(j, k));
      }
    }
    return sum;
  }

  private void finish(PrimeField field, double value, Matrix gate, Matrix out, int s, int k) {
    out.data()[index(out, s, k)] = gate.rows() == 0 ? value : field.multiply(value, get(gate, s, k));
  }

  @Override
  public void outer(
      PrimeField field, List<Outer> plus, List<Outer> minus, int first, int count, Matrix out, int column) {
    int rows = width(plus.getFirst().left());
    int width = width(plus.getFirst().right());
    for (int s = 0; s < count; s++) {
      for (int j = 0; j < rows; j++) {
        for (int k = 0; k < width; k++) {
          double sum = sum(field, plus, first + s, j, k) - sum(field, minus, first + s, j, k);
          out.data()[out.index(s, column + j * width + k)] = field.reduce(sum);
        }
      }
    }
  }

  private double sum(PrimeField field, List<Outer> terms, int s, int j, int k) {
    double sum = 0;
    for (Outer term : terms) {
      sum = field.reduce(sum + get(term.left(), s, j) * get(term.right(), s, k));
    }
    return sum;
  }
}
