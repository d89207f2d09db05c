package lawsweep.langevin.dyson;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import lawsweep.langevin.cell.Break;
import lawsweep.langevin.cell.Interval;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.Stepper;
import lawsweep.langevin.cell.Stepper.Interpretation;
import lawsweep.langevin.flow.DormandPrince;

/** (11.8) with κ = 0, gradient descent of the free energy (11.9), as an ordinary differential equation. */
final class DysonFlow extends DysonReplica {

  /** What it promises. */
  static final Stepper STEPPER = new Stepper(
      "dyson dp5",
      "papers/004, (11.8), kappa = 0",
      Interpretation.ORDINARY,
      5,
      5,
      "the order of the eigenvalues; they must be distinct at the start");

  private final DormandPrince solver;
  private final double end;

  DysonFlow(LangevinCell cell) {
    super(cell);
    solver = new DormandPrince(this::drift, width);
    end = cell.time();
  }

  @Override
  public void start(long number) {
    super.start(number);
    System.arraycopy(x, 0, solver.state(), 0, width);
    solver.begin();
  }

  /** What does its steps. */
  DormandPrince solver() {
    return solver;
  }

  /** Its eigenvalues are those that the solver has. */
  void show() {
    System.arraycopy(solver.state(), 0, x, 0, width);
  }

  @Override
  public void advance(Interval interval, int step) {
    advance(interval, step, Break.NEVER);
  }

  @Override
  public boolean advance(Interval interval, int step, Break pause) {
    boolean done = solver.advance(interval.step(), end - interval.end(), pause);
    show();
    return done;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    solver.save(out);
  }

  @Override
  public void restore(DataInput in) throws IOException {
    solver.restore(in);
    show();
  }

  @Override
  public void saveBreak(DataOutput out) throws IOException {
    solver.saveBreak(out);
  }

  @Override
  public void restoreBreak(DataInput in) throws IOException {
    solver.restoreBreak(in);
  }
}
