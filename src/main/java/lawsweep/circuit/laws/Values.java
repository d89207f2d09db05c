package lawsweep.circuit.laws;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import lawsweep.residue.PrimeField;
import lawsweep.work.Watch;

/** Which values each knot takes, up to what linear relations tell: in the order of knots. */
final class Values {

  private final PrimeField field;
  private final Knots knots;
  private final Watch watch;
  private final List<Moving> values = new ArrayList<>();

  Values(Knots knots, PrimeField field, Watch watch) {
    this.field = field;
    this.watch = watch;
    this.knots = knots;
    for (Knot knot : knots.all()) {
      values.add(of(knot));
    }
  }

  Moving get(int knot) {
    return values.get(knot);
  }

  private Moving of(Knot knot) {
    return switch (knot.origin()) {
      case Origin.Parameter _,Origin.Given _,Origin.Power _,Origin.Smooth _ -> Moving.still(knot.size());
      case Origin.Choices choices -> choices(knot.size(), choices.width());
      case Origin.Shares shares -> shares(shares.rows());
      case Origin.Linear linear -> linear(knot, linear);
      case Origin.Product product -> product(knot, product);
    };
  }

  private Moving choices(int size, int width) {
    List<int[]> rows = new ArrayList<>();
    for (int first = 0; first < size; first += width) {
      rows.add(IntStream.range(first, first + width).toArray());
    }
    return shares(rows);
  }

  /** Rows that sum to 1. */
  private Moving shares(List<int[]> rows) {
    Sparse point = Sparse.ZERO;
    List<Sparse> directions = new ArrayList<>();
    for (int[] row : rows) {
      if (row.length == 0) {
        continue;
      }
      Sparse first = Sparse.unit(row[0]);
      point = point.plus(field, 1, first);
      for (int i = 1; i < row.length; i++) {
        directions.add(Sparse.unit(row[i]).plus(field, -1, first));
      }
    }
    return Moving.still(point, directions);
  }

  private Moving linear(Knot knot, Origin.Linear linear) {
    LinearMap map = new LinearMap(knots, linear, field);
    Span span = new Span(field, knot.size(), watch);
    Sparse point = map.constant();
    for (int source : map.sources()) {
      Moving from = values.get(source);
      point = point.plus(field, 1, map.apply(source, from.point()));
      for (Sparse direction : from.directions()) {
        span.add(map.apply(source, direction));
      }
    }
    span.reduce();
    return Moving.still(point, span.rows());
  }

  private Moving product(Knot knot, Origin.Product product) {
    Span span = new Span(field, knot.size(), watch);
    Sparse[] point = {Sparse.ZERO};
    int right = knots.get(product.right()).size();
    new PairProducts(field, product, right, values.get(product.left()), values.get(product.right()), watch)
        .all((both, vector, _) -> {
          if (both) {
            point[0] = vector;
          } else {
            span.add(vector);
          }
        });
    span.reduce();
    return Moving.still(point[0], span.rows());
  }
}
