package lawsweep.gpu;

import java.util.Optional;
import lawsweep.exact.ColumnFold;
import lawsweep.kernel.Kernels;
import lawsweep.lie.BracketSource;
import lawsweep.lie.FieldStreams;
import lawsweep.lie.FlowSource;
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
  private final FlowSource flows;
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
    this.flows = new FlowSource(draw.point(), kernels, draw.streams(), watch);
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

  /** Some samples, one a row; good until the next call. */
  Matrix make(Origin origin, int first, int count) {
    Matrix rows = room(count);
    if (origin.followed()) {
      flows.fill(origin.number(), first, rows, team);
    } else {
      source.fill(origin.number(), first, rows, team);
    }
    return fold.isPresent() ? fold(fold.get(), rows) : rows;
  }

  private Matrix room(int count) {
    if (scratch.length < count * parameters) {
      scratch = new double[Math.multiplyExact(count, parameters)];
    }
    return new Matrix(scratch, 0, count, parameters, parameters);
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
