package lawsweep.road.dense;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.law.Counting;
import lawsweep.law.LawCell;
import lawsweep.lie.FieldStreams;
import lawsweep.lie.Point;
import lawsweep.lie.span.DrawEngine;
import lawsweep.lie.span.DrawSpan;
import lawsweep.lie.span.Engines;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import lawsweep.work.DeviceLostException;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.Team;
import lawsweep.work.Watch;
import org.junit.jupiter.api.Test;

/** A rank above the proved bound is no count: whatever found it computes wrongly. */
class FiltrationTest {

  @Test
  void moreThanThereCanBeIsRefused() {
    LawCell cell = Counting.cell(new Architecture(Family.LINEAR, List.of(2, 2, 2), Bias.NONE), 1, 0);
    DenseCounter counter = new DenseCounter(new Engines(new VectorKernels(), new Greedy()));
    DeviceLostException refused = assertThrows(DeviceLostException.class,
        () -> counter.count(cell, Limits.DEFAULT, Team.alone(), Stop.NEVER));
    assertEquals("greedy computes wrongly: a rank of 8, where 5 is the most there can be", refused.getMessage());
  }

  /** Takes every sample for a new direction. */
  private static final class Greedy implements DrawEngine {

    @Override
    public String name() {
      return "greedy";
    }

    @Override
    public int ahead() {
      return 1;
    }

    @Override
    public DrawSpan open(Point point, FieldStreams streams, int columns, Team team, Watch watch) {
      return new DrawSpan() {
        private int rank;

        @Override
        public int rank() {
          return rank;
        }

        @Override
        public int[] take(int level, int first, int[] sizes) {
          rank += Arrays.stream(sizes).sum();
          return sizes;
        }

        @Override
        public int[] follow(int order, int first, int[] sizes) {
          return take(order, first, sizes);
        }

        @Override
        public int taken() {
          return rank;
        }

        @Override
        public int[] pivots() {
          return new int[0];
        }

        @Override
        public double[] reducedTimes(double[] form) {
          return new double[0];
        }

        @Override
        public void close() {
          rank = 0;
        }
      };
    }
  }
}
