package lawsweep.gpu;

import java.util.Optional;
import lawsweep.exact.ColumnFold;
import lawsweep.kernel.Kernels;
import lawsweep.lie.BracketSource;
import lawsweep.lie.FieldStreams;
import lawsweep.lie.Point;
import lawsweep.lie.span.DrawFold;
import lawsweep.residue.Matrix;
import lawsweep.work.Team;
import lawsweep.work.Watch;

/** The samples of a draw made by the processor, folded where they are to be. */
final class HostSamples {

  private final Team team;
  private final int parameters;
  private final int columns;
  private final BracketSource source;
  private final Optional<ColumnFold> fold;
  private double[] scratch = {};
  private double[] folded = {};

  /**
   * The samples of a draw.
   *
   * @param draw what is drawn
   * @param watch asked now and then; may end the work
   */
  HostSamples(Draw draw, Kernels kernels, Team team, Watch watch) {
    this.team = team;
    this.parameters = draw.point().layout().size();
    this.columns = draw.columns();
    this.source = new BracketSource(draw.point(), kernels, draw.streams(), watch);
    this.fold = columns < parameters
        ? Optional.of(DrawFold.of(draw.point().field(), draw.streams(), parameters, columns))
        : Optional.empty();
  }

  /**
   * What is drawn.
   *
   * @param columns of a row: D, or fewer to fold them
   */
  record Draw(Point point, FieldStreams streams, int columns) {}

  /** Some samples of a level, one a row; good until the next call. */
  Matrix make(int level, int first, int count) {
    if (scratch.length < count * parameters) {
      scratch = new double[Math.multiplyExact(count, parameters)];
    }
    Matrix rows = new Matrix(scratch, 0, count, parameters, parameters);
    source.fill(level, first, rows, team);
    return fold.isPresent() ? fold(fold.get(), rows) : rows;
  }

  private Matrix fold(ColumnFold map, Matrix rows) {
    if (folded.length < rows.rows() * columns) {
      folded = new double[rows.rows() * columns];
    }
    Matrix out = new Matrix(folded, 0, rows.rows(), columns, columns);
    team.forEach(rows.rows(), i -> map.apply(rows.view(i, 0, 1, parameters), out.view(i, 0, 1, columns)));
    return out;
  }
}
