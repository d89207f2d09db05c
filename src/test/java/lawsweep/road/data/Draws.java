package lawsweep.road.data;

import java.util.Arrays;
import java.util.Optional;
import lawsweep.kernel.Kernels;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.law.DataChoice;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Loss;
import lawsweep.law.Subject;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import lawsweep.pattern.Inputs;
import lawsweep.pattern.Weights;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.Team;

/** Short names for cells and draws in tests. */
final class Draws {

  static final Kernels VECTOR = VectorKernels.hot();

  private Draws() {}

  static Architecture relu(Integer... widths) {
    return new Architecture(Family.RELU, Arrays.asList(widths), Bias.NONE);
  }

  static Architecture biased(Bias bias, Integer... widths) {
    return new Architecture(Family.RELU, Arrays.asList(widths), bias);
  }

  static Architecture residual(Integer... widths) {
    return new Architecture(Family.RESIDUAL, Arrays.asList(widths), Bias.NONE);
  }

  static LawCell cell(Architecture a, long seed, int draws) {
    return cell(a, seed, new DataChoice(draws, 0, Optional.empty()));
  }

  static LawCell cell(Architecture a, long seed, DataChoice data) {
    return new LawCell(a, Fields.DATA, seed, 0, Optional.of(data));
  }

  /** A cell with cross entropy. */
  static LawCell entropy(Architecture a, long seed, DataChoice data) {
    return new LawCell(new Subject.Widths(a, Loss.CE), Fields.DATA, seed, 0, Optional.of(data));
  }

  static LawCell cell(Architecture a, long seed, int draws, Inputs inputs) {
    return cell(a, seed, new DataChoice(draws, 0, Optional.of(inputs)));
  }

  static ExactDraws exact(LawCell cell) {
    return new ExactDraws(cell, VECTOR, Limits.DEFAULT.bracketLength(), true);
  }

  static DrawResult draw(ExactDraws draws, int draw) {
    return draws.count(draw, () -> {});
  }

  static long[] weights(LawCell cell, int draw) {
    long[] theta = new long[(int) cell.architecture().parameters()];
    Weights.draw(DrawStreams.of(cell).weights(), draw, theta);
    return theta;
  }

  static LawCount count(LawCell cell, Team team) {
    return new DataCounter(VECTOR).count(cell, Limits.DEFAULT, team, Stop.NEVER);
  }

  /** The counter of the road that a count took. */
  static DataCounter counter(LawCount count) {
    return count.certificate().method().equals(DataFinding.FLOAT64)
        ? DataCounter.inFloat64()
        : new DataCounter(VECTOR);
  }

  static DrawTally tally(LawCount count) {
    return ((DataCertificate) count.certificate()).tally();
  }
}
