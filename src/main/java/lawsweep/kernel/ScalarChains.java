package lawsweep.kernel;

import java.util.List;
import lawsweep.field.PrimeField;
import lawsweep.matrix.Matrix;

/** The plain definition of {@link ChainKernels}, one residue at a time. Serves small blocks in a program that is still cold. */
final class ScalarChains implements ChainKernels {

  @Override
  public void step(PrimeField field, Matrix x, Matrix u, Matrix bias, Matrix gate, Matrix out) {
    for (int s = 0; s < out.rows(); s++) {
      for (int k = 0; k < out.columns(); k++) {
        double sum = bias.rows() == 0 ? 0 : bias.get(0, k);
        finish(field, product(field, sum, x, u, s, k), gate, out, s, k);
      }
    }
  }

  @Override
  public void stepAlongFields(
      PrimeField field, Matrix dx, Matrix u, Matrix x, Matrix y, double plus, Matrix z, Matrix gate, Matrix out) {
    for (int s = 0; s < out.rows(); s++) {
      double dot = plus;
      for (int j = 0; j < x.columns(); j++) {
        dot = field.reduce(dot + x.get(s, j) * y.get(s, j));
      }
      for (int k = 0; k < out.columns(); k++) {
        finish(field, product(field, field.multiply(dot, z.get(s, k)), dx, u, s, k), gate, out, s, k);
      }
    }
  }

  @Override
  public void stepAlongDirections(
      PrimeField field, Matrix dx, Matrix u, Matrix x, Directions directions, Matrix gate, Matrix out) {
    int inner = x.columns();
    int rowStep = directions.transposed() ? inner : 1;
    int innerStep = directions.transposed() ? 1 : out.columns();
    for (int s = 0; s < out.rows(); s++) {
      for (int k = 0; k < out.columns(); k++) {
        double sum = directions.bias() < 0 ? 0 : directions.rows().get(s, directions.bias() + k);
        int at = directions.weights() + k * rowStep;
        for (int j = 0; j < inner; j++) {
          sum = field.reduce(sum + x.get(s, j) * directions.rows().get(s, at + j * innerStep));
        }
        finish(field, product(field, sum, dx, u, s, k), gate, out, s, k);
      }
    }
  }

  private static double product(PrimeField field, double start, Matrix x, Matrix u, int s, int k) {
    double sum = start;
    if (x.rows() > 0) {
      for (int j = 0; j < u.rows(); j++) {
        sum = field.reduce(sum + x.get(s, j) * u.get(j, k));
      }
    }
    return sum;
  }

  private static void finish(PrimeField field, double value, Matrix gate, Matrix out, int s, int k) {
    out.data()[out.index(s, k)] = gate.rows() == 0 ? value : field.multiply(value, gate.get(s, k));
  }

  @Override
  public void outer(
      PrimeField field, List<Outer> plus, List<Outer> minus, int first, int count, Matrix out, int column) {
    int rows = plus.getFirst().left().columns();
    int width = plus.getFirst().right().columns();
    for (int s = 0; s < count; s++) {
      for (int j = 0; j < rows; j++) {
        for (int k = 0; k < width; k++) {
          double sum = sum(field, plus, first + s, j, k) - sum(field, minus, first + s, j, k);
          out.data()[out.index(s, column + j * width + k)] = field.reduce(sum);
        }
      }
    }
  }

  private static double sum(PrimeField field, List<Outer> terms, int s, int j, int k) {
    double sum = 0;
    for (Outer term : terms) {
      sum = field.reduce(sum + term.left().get(s, j) * term.right().get(s, k));
    }
    return sum;
  }
}
