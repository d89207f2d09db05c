package lawsweep.langevin.flow;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Locale;
import lawsweep.work.OutOfReachException;

/**
 * The proportional-integral step control of {@link DormandPrince}, for one solution: the step to try next, and how far
 * a span is done. A solution in a lane of {@link DormandPrinceLanes} has its own, so it does not depend on others.
 */
final class StepControl {

  private static final double SAFETY = 0.9;
  private static final double SHRINK = 0.2;
  private static final double GROW = 5;
  private static final double PROPORTIONAL = 0.7 / 5;
  private static final double INTEGRAL = 0.4 / 5;
  /** The first step moves the state by this much, relatively. */
  private static final double FIRST_MOVE = 1e-3;
  /** Steps after which those that only await the end of a fast beginning have grown manifold. */
  private static final int LOOK_EVERY = 1 << 14;

  /** The step to try next; 0 if none was done yet. */
  private double step;
  /** The last accepted step's error over the tolerance. */
  private double lastError;
  /** How much of a span is done, if it was broken off. */
  private double done;
  private boolean brokenOff;
  /** Steps tried since the start, or since it was restored. */
  private long attempts;
  /** The time that was covered since stiffness was last looked at. */
  private double covered;
  /** The mean step before that. */
  private double lookedMean;

  /** Forgets all steps. */
  void begin() {
    step = 0;
    lastError = 1;
    forget();
  }

  private void forget() {
    brokenOff = false;
    attempts = 0;
    covered = 0;
    lookedMean = 0;
  }

  /**
   * Begins with a span, or goes on with one that was broken off.
   *
   * @return true if it was broken off
   */
  boolean enter() {
    boolean before = brokenOff;
    brokenOff = false;
    if (!before) {
      done = 0;
    }
    return before;
  }

  /** True if no step has been proposed yet. */
  boolean fresh() {
    return step == 0;
  }

  /** Proposes the first step where the state moves with a speed, in units of its size. */
  void first(double speed, double span) {
    step = speed > 0 && speed < Double.POSITIVE_INFINITY ? Math.min(span, FIRST_MOVE / speed) : span;
  }

  /** True if the span is not done. */
  boolean open(double span) {
    return done < span;
  }

  /** The length of the step to try; 0 if the solution cannot be continued. */
  double length(double span) {
    double left = span - done;
    double h = step >= left ? left : Math.min(step, left / 2);
    return done + h == done || !(h > 0) ? 0 : h;
  }

  /** The span is over, whatever was done of it. */
  void end(double span) {
    done = span;
  }

  /**
   * Judges a step that was tried.
   *
   * @param h its length
   * @param size its error over the tolerance
   * @return true if it is to be taken
   */
  boolean judge(double h, double size, double span) {
    if (size <= 1) {
      propose(h, size);
      covered += h;
      done = h == span - done ? span : done + h;
      return true;
    }
    step = h * (size < Double.POSITIVE_INFINITY
        ? Math.max(SHRINK, SAFETY * StrictMath.pow(size, -1.0 / 5))
        : SHRINK);
    return false;
  }

  /** Proposes the next step; one cut to end in time leaves the proposal as it was. */
  private void propose(double h, double size) {
    double bounded = Math.max(size, 1e-10);
    double factor = SAFETY * StrictMath.pow(bounded, -PROPORTIONAL) * StrictMath.pow(lastError, INTEGRAL);
    double next = h * Math.min(GROW, Math.max(SHRINK, factor));
    step = h < step ? Math.max(step, next) : next;
    lastError = Math.max(bounded, 1e-4);
  }

  /**
   * Counts an attempt and looks at stiffness now and then.
   *
   * @param after the time that is left after the span
   * @throws OutOfReachException if the equation is so stiff that the end is some 10⁹ steps away or more
   */
  void count(double span, double after) {
    attempts++;
    if (attempts % LOOK_EVERY == 0) {
      look(span - done + after);
    }
  }

  /** Steps that are tiny, and no longer than those before: stability bounds them, and will to the end. */
  private void look(double left) {
    double mean = covered / LOOK_EVERY;
    if (mean <= 2 * lookedMean && left / mean > DormandPrince.MOST_STEPS) {
      String many =
          left / mean < Double.POSITIVE_INFINITY ? String.format(Locale.ROOT, "%.1e", left / mean) : "too many";
      throw new OutOfReachException(String.format(Locale.ROOT,
          "stiff: the steps of dp5 stay at %.1e, and to the end it takes %s of them, at most %.0e are accepted: %s",
          mean, many, DormandPrince.MOST_STEPS, DormandPrince.ADVICE));
    }
    covered = 0;
    lookedMean = mean;
  }

  /** The span is to go on later. */
  void breakOff() {
    brokenOff = true;
  }

  /** True if a span was broken off. */
  boolean brokenOff() {
    return brokenOff;
  }

  void save(DataOutput out) throws IOException {
    out.writeDouble(step);
    out.writeDouble(lastError);
  }

  void restore(DataInput in) throws IOException {
    step = in.readDouble();
    lastError = in.readDouble();
    forget();
  }

  /** Writes how far a span is, or that none was broken off. */
  void saveBreak(DataOutput out) throws IOException {
    out.writeBoolean(brokenOff);
    if (brokenOff) {
      out.writeDouble(done);
    }
  }

  void restoreBreak(DataInput in) throws IOException {
    brokenOff = in.readBoolean();
    if (brokenOff) {
      done = in.readDouble();
    }
  }
}
