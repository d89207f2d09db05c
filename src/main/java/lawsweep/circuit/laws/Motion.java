package lawsweep.circuit.laws;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import lawsweep.residue.PrimeField;
import lawsweep.work.Watch;

/**
 * How all knots move when the parameters do, and what must hold so that each moves linearly and the output not at all:
 * equations for the unknowns of the generators.
 */
final class Motion {

  private final PrimeField field;
  private final Watch watch;
  private final Knots knots;
  private final Values values;
  private final Seen seen;
  private final Unknowns unknowns;
  private final List<Moving> moving = new ArrayList<>();

  Motion(Knots knots, Values values, Seen seen, Unknowns unknowns, PrimeField field, Watch watch) {
    this.watch = watch;
    this.field = field;
    this.knots = knots;
    this.values = values;
    this.seen = seen;
    this.unknowns = unknowns;
  }

  /** Writes all equations. */
  void solve(List<Generator> generators) {
    for (int k = 0; k < knots.all().size(); k++) {
      Knot knot = knots.get(k);
      // How a knot moves that is not seen does not matter.
      moving.add(seen.get(k).rows().isEmpty() ? values.get(k) : of(k, knot, generators));
    }
    Moving output = moving.get(knots.output());
    for (int v = 0; v < output.count(); v++) {
      vanish(output.move(v), seen.output());
    }
  }

  private Moving of(int k, Knot knot, List<Generator> generators) {
    return switch (knot.origin()) {
      case Origin.Parameter parameter -> settled(generators.get(parameter.tensor()).moving(watch));
      case Origin.Given _,Origin.Choices _ -> values.get(k);
      case Origin.Linear linear -> linear(k, linear);
      case Origin.Product product -> product(k, product);
      case Origin.Power power -> power(k, power);
      case Origin.Smooth smooth -> {
        stand(smooth.from(), seen.touched(k));
        yield values.get(k);
      }
      case Origin.Shares shares -> {
        List<Sparse> forms = seen.shares(k, shares);
        Moving from = moving.get(shares.from());
        for (int v = 0; v < from.count(); v++) {
          vanish(from.move(v), forms);
        }
        yield values.get(k);
      }
    };
  }

  private Moving settled(Moving all) {
    all.pointMove().rows().replaceAll((_, form) -> unknowns.reduced(form));
    return all;
  }

  /** Forces forms to vanish on how something moves. */
  private void vanish(Image image, List<Sparse> forms) {
    if (image.isZero()) {
      return;
    }
    for (Sparse form : forms) {
      watch.ask();
      Sparse sum = Sparse.ZERO;
      for (int i = 0; i < form.size(); i++) {
        Sparse row = image.rows().get(form.at()[i]);
        if (row != null) {
          sum = sum.plus(field, form.values()[i], row);
        }
      }
      unknowns.equate(sum);
    }
  }

  /** What is left of a sum that should be 0 must not be seen. */
  private void vanish(int knot, Image image) {
    if (image.isZero()) {
      return;
    }
    Span span = seen.get(knot);
    if (span.full()) {
      image.rows().values().forEach(unknowns::equate);
    } else {
      vanish(image, span.rows());
    }
  }

  private Moving linear(int k, Origin.Linear linear) {
    LinearMap map = new LinearMap(knots, linear, field);
    Span span = new Span(field, knots.get(k).size(), watch);
    Sparse point = map.constant();
    Image pointMove = new Image();
    for (int source : map.sources()) {
      Moving from = moving.get(source);
      point = point.plus(field, 1, map.apply(source, from.point()));
      pointMove.add(field, 1, map.apply(source, from.pointMove()));
      for (int i = 0; i < from.directions().size(); i++) {
        add(k, span, map.apply(source, from.directions().get(i)), map.apply(source, from.moves().get(i)));
      }
    }
    span.reduce();
    return new Moving(point, pointMove, span.rows(), span.images());
  }

  private void add(int knot, Span span, Sparse vector, Image image) {
    if (!span.add(vector, image)) {
      vanish(knot, image);
    }
  }

  private Moving product(int k, Origin.Product product) {
    Span span = new Span(field, knots.get(k).size(), watch);
    Sparse[] point = {Sparse.ZERO};
    Image[] pointMove = {new Image()};
    int right = knots.get(product.right()).size();
    new PairProducts(field, product, right, moving.get(product.left()), moving.get(product.right()), watch)
        .all((both, vector, image) -> {
          if (both) {
            point[0] = vector;
            pointMove[0] = image;
          } else {
            add(k, span, vector, image);
          }
        });
    span.reduce();
    return new Moving(point[0], pointMove[0], span.rows(), span.images());
  }

  /** Entries that are seen must not move. */
  private void stand(int knot, boolean[] touched) {
    Moving from = moving.get(knot);
    for (int v = 0; v < from.count(); v++) {
      from.move(v).rows().forEach((row, form) -> {
        if (touched[row]) {
          unknowns.equate(form);
        }
      });
    }
  }

  /** Each entry must move by a factor of its own; its power then moves by the exponent times that. */
  private Moving power(int k, Origin.Power power) {
    boolean[] touched = seen.touched(k);
    Sparse[] factors = new Sparse[touched.length];
    Moving from = moving.get(power.from());
    for (int v = from.count() - 1; v >= 0; v--) {
      watch.ask();
      Sparse vector = from.vector(v);
      Image move = from.move(v);
      TreeSet<Integer> rows = new TreeSet<>(move.rows().keySet());
      for (int e : vector.at()) {
        rows.add(e);
      }
      for (int e : rows) {
        if (touched[e]) {
          double value = vector.get(e);
          Sparse form = move.rows().getOrDefault(e, Sparse.ZERO);
          if (value != 0 && factors[e] == null) {
            factors[e] = form.times(field, field.invert(value));
          } else {
            unknowns.equate(value == 0 ? form : form.plus(field, -value, factors[e]));
          }
        }
      }
    }
    Moving out = Moving.still(touched.length);
    for (int e = 0; e < touched.length; e++) {
      if (factors[e] != null) {
        out.moves().get(e).add(field, e, power.factor(), unknowns.reduced(factors[e]));
      }
    }
    return out;
  }
}
