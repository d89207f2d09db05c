package lawsweep.drift;

import java.util.OptionalDouble;
import lawsweep.drift.value.LawValues;

/**
 * Sums over laws at a checkpoint against the first one. With a factor, everything at the checkpoint is divided by it
 * first: that is how far laws have drifted besides a decay.
 */
final class Tally {

  private final double factor;
  private final LongSum drifts = new LongSum();
  private final LongSum scales = new LongSum();
  private final LongSum distances = new LongSum();
  private final LongSum apart = new LongSum();
  private final LongSum moved = new LongSum();
  private final LongSum inner = new LongSum();
  private final LongSum starts = new LongSum();
  private final LongSum variances = new LongSum();
  private double max;
  private double floors;
  private boolean started;
  private boolean outMoved;
  private boolean inMoved;
  private boolean compared;

  /** For laws as they are. */
  Tally() {
    this(1);
  }

  /**
   * For laws divided by a factor.
   *
   * @param factor not 0
   */
  Tally(double factor) {
    this.factor = factor;
  }

  /** Adds laws, each with two sides. */
  void add(LawValues start, LawValues now) {
    for (int i = 0; i < start.count(); i++) {
      apart.add(Math.abs(add(start, now, i)));
      moved.add(Math.abs(now.out()[i] / factor - start.out()[i]) + Math.abs(now.in()[i] / factor - start.in()[i]));
    }
    compared = true;
  }

  /**
   * Adds laws that have one side.
   *
   * @param movement by how much all that they sum has moved, each entry by itself; empty if it is not known: then their
   *     index is not, either
   */
  void addOneSided(LawValues start, LawValues now, OptionalDouble movement) {
    for (int i = 0; i < start.count(); i++) {
      double drift = add(start, now, i);
      if (movement.isPresent()) {
        apart.add(Math.abs(drift));
      }
    }
    moved.add(movement.orElse(0));
    compared = movement.isPresent();
  }

  /** Adds the laws of another tally, of the same checkpoint and factor. */
  void add(Tally other) {
    drifts.add(other.drifts.value());
    scales.add(other.scales.value());
    distances.add(other.distances.value());
    apart.add(other.apart.value());
    moved.add(other.moved.value());
    inner.add(other.inner.value());
    starts.add(other.starts.value());
    variances.add(other.variances.value());
    max = Math.max(max, other.max);
    floors = Math.max(floors, other.floors);
    started |= other.started;
    outMoved |= other.outMoved;
    inMoved |= other.inMoved;
    compared |= other.compared;
  }

  private double add(LawValues start, LawValues now, int i) {
    double before = start.value(i);
    double value = now.value(i) / factor;
    double drift = value - before;
    double scale = start.out()[i] + start.in()[i];
    double variance = start.variance()[i] + now.variance()[i];
    drifts.add(drift * drift);
    scales.add(scale * scale);
    distances.add(Math.abs(drift));
    inner.add(value * before);
    starts.add(before * before);
    variances.add(now.variance()[i]);
    max = Math.max(max, Math.abs(drift));
    if (drift != 0) {
      floors = Math.max(floors, Math.abs(drift) / Math.sqrt(variance));
    }
    started |= Math.abs(before) > Evidence.FLOORS * Math.sqrt(start.variance()[i]);
    outMoved |= now.out()[i] != start.out()[i];
    inMoved |= now.in()[i] != start.in()[i];
    return drift;
  }

  /** ‖h - h_0‖ / ‖out_0 + in_0‖; 0 if nothing moved, empty if something did from nothing. */
  OptionalDouble rel() {
    return ratio(Math.sqrt(drifts.value()), Math.sqrt(scales.value()));
  }

  /** The largest |h - h_0|. */
  double max() {
    return max;
  }

  /** Σ |h - h_0|. */
  double distance() {
    return distances.value();
  }

  /** ‖h - h_0‖. */
  double length() {
    return Math.sqrt(drifts.value());
  }

  /**
   * Σ |h - h_0| / Σ (|out - out_0| + |in - in_0|), for laws of one side over how all that they sum has moved; 0 if
   * nothing moved, empty if that is not known.
   */
  OptionalDouble index() {
    return compared ? ratio(apart.value(), moved.value()) : OptionalDouble.empty();
  }

  /** ⟨h, h_0⟩ / ⟨h_0, h_0⟩; empty if h_0 is 0, or no law has more of it than rounding may have made. */
  OptionalDouble decay() {
    return !started || starts.value() == 0 ? OptionalDouble.empty() : finite(inner.value() / starts.value());
  }

  /** The rel that rounding at the checkpoint gives; empty if the scale is 0. */
  OptionalDouble floor() {
    return scales.value() == 0 ? OptionalDouble.empty()
        : finite(Math.sqrt(variances.value()) / Math.sqrt(scales.value()));
  }

  /** The largest |h - h_0| in standard deviations of its rounding; infinite for one that has none. */
  double floors() {
    return floors;
  }

  /** True if a positive part of a law has changed. */
  boolean outMoved() {
    return outMoved;
  }

  /** True if a negative part of a law has changed. */
  boolean inMoved() {
    return inMoved;
  }

  private static OptionalDouble ratio(double part, double whole) {
    return part == 0 ? OptionalDouble.of(0) : finite(part / whole);
  }

  private static OptionalDouble finite(double value) {
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }
}
