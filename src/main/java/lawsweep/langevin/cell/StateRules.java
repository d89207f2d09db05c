package lawsweep.langevin.cell;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lawsweep.dense.SmallSvd;
import lawsweep.langevin.cell.CellRules.Violation;

/** Whether a cell's energy and start fit its width, rank and dynamics. */
final class StateRules {

  /** A singular value of a given matrix below this part of the largest one counts as zero. */
  private static final double ZERO = 1e-12;

  private final LangevinCell cell;

  private StateRules(LangevinCell cell) {
    this.cell = cell;
  }

  static Optional<Violation> check(LangevinCell cell) {
    StateRules rules = new StateRules(cell);
    return rules.energy().or(rules::energyOfDynamics).or(() -> switch (cell.initial()) {
      case Initial.Gaussian(double scale) -> CellRules.when(!(scale > 0) || Double.isInfinite(scale), "initial",
          "the scale of 'initial' is " + CellRules.shown(scale), "expected a positive number");
      case Initial.SingularValues(List<Double> values) -> rules.values(values);
      case Initial.Given(List<List<Double>> rows) -> rules.matrix(rows);
    });
  }

  private Optional<Violation> energy() {
    Energy energy = cell.energy();
    int width = cell.width();
    if (!(energy.confinement() >= 0) || Double.isInfinite(energy.confinement())) {
      return bad("energy", "the confinement of 'energy' is " + CellRules.shown(energy.confinement()),
          "expected a number that is not negative");
    }
    if (energy.kind().equals("target") && energy.fit().size() != width * width) {
      int rows = (int) Math.sqrt(energy.fit().size());
      return bad("energy", "the matrix of 'energy' is " + rows + " x " + rows + " and 'width' " + width,
          "expected a matrix of " + width + " x " + width);
    }
    for (Energy.Entry entry : energy.fit()) {
      String place = "(" + (entry.row() + 1) + ", " + (entry.column() + 1) + ")";
      if (entry.row() < 0 || entry.row() >= width || entry.column() < 0 || entry.column() >= width) {
        return bad("energy", "the entry " + place + " of 'energy' lies outside a matrix of " + width + " x " + width,
            "rows and columns count from 1 to the width");
      }
      if (!Double.isFinite(entry.target())) {
        return bad("energy", "the entry " + place + " of 'energy' is " + entry.target(), "expected a finite number");
      }
    }
    return Optional.empty();
  }

  private Optional<Violation> energyOfDynamics() {
    boolean fits = !cell.energy().fit().isEmpty();
    boolean dyson = cell.dynamics() == Dynamics.DYSON;
    boolean sphere = cell.dynamics() == Dynamics.SPHERE;
    return CellRules.when((dyson && fits) || (sphere && !cell.energy().isNone()), "energy",
        "'energy' is " + cell.energy().kind() + ", which " + cell.dynamics().label() + " does not have",
        dyson ? "expected none or quadratic" : "expected none");
  }

  private Optional<Violation> values(List<Double> values) {
    boolean point = cell.dynamics() == Dynamics.SPHERE;
    boolean signed = point || cell.dynamics() == Dynamics.DYSON;
    if (values.size() != cell.width()) {
      return bad("initial", "'initial' has " + values.size() + " values and 'width' is " + cell.width(),
          "expected one for each row, zeros written out");
    }
    for (int i = 0; i < values.size(); i++) {
      double value = values.get(i);
      if (!Double.isFinite(value) || (!signed && value < 0)) {
        return bad("initial", "'initial' has the value " + CellRules.shown(value),
            signed ? "expected finite numbers" : "expected singular values: finite numbers that are not negative");
      }
      if (!point && i > 0 && value > values.get(i - 1)) {
        return bad("initial", "'initial' has " + CellRules.shown(value) + " after "
            + CellRules.shown(values.get(i - 1)), "expected values in decreasing order");
      }
    }
    if (point) {
      return CellRules.when(values.stream().allMatch(v -> v == 0), "initial", "'initial' is the centre of the spheres",
          "expected a point with a coordinate that is not zero");
    }
    if (cell.dynamics() == Dynamics.DYSON) {
      return distinct(values);
    }
    return rank((int) values.stream().filter(v -> v > 0).count());
  }

  /** With κ = 0 nothing moves eigenvalues that coincide apart in (11.8) as an ordinary equation. */
  private Optional<Violation> distinct(List<Double> values) {
    boolean repeated = values.stream().distinct().count() < values.size();
    return CellRules.when(repeated && cell.scheme() != Scheme.FRAME, "initial",
        "'initial' has an eigenvalue twice and 'scheme' is " + cell.scheme().label(),
        "1/(x_i - x_j) has no value there: expected distinct ones, or the scheme frame");
  }

  private Optional<Violation> matrix(List<List<Double>> rows) {
    int width = cell.width();
    if (!Offer.hasDepth(cell.dynamics())) {
      return bad("initial", "'initial' is a matrix, which " + cell.dynamics().label() + " does not start from",
          "expected singular-values (the eigenvalues or coordinates) or gaussian");
    }
    if (rows.size() != width || rows.stream().anyMatch(row -> row.size() != width)) {
      return bad("initial", "the matrix of 'initial' is " + rows.size() + " x " + rows.getFirst().size()
          + " and 'width' " + width, "expected a matrix of " + width + " x " + width);
    }
    if (rows.stream().flatMap(List::stream).anyMatch(v -> !Double.isFinite(v))) {
      return bad("initial", "the matrix of 'initial' has an entry that is not finite", "expected finite numbers");
    }
    double[] sigma = singularValues(rows);
    return rank((int) Arrays.stream(sigma).filter(s -> s > ZERO * sigma[0]).count());
  }

  /** The singular values of a square matrix of finite numbers, decreasing. */
  static double[] singularValues(List<List<Double>> rows) {
    double[] entries = rows.stream().flatMap(List::stream).mapToDouble(Double::doubleValue).toArray();
    return SmallSvd.of(entries, rows.size()).sigma();
  }

  /** What a start with so many positive singular values means for the working rank. */
  private Optional<Violation> rank(int positive) {
    if (positive > cell.rank()) {
      return bad("initial", "'initial' has rank " + positive + " and 'rank' is " + cell.rank(),
          "expected at most " + cell.rank() + " positive singular values");
    }
    boolean entropic = cell.dynamics() == Dynamics.UPSTAIRS || cell.dynamics() == Dynamics.DOWNSTAIRS
        || cell.dynamics() == Dynamics.FREE_ENERGY_FLOW;
    return CellRules.when(entropic && cell.kappa() == 0 && positive < cell.rank() && positive > 0, "initial",
        "'initial' has rank " + positive + " and with kappa 0 a singular value that is zero stays so",
        "write 'rank: " + positive + "'")
        .or(() -> CellRules.when(entropic && cell.kappa() == 0 && positive == 0, "initial",
            "'initial' is zero and with kappa 0 stays so", "expected a positive singular value"));
  }

  private static Optional<Violation> bad(String key, String wrong, String right) {
    return Optional.of(new Violation(key, wrong, right));
  }
}
