package lawsweep.langevin.cell;

import java.util.List;
import java.util.stream.Collectors;

/** Where replicas start: an end-to-end matrix, lifted to the balanced manifold where the factors are simulated. */
public sealed interface Initial {

  /**
   * diag(values): all replicas alike. For Dyson Brownian motion these are the eigenvalues,
   * for spheres the coordinates of the point.
   *
   * @param values one for each of the width's rows, decreasing, non-negative for singular values
   */
  record SingularValues(List<Double> values) implements Initial {

    /** Copies the list. */
    public SingularValues {
      values = List.copyOf(values);
    }

    @Override
    public String line() {
      return "singular-values " + numbers(values);
    }
  }

  /**
   * Independent normal entries, another matrix for each replica.
   *
   * @param scale their standard deviation, positive
   */
  record Gaussian(double scale) implements Initial {

    @Override
    public String line() {
      return "gaussian " + scale;
    }
  }

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

    @Override
    public String line() {
      return "matrix " + rows.stream().map(Initial::numbers).collect(Collectors.joining(";"));
    }
  }

  /**
   * The start on one line: {@code gaussian 0.5}, {@code singular-values 3.0,1.0}, {@code matrix 1.0,0.0;0.0,1.0}.
   */
  String line();

  private static String numbers(List<Double> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
  }
}
