package lawsweep.gpu;

import lawsweep.cuda.Arguments;
import lawsweep.cuda.Block;
import lawsweep.cuda.Buffer;
import lawsweep.cuda.Grid;
import lawsweep.cuda.Kernel;
import lawsweep.cuda.Lane;
import lawsweep.residue.PrimeField;

/** Launches the kernels of {@code native/elimination.cu} on a lane; each comment there says what it computes. */
final class EliminationKernels {

  private static final String MODULE = "elimination";
  private static final Kernel BEGIN_ORDER = new Kernel(MODULE, "begin_order");
  private static final Kernel REDUCE_ROWS = new Kernel(MODULE, "reduce_rows");
  private static final Kernel GATHER_COLUMNS = new Kernel(MODULE, "gather_columns");
  private static final Kernel KEEP_ROWS = new Kernel(MODULE, "keep_rows");
  private static final Kernel MOVE_ROWS = new Kernel(MODULE, "move_rows");
  private static final Kernel COMBINE = new Kernel(MODULE, "combine");
  private static final Kernel EXCHANGE_COLUMNS = new Kernel(MODULE, "exchange_columns");
  private static final Kernel LEADING_BLOCK = new Kernel(MODULE, "leading_block");
  private static final Kernel REDUCED_TIMES = new Kernel(MODULE, "reduced_times");

  private static final int THREADS = 256;
  private static final int ROWS_OF_A_THREAD = 4;
  private static final int STRIP = 64;

  private final Lane lane;
  private final PrimeField field;

  /** For residues of a field. */
  EliminationKernels(Lane lane, PrimeField field) {
    this.lane = lane;
    this.field = field;
  }

  /** Puts each column at its own position. */
  void beginOrder(Buffer columnAt, Buffer positionOf, int columns) {
    lane.launch(BEGIN_ORDER, Grid.of(columns, THREADS), 0,
        new Arguments().add(columnAt.address()).add(positionOf.address()).add(columns));
  }

  /** Reduces all entries. */
  void reduce(Block c) {
    if (!empty(c)) {
      lane.launch(REDUCE_ROWS, grid(c), 0,
          new Arguments().add(field).add(c.address()).add(c.ld()).add(c.rows()).add(c.columns()));
    }
  }

  /** Writes the columns of {@code in} in another order: column {@code columnAt[j]} becomes column j. */
  void gather(Block in, Buffer columnAt, Block out) {
    if (!empty(out)) {
      lane.launch(GATHER_COLUMNS, grid(out), 0, new Arguments().add(in.address()).add(in.ld())
          .add(columnAt.address()).add(out.address()).add(out.ld()).add(out.rows()).add(out.columns()));
    }
  }

  /** Copies rows, with the identity in the first {@code own} columns. */
  void keep(Block in, Block out, int own) {
    if (!empty(out)) {
      lane.launch(KEEP_ROWS, grid(out), 0, new Arguments().add(in.address()).add(in.ld()).add(out.address())
          .add(out.ld()).add(out.rows()).add(out.columns()).add(own));
    }
  }

  /** Moves rows up by so many rows. */
  void moveUp(Block x, int up) {
    if (!empty(x) && up > 0) {
      lane.launch(MOVE_ROWS, Grid.of(x.columns(), THREADS), 0,
          new Arguments().add(x.address()).add(x.ld()).add(x.rows()).add(x.columns()).add(up));
    }
  }

  /**
   * C := beta C + alpha A B mod p.
   *
   * @param a at most {@value Heights#LEADING} columns
   * @param c may be B if it has at most {@value Heights#LEADING} rows
   */
  void combine(double alpha, Block a, Block b, double beta, Block c) {
    if (a.columns() > Heights.LEADING) {
      throw new IllegalArgumentException("cannot combine " + a.columns() + " rows");
    }
    if (!empty(c)) {
      Grid grid = new Grid(Math.ceilDiv(c.columns(), STRIP), Math.ceilDiv(c.rows(), Heights.LEADING), THREADS);
      lane.launch(COMBINE, grid, 0, new Arguments().add(field).add(alpha).add(a.address()).add(a.ld())
          .add(b.address()).add(b.ld()).add(beta).add(c.address()).add(c.ld())
          .add(c.rows()).add(a.columns()).add(c.columns()));
    }
  }

  /** Exchanges the columns that a verdict names, in a slab and in the basis. */
  void exchange(Block slab, DevicePanels.Rows basis, int position, Buffer verdict, int count) {
    lane.launch(EXCHANGE_COLUMNS, Grid.of((long) slab.rows() + basis.count(), THREADS), 0,
        new Arguments().add(slab.address()).add(slab.ld()).add(slab.rows()).add(basis.groups().address())
            .add(basis.height()).add(basis.count()).add(position).add(verdict.ints(DeviceOrder.FROM)).add(count));
  }

  /** Looks at rows, all columns wide, that have nothing left of a position. */
  void leading(Block rows, int position, DeviceOrder order, Buffer inverse) {
    lane.launch(LEADING_BLOCK, new Grid(1, 1, THREADS), 0,
        new Arguments().add(field).add(rows.address()).add(rows.ld()).add(rows.rows()).add(position)
            .add(rows.columns()).add(order.columnAt().address()).add(order.positionOf().address())
            .add(order.verdict().address()).add(inverse.address()));
  }

  /**
   * The products of reduced basis rows with a vector, for rows whose followers are done.
   *
   * @param rows the rows behind their own positions
   * @param later the address of the vector behind these positions, less what later rows took of it
   * @param own the address of the vector at these positions; what these rows take is subtracted
   * @param z where the products go
   */
  void reducedTimes(Block rows, long later, long own, long z) {
    lane.launch(REDUCED_TIMES, new Grid(rows.rows(), 1, THREADS), 0, new Arguments().add(field)
        .add(rows.address()).add(rows.ld()).add(rows.columns()).add(later).add(own).add(z));
  }

  private static boolean empty(Block c) {
    return c.rows() == 0 || c.columns() == 0;
  }

  private static Grid grid(Block c) {
    return new Grid(Math.ceilDiv(c.columns(), THREADS), Math.ceilDiv(c.rows(), ROWS_OF_A_THREAD), THREADS);
  }
}
