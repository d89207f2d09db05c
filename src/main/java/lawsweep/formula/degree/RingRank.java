package lawsweep.formula.degree;

import java.util.ArrayList;
import java.util.List;
import lawsweep.exact.EchelonBasis;
import lawsweep.kernel.Kernels;
import lawsweep.random.Stream;
import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;
import lawsweep.work.Team;
import lawsweep.work.Watch;

/**
 * The dimension of what the known laws generate in a class: the rank mod p of the values of all their products at
 * random points. It is never too large, as a rank of numbers that are integers before they are reduced.
 */
final class RingRank {

  /** Points besides as many as there can be independent products. */
  private static final int MARGIN = 8;

  private final PrimeField field;
  private final Kernels kernels;
  private final List<Generator> generators;
  private final int parameters;
  private final int reach;

  /**
   * For one network and degree.
   *
   * @param words what known laws are checked with
   */
  RingRank(PrimeField field, Kernels kernels, Ground ground, int degree, Stream words) {
    this.field = field;
    this.kernels = kernels;
    this.generators = ground.generators(field, degree);
    this.parameters = ground.parameters();
    this.reach = ground.reach();
    GeneratorCheck check = new GeneratorCheck(field, ground, words);
    generators.forEach(check::check);
  }

  /**
   * The rank in one class.
   *
   * @param most no rank is larger: the size of the class
   * @param points one sequence for each point
   */
  int of(boolean[] marks, int degree, int most, Stream points, Team team, Watch watch) {
    List<int[]> products = new ArrayList<>();
    new Products(generators, marks, reach).forEach(degree, product -> products.add(
        product.stream().mapToInt(Integer::intValue).toArray()));
    if (products.isEmpty()) {
      return 0;
    }
    int columns = Math.min(most, products.size()) + MARGIN;
    Matrix values = values(columns, points, team);
    EchelonBasis basis = new EchelonBasis(field, kernels, columns);
    for (int first = 0; first < products.size() && basis.rank() < most; first += EchelonBasis.BLOCK) {
      Matrix rows = Matrix.zero(Math.min(EchelonBasis.BLOCK, products.size() - first), columns);
      for (int i = 0; i < rows.rows(); i++) {
        multiply(products.get(first + i), values, rows, i);
      }
      basis.absorb(rows, team, watch);
    }
    return basis.rank();
  }

  /** A row of values at all points for each generator. */
  private Matrix values(int columns, Stream points, Team team) {
    Matrix values = Matrix.zero(generators.size(), columns);
    team.forEach(columns, j -> {
      double[] theta = new double[parameters];
      DegreeStreams.fill(field, points, j, theta);
      for (int g = 0; g < generators.size(); g++) {
        values.data()[values.index(g, j)] = generators.get(g).at(theta);
      }
    });
    return values;
  }

  private void multiply(int[] product, Matrix values, Matrix rows, int row) {
    System.arraycopy(values.data(), values.index(product[0], 0), rows.data(), rows.index(row, 0), rows.columns());
    for (int k = 1; k < product.length; k++) {
      kernels.multiplyEntries(field, values.data(), values.index(product[k], 0), rows.data(), rows.index(row, 0),
          rows.columns());
    }
  }
}
