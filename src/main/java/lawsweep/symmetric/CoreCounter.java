package lawsweep.symmetric;

import java.util.ArrayList;
import java.util.List;
import lawsweep.exact.EchelonBasis;
import lawsweep.field.PrimeField;
import lawsweep.kernel.Kernels;
import lawsweep.kernel.Team;
import lawsweep.lie.BracketSource;
import lawsweep.lie.FieldStreams;
import lawsweep.lie.Point;
import lawsweep.matrix.Matrix;
import lawsweep.random.Stream;

/** Evaluates cores: the rank of brackets of random fields at a sparse point, mod p, until it is all it can be. */
final class CoreCounter {

  /** A level ends once this many samples in a row add nothing. */
  private static final int CONFIRMING = 4;

  private final Kernels kernels;
  private final Runnable checkpoint;

  CoreCounter(Kernels kernels, Runnable checkpoint) {
    this.kernels = kernels;
    this.checkpoint = checkpoint;
  }

  Core count(int depth, List<Tree> trees, List<Integer> indices, Stream stream, int draw) {
    SparsePoint network = new SparsePoint(depth, trees);
    FieldStreams streams = new FieldStreams(stream, draw);
    PrimeField field = new PrimeField(streams.prime());
    Point point = network.point(field, streams);
    long target = ReducedWidths.orthogonal(network.widths());
    int parameters = point.layout().size();
    BracketSource source = new BracketSource(point, kernels, streams, checkpoint);
    EchelonBasis basis = new EchelonBasis(field, kernels, parameters);
    int level = 0;
    int total = 0;
    int still = 0;
    while (basis.rank() < target && still < 4 && level < BracketSource.MAX_LENGTH) {
      int before = basis.rank();
      int samples = 0;
      int idle = 0;
      while (basis.rank() < target && idle < CONFIRMING) {
        Matrix block = Matrix.zero(8, parameters);
        source.fill(level, samples, block, Team.alone());
        int gained = basis.absorb(block, Team.alone());
        idle = 8 - gained;
        samples += 8;
      }
      still = basis.rank() > before ? 0 : still + 1;
      total += samples;
      level++;
    }
    return new Core(indices, field.p(), level, total, basis.rank());
  }
}
