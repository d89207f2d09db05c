package lawsweep.road.weights;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lawsweep.checkpoint.Checkpoint;
import lawsweep.checkpoint.names.TensorView;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.line.PlainLine;
import lawsweep.circuit.types.LawGroup;
import lawsweep.circuit.types.LawGroups;
import lawsweep.circuit.types.TypeRefusedException;
import lawsweep.drift.value.LawEvaluator;
import lawsweep.drift.value.LawValues;
import lawsweep.drift.value.TensorSource;
import lawsweep.work.Team;

/** Weights whose balances are 0 but for rounding, and what exact balance is where it matters. */
public final class Balance {

  /** So many standard deviations of what storing the numbers brings. */
  private static final double FLOORS = 6;

  private static final int[] FACTORS = {2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53};

  private Balance() {}

  /**
   * True if there are balances, laws with an outgoing and an incoming side, and all are within 6 floors of 0.
   *
   * @param views one for each tensor of the circuit
   */
  static boolean toRounding(Circuit circuit, List<TensorView> views, Checkpoint checkpoint) throws IOException {
    List<LawGroup> groups;
    try {
      groups = LawGroups.of(circuit).groups().stream().filter(Balance::twoSided).toList();
    } catch (TypeRefusedException _) {
      return false;
    }
    if (groups.isEmpty()) {
      return false;
    }
    return new LawEvaluator(groups, views, Team.alone()).values(TensorSource.weights(checkpoint)).stream()
        .allMatch(Balance::isZero);
  }

  private static boolean twoSided(LawGroup group) {
    return group.form() != LawGroup.Form.SUMS && group.terms().stream().anyMatch(term -> term.factor() > 0)
        && group.terms().stream().anyMatch(term -> term.factor() < 0);
  }

  private static boolean isZero(LawValues values) {
    for (int i = 0; i < values.count(); i++) {
      if (Math.abs(values.value(i)) > FLOORS * Math.sqrt(values.variance()[i])) {
        return false;
      }
    }
    return true;
  }

  /**
   * Exactly balanced weights of a linear network, as generic as balanced ones are: diagonal matrices with the same
   * different numbers. All others with different singular values are these but for rotations of inputs, outputs and
   * hidden numbers, under which fields go over into fields.
   *
   * @return empty for other networks, and for those of more singular values than there are numbers here
   */
  public static Optional<double[]> exact(String line) {
    List<PlainLine.Layer> layers = PlainLine.of(line).map(PlainLine::layers).orElse(List.of());
    boolean linear = layers.size() > 2 && layers.getFirst().is("vec")
        && layers.stream().skip(1).allMatch(layer -> layer.is("dense", "out") && !layer.has("bias"));
    if (!linear) {
      return Optional.empty();
    }
    int[] widths = layers.stream().mapToInt(layer -> layer.sizes().getFirst()).toArray();
    int rank = Arrays.stream(widths).min().orElseThrow();
    return rank > FACTORS.length ? Optional.empty() : Optional.of(diagonal(widths, rank));
  }

  private static double[] diagonal(int[] widths, int rank) {
    int size = 0;
    for (int i = 1; i < widths.length; i++) {
      size += widths[i] * widths[i - 1];
    }
    double[] theta = new double[size];
    int at = 0;
    for (int i = 1; i < widths.length; i++) {
      for (int k = 0; k < rank; k++) {
        theta[at + k * widths[i - 1] + k] = FACTORS[k];
      }
      at += widths[i] * widths[i - 1];
    }
    return theta;
  }
}
