package lawsweep.lie.span;

import java.util.Arrays;
import java.util.Optional;
import lawsweep.exact.ColumnFold;
import lawsweep.exact.EchelonBasis;
import lawsweep.kernel.Kernels;
import lawsweep.lie.BracketSource;
import lawsweep.lie.FieldStreams;
import lawsweep.lie.FlowSource;
import lawsweep.lie.Point;
import lawsweep.residue.Matrix;
import lawsweep.work.Team;
import lawsweep.work.Watch;

/** A draw on the processor. The rows of a block are made when it is taken, not before. */
final class HostSpan implements DrawSpan {

  private final Team team;
  private final Watch watch;
  private final BracketSource source;
  private final FlowSource flows;
  private final EchelonBasis basis;
  private final int parameters;
  private final int columns;
  private final Optional<ColumnFold> fold;
  private double[] scratch = {};
  private double[] folded = {};
  private int taken;

  HostSpan(Point point, FieldStreams streams, int columns, Kernels kernels, Team team, Watch watch) {
    this.team = team;
    this.watch = watch;
    this.parameters = point.layout().size();
    this.columns = columns;
    this.source = new BracketSource(point, kernels, streams, watch);
    this.flows = new FlowSource(point, kernels, streams, watch);
    this.fold = columns < parameters
        ? Optional.of(DrawFold.of(point.field(), streams, parameters, columns))
        : Optional.empty();
    this.basis = new EchelonBasis(point.field(), kernels, columns);
  }

  /** Begins with rows of a basis that others have made. */
  void begin(Matrix rows) {
    basis.absorb(rows, team);
  }

  @Override
  public int rank() {
    return basis.rank();
  }

  @Override
  public int[] take(int level, int first, int[] sizes) {
    return absorbAll((from, rows) -> source.fill(level, from, rows, team), first, sizes);
  }

  @Override
  public int[] follow(int order, int first, int[] sizes) {
    return absorbAll((from, rows) -> flows.fill(order, from, rows, team), first, sizes);
  }

  /** Makes samples. */
  @FunctionalInterface
  private interface Maker {

    /** Writes samples first, …, one on each row. */
    void fill(int first, Matrix rows);
  }

  private int[] absorbAll(Maker maker, int first, int[] sizes) {
    taken = first;
    int[] gains = new int[sizes.length];
    for (int i = 0; i < sizes.length; i++) {
      int before = basis.rank();
      takeBlock(maker, sizes[i]);
      gains[i] = basis.rank() - before;
      if (gains[i] < sizes[i]) {
        return Arrays.copyOf(gains, i + 1);
      }
    }
    return gains;
  }

  private void takeBlock(Maker maker, int size) {
    for (int end = taken + size; taken < end;) {
      int count = Math.min(EchelonBasis.BLOCK, end - taken);
      watch.ask();
      absorb(maker, taken, count);
      taken += count;
    }
  }

  private void absorb(Maker maker, int first, int count) {
    if (scratch.length < count * parameters) {
      scratch = new double[Math.multiplyExact(count, parameters)];
    }
    Matrix block = new Matrix(scratch, 0, count, parameters, parameters);
    maker.fill(first, block);
    basis.absorb(fold.isPresent() ? folded(fold.get(), block) : block, team);
  }

  private Matrix folded(ColumnFold map, Matrix block) {
    if (folded.length < block.rows() * columns) {
      folded = new double[block.rows() * columns];
    }
    Matrix out = new Matrix(folded, 0, block.rows(), columns, columns);
    int parts = Math.min(block.rows(), 4 * team.size());
    team.forEach(
        parts,
        part -> {
          int from = block.rows() * part / parts;
          int rows = block.rows() * (part + 1) / parts - from;
          map.apply(block.view(from, 0, rows, parameters), out.view(from, 0, rows, columns));
        });
    return out;
  }

  @Override
  public int taken() {
    return taken;
  }

  @Override
  public int[] pivots() {
    return basis.pivots();
  }

  @Override
  public double[] reducedTimes(double[] form) {
    return basis.reducedTimes(form);
  }

  @Override
  public void close() {
    // The collector takes what a draw holds.
  }
}
