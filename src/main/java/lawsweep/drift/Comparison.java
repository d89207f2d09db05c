package lawsweep.drift;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import lawsweep.drift.value.AngularMomenta;
import lawsweep.drift.value.LawValues;

/**
 * The laws at a checkpoint beside those at the first one.
 *
 * @param step of the checkpoint
 * @param start the laws at the first one, group by group
 * @param now the laws at the checkpoint
 * @param wane the factor by which known weight decay has shrunk parameters
 * @param prediction drift by steps of finite length, where all gradients are stored
 * @param gradients Σ τ² |g|² where norms are known
 * @param stored what only the files tell
 */
record Comparison(
    long step,
    List<LawValues> start,
    List<LawValues> now,
    Optional<Double> wane,
    Optional<SecondOrder> prediction,
    OptionalDouble gradients,
    FromFiles stored) {

  /**
   * What values of laws do not tell.
   *
   * @param momenta angular momenta, group by group, where velocities are known
   * @param movements for each group whose laws have one side, by how much all that they sum has moved; empty for others
   * @param spared what is different if weight decay is kept from tensors of one side; empty if none is known
   */
  record FromFiles(
      Optional<List<AngularMomenta>> momenta,
      List<OptionalDouble> movements,
      Optional<Wane.Spared> spared) {

    /** With a list that does not change. */
    FromFiles {
      movements = List.copyOf(movements);
    }
  }

  /** The sums over the laws of some groups. */
  Tally tally(List<Integer> groups, RunMeter.Subject subject) {
    Tally tally = new Tally();
    for (int g : groups) {
      Tally group = new Tally();
      if (subject.laws().sections().get(g).twoSided()) {
        group.add(start.get(g), now.get(g));
      } else {
        group.addOneSided(start.get(g), now.get(g), stored.movements().get(g));
      }
      tally.add(group);
    }
    return tally;
  }

  /** The same with all laws divided by a factor. Of laws of one side it is not known how their parts moved then. */
  Tally divided(List<Integer> groups, RunMeter.Subject subject, IntToDoubleFunction factor) {
    Tally tally = new Tally();
    for (int g : groups) {
      Tally group = new Tally(factor.applyAsDouble(g));
      if (subject.laws().sections().get(g).twoSided()) {
        group.add(start.get(g), now.get(g));
      } else {
        group.addOneSided(start.get(g), now.get(g), OptionalDouble.empty());
      }
      tally.add(group);
    }
    return tally;
  }

  /** How far the laws of some groups have drifted. */
  CheckpointDrift drift(List<Integer> groups, RunMeter.Subject subject) {
    Tally tally = tally(groups, subject);
    OptionalDouble corrected = wane.isEmpty() || groups.stream().anyMatch(g -> degree(g, subject) == 0)
        ? OptionalDouble.empty()
        : divided(groups, subject, g -> Math.pow(wane.get(), degree(g, subject))).rel();
    CheckpointDrift.Checks checks = new CheckpointDrift.Checks(tally.floors(), corrected, error(groups, subject),
        gradients(tally.distance()), angular(groups));
    return new CheckpointDrift(step, tally.rel(), tally.max(), tally.index(), tally.decay(), tally.floor(), checks);
  }

  /**
   * The rel that remains if known weight decay has acted on all tensors but those of one side, and what it did then is
   * taken away. Empty where it is not known, and for laws that are not homogeneous.
   */
  OptionalDouble weightsCorrected(List<Integer> groups, RunMeter.Subject subject) {
    if (wane.isEmpty() || stored.spared().isEmpty() || groups.stream().anyMatch(g -> degree(g, subject) == 0)) {
      return OptionalDouble.empty();
    }
    Tally tally = new Tally();
    for (int g : groups) {
      double factor = Math.pow(wane.get(), degree(g, subject));
      LawValues all = now.get(g);
      double[] sums = stored.spared().get().sums(g);
      double[] values = new double[all.count()];
      Arrays.setAll(values, i -> all.value(i) / factor - (sums.length == 0 ? 0 : sums[i]));
      tally.add(start.get(g), new LawValues(values, new double[values.length], all.variance()));
    }
    return tally.rel();
  }

  private OptionalDouble error(List<Integer> groups, RunMeter.Subject subject) {
    boolean quadratic = groups.stream().anyMatch(g -> degree(g, subject) == 2);
    return prediction.isPresent() && quadratic ? prediction.get().error(groups, start, now) : OptionalDouble.empty();
  }

  private static int degree(int group, RunMeter.Subject subject) {
    return subject.laws().sections().get(group).degree();
  }

  private OptionalDouble gradients(double distance) {
    return gradients.isPresent() && gradients.getAsDouble() > 0
        ? OptionalDouble.of(distance / gradients.getAsDouble())
        : OptionalDouble.empty();
  }

  /** The largest of the groups that have some. */
  private Optional<CheckpointDrift.Angular> angular(List<Integer> groups) {
    List<AngularMomenta> some = stored.momenta().isEmpty() ? List.of()
        : groups.stream().map(stored.momenta().get()::get).filter(each -> each.values().length > 0).toList();
    return some.isEmpty() ? Optional.empty()
        : Optional.of(new CheckpointDrift.Angular(
            some.stream().mapToDouble(Comparison::largest).max().orElseThrow(),
            some.stream().mapToDouble(AngularMomenta::relative).max().orElseThrow()));
  }

  private static double largest(AngularMomenta momenta) {
    double largest = 0;
    for (double value : momenta.values()) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }
}
