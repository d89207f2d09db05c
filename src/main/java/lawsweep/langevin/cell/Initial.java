package lawsweep.langevin.cell;

import java.util.List;

/** Where replicas start: an end-to-end matrix, lifted to the balanced manifold where the factors are simulated. */
public sealed interface Initial {

  /**
   * diag(values): all replicas alike. For Dyson Brownian motion the eigenvalues, for spheres the coordinates of the point.
   *
   * @param values one for each of the width's rows, decreasing, non-negative for singular values
   */
  record SingularValues(List<Double> values) implements Initial {

    /** Copies the list. */
    public SingularValues {
      values = List.copyOf(values);
    }
  }

  /**
   * Independent normal entries, another matrix for each replica.
   *
   * @param scale their standard deviation, positive
   */
  record Gaussian(double scale) implements Initial {}

  /**
   * A given matrix: all replicas alike.
   *
   * @param rows its rows
   */
  record Given(List<List<Double>> rows) implements Initial {

    /** Copies the lists. */
    public Given {
      rows = rows.stream().map(List::copyOf).toList();
    }
  }
}
