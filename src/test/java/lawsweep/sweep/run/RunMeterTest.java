package lawsweep.sweep.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import lawsweep.kind.count.FakeCounter;
import lawsweep.law.LawCell;
import lawsweep.sweep.CellStatus;
import lawsweep.sweep.RecordBrief;
import lawsweep.sweep.Sweep;
import lawsweep.sweep.store.Sweeps;
import lawsweep.work.Estimate;
import org.junit.jupiter.api.Test;

/** How far a run says that it is, and how long it will take, by a clock of the test. */
class RunMeterTest {

  private static final RecordBrief DONE = new RecordBrief(CellStatus.DONE, Optional.empty(), Optional.empty());
  private static final double FLOPS = SweepPlan.FLOPS_PER_SECOND;

  private long now;

  /** Cell 0 takes 100 seconds of one thread by the plan, each of the 100 others one. */
  private RunMeter begun(int threads) {
    FakeCounter counter = new FakeCounter() {
      @Override
      public Estimate estimate(LawCell cell) {
        return new Estimate(FLOPS * (cell.seed() == 0 ? 100 : 1), 1, 1);
      }
    };
    RunMeter meter = new RunMeter(() -> now);
    Sweep sweep = Sweeps.of("a", 101);
    Workload workload = Workload.of(sweep, Sweeps.engines(counter));
    int[] open = workload.largestFirst();
    meter.begin(workload, Placement.of(workload, OptionalLong.empty(), open), 101, open, threads);
    cost = workload.cost(0);
    small = workload.cost(1);
    return meter;
  }

  private double cost;
  private double small;

  private void pass(double seconds) {
    now += Math.round(seconds * 1e9);
  }

  @Test
  void theTimeLeftIsKnownWhileTheLargestCellRuns() {
    RunMeter meter = begun(2);
    meter.working(0, 0, 2);
    pass(1);
    assertEquals(99, meter.read().pace().secondsLeft(), 1);
    assertEquals(0.01, meter.read().pace().fraction(), 1e-3);
    pass(24);
    assertEquals(75, meter.read().pace().secondsLeft(), 1);
    pass(25);
    meter.recorded(DONE, cost);
    meter.idle(0);
    assertEquals(50, meter.read().pace().secondsLeft(), 1);
    assertEquals(0.5, meter.read().pace().fraction(), 1e-3);
  }

  @Test
  void aCellThatOverrunsItsEstimateMakesTheRestLonger() {
    RunMeter meter = begun(2);
    meter.working(0, 0, 2);
    double before = 0;
    for (int seconds = 0; seconds < 500; seconds += 50) {
      pass(50);
      RunMeter.Reading reading = meter.read();
      assertTrue(reading.pace().fraction() < 0.5, "" + reading.pace().fraction());
      assertTrue(seconds < 100 || reading.pace().secondsLeft() > before, "" + reading.pace().secondsLeft());
      before = reading.pace().secondsLeft();
    }
    // Ten times slower than planned: as much again is left.
    meter.recorded(DONE, cost);
    meter.idle(0);
    assertEquals(500, meter.read().pace().secondsLeft(), 10);
  }

  @Test
  void thePaceIsMeasuredOnCellsThatAreDone() {
    RunMeter meter = begun(1);
    List<Double> shown = new ArrayList<>();
    for (int i = 1; i <= 20; i++) {
      meter.working(1, i, 1);
      pass(4);
      meter.recorded(DONE, small);
      meter.idle(1);
      shown.add(meter.read().pace().fraction());
    }
    assertEquals(shown.stream().sorted().toList(), shown);
    meter.working(1, 0, 1);
    pass(200);
    // Four times slower than planned, so half of the large cell's 400 seconds are spent.
    assertEquals((20 + 50) / 200.0, meter.read().pace().fraction(), 0.02);
    assertEquals(280 * 130 / 70.0, meter.read().pace().secondsLeft(), 60);
  }

  @Test
  void thePlanIsKnownBeforeAnythingRan() {
    assertEquals(200, begun(1).read().pace().secondsLeft(), 0.1);
    assertEquals(100, begun(2).read().pace().secondsLeft(), 0.1);
    assertEquals(0, begun(2).read().pace().fraction());
    assertTrue(Double.isNaN(new RunMeter(() -> now).read().pace().secondsLeft()));
  }
}
