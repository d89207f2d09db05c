package lawsweep.langevin.flow;

import static lawsweep.lanes.LaneMatrices.LANES;
import static lawsweep.lanes.LaneMatrices.SPECIES;
import static lawsweep.lanes.LaneMatrices.VECTOR;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import lawsweep.lanes.LaneArrays;
import lawsweep.langevin.cell.Break;

/**
 * {@link DormandPrince} for eight solutions, one a lane. Every lane has steps of its own length; attempts are in step.
 * A lane whose span is done waits for the others. So each has the bits that it has alone.
 */
public final class DormandPrinceLanes {

  private final LaneField field;
  private final int size;
  private final double[] y;
  private final double[] trial;
  private final double[] error;
  private final double[] k1;
  private final double[] k2;
  private final double[] k3;
  private final double[] k4;
  private final double[] k5;
  private final double[] k6;
  private final double[] k7;
  /** The length of the step that each lane tries, 0 where it waits. */
  private final double[] h = new double[LANES];
  private final double[] sizes = new double[LANES];
  /** Below 0 for lanes that take the step. */
  private final double[] verdict = new double[LANES];
  /** Null for lanes that are not looked at. */
  private final StepControl[] controls = new StepControl[LANES];
  /** Lanes whose slopes are known where a span begins. */
  private final boolean[] going = new boolean[LANES];
  private final double[] kept;
  private final Stage[] stages =
      {this::second, this::third, this::fourth, this::fifth, this::sixth, this::seventh};

  /** A state between two stages. Each is compiled by itself. */
  @FunctionalInterface
  private interface Stage {
    void run(int part);
  }

  /** An integrator of equations with {@code size} unknowns. */
  public DormandPrinceLanes(LaneField field, int size) {
    this.field = field;
    this.size = size * LANES;
    y = new double[this.size];
    trial = new double[this.size];
    error = new double[this.size];
    k1 = new double[this.size];
    k2 = new double[this.size];
    k3 = new double[this.size];
    k4 = new double[this.size];
    k5 = new double[this.size];
    k6 = new double[this.size];
    k7 = new double[this.size];
    kept = new double[size];
  }

  /** Takes a solution as it is into a lane. */
  public void load(int lane, DormandPrince solution) {
    LaneArrays.put(solution.state(), y, lane);
    LaneArrays.put(solution.slope(), k1, lane);
    controls[lane] = solution.control();
  }

  /** Nobody looks at a lane: it waits. */
  public void leave(int lane) {
    controls[lane] = null;
  }

  /** Brings a solution to where its lane is. */
  public void store(int lane, DormandPrince solution) {
    LaneArrays.take(y, lane, solution.state());
    LaneArrays.take(k1, lane, solution.slope());
  }

  /** True if a lane's span is done. */
  public boolean finished(int lane) {
    return !controls[lane].brokenOff();
  }

  /**
   * Goes on for a span, as {@link DormandPrince#advance} does, in lanes 0..lanes-1.
   *
   * @return true if all are at the end
   */
  public boolean advance(double span, double after, int lanes, Break pause) {
    enter(span, lanes);
    int unasked = 0;
    while (choose(span, lanes)) {
      attempt(span, after, lanes);
      unasked += size;
      if (unasked >= DormandPrince.ASK_AFTER) {
        unasked = 0;
        if (pause.due() && breakOff(span, lanes)) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean open(int lane, double span) {
    return controls[lane] != null && controls[lane].open(span);
  }

  /** True if there is something left to break off. */
  private boolean breakOff(double span, int lanes) {
    boolean some = false;
    for (int lane = 0; lane < lanes; lane++) {
      if (open(lane, span)) {
        controls[lane].breakOff();
        some = true;
      }
    }
    return some;
  }

  /** Looks at the states of lanes that begin with the span. Those that go on with it know their slopes. */
  private void enter(double span, int lanes) {
    boolean all = true;
    for (int lane = 0; lane < lanes; lane++) {
      going[lane] = controls[lane] == null || controls[lane].enter();
      all &= going[lane];
    }
    for (int part = 0; part < lanes && !all; part += VECTOR) {
      field.at(part, y, k2);
      field.size(part, k2, y, y, sizes);
    }
    for (int lane = 0; lane < lanes; lane++) {
      if (!going[lane]) {
        LaneArrays.take(k2, lane, kept);
        LaneArrays.put(kept, k1, lane);
        if (controls[lane].fresh()) {
          controls[lane].first(sizes[lane], span);
        }
      }
    }
  }

  /** Chooses the next steps; false if every span is done. */
  private boolean choose(double span, int lanes) {
    boolean some = false;
    for (int lane = 0; lane < lanes; lane++) {
      h[lane] = open(lane, span) ? controls[lane].length(span) : 0;
      if (open(lane, span) && h[lane] == 0) {
        Arrays.fill(kept, Double.NaN);
        LaneArrays.put(kept, y, lane);
        controls[lane].end(span);
      }
      some |= h[lane] != 0;
    }
    return some;
  }

  private void attempt(double span, double after, int lanes) {
    for (int part = 0; part < lanes; part += VECTOR) {
      for (Stage stage : stages) {
        stage.run(part);
      }
      estimate(part);
      field.size(part, error, y, trial, sizes);
    }
    for (int lane = 0; lane < lanes; lane++) {
      verdict[lane] = 0;
      if (h[lane] != 0) {
        verdict[lane] = controls[lane].judge(h[lane], sizes[lane] / DormandPrince.TOLERANCE, span) ? -1 : 0;
        controls[lane].count(span, after);
      }
    }
    for (int part = 0; part < lanes; part += VECTOR) {
      take(part);
    }
  }

  private void take(int part) {
    DoubleVector sign = DoubleVector.fromArray(SPECIES, verdict, part);
    for (int i = part; i < size; i += LANES) {
      DoubleVector.fromArray(SPECIES, y, i)
          .blend(DoubleVector.fromArray(SPECIES, trial, i), sign.compare(VectorOperators.LT, 0)).intoArray(y, i);
      DoubleVector.fromArray(SPECIES, k1, i)
          .blend(DoubleVector.fromArray(SPECIES, k7, i), sign.compare(VectorOperators.LT, 0)).intoArray(k1, i);
    }
  }

  private static DoubleVector at(double[] x, int i) {
    return DoubleVector.fromArray(SPECIES, x, i);
  }

  private void second(int part) {
    DoubleVector step = at(h, part);
    for (int i = part; i < size; i += LANES) {
      step.fma(at(k1, i).mul(1.0 / 5), at(y, i)).intoArray(trial, i);
    }
    field.at(part, trial, k2);
  }

  private void third(int part) {
    DoubleVector step = at(h, part);
    for (int i = part; i < size; i += LANES) {
      step.fma(at(k1, i).mul(3.0 / 40).add(at(k2, i).mul(9.0 / 40)), at(y, i)).intoArray(trial, i);
    }
    field.at(part, trial, k3);
  }

  private void fourth(int part) {
    DoubleVector step = at(h, part);
    for (int i = part; i < size; i += LANES) {
      step.fma(at(k1, i).mul(44.0 / 45).sub(at(k2, i).mul(56.0 / 15)).add(at(k3, i).mul(32.0 / 9)), at(y, i))
          .intoArray(trial, i);
    }
    field.at(part, trial, k4);
  }

  private void fifth(int part) {
    DoubleVector step = at(h, part);
    for (int i = part; i < size; i += LANES) {
      step.fma(at(k1, i).mul(19372.0 / 6561).sub(at(k2, i).mul(25360.0 / 2187)).add(at(k3, i).mul(64448.0 / 6561))
          .sub(at(k4, i).mul(212.0 / 729)), at(y, i)).intoArray(trial, i);
    }
    field.at(part, trial, k5);
  }

  private void sixth(int part) {
    DoubleVector step = at(h, part);
    for (int i = part; i < size; i += LANES) {
      step.fma(at(k1, i).mul(9017.0 / 3168).sub(at(k2, i).mul(355.0 / 33)).add(at(k3, i).mul(46732.0 / 5247))
          .add(at(k4, i).mul(49.0 / 176)).sub(at(k5, i).mul(5103.0 / 18656)), at(y, i)).intoArray(trial, i);
    }
    field.at(part, trial, k6);
  }

  private void seventh(int part) {
    DoubleVector step = at(h, part);
    for (int i = part; i < size; i += LANES) {
      step.fma(at(k1, i).mul(35.0 / 384).add(at(k3, i).mul(500.0 / 1113)).add(at(k4, i).mul(125.0 / 192))
          .sub(at(k5, i).mul(2187.0 / 6784)).add(at(k6, i).mul(11.0 / 84)), at(y, i)).intoArray(trial, i);
    }
    field.at(part, trial, k7);
  }

  private void estimate(int part) {
    DoubleVector step = at(h, part);
    for (int i = part; i < size; i += LANES) {
      step.mul(at(k1, i).mul(71.0 / 57600).sub(at(k3, i).mul(71.0 / 16695)).add(at(k4, i).mul(71.0 / 1920))
          .sub(at(k5, i).mul(17253.0 / 339200)).add(at(k6, i).mul(22.0 / 525)).sub(at(k7, i).mul(1.0 / 40)))
          .intoArray(error, i);
    }
  }
}
