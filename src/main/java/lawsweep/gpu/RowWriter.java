package lawsweep.gpu;

import lawsweep.cuda.Arguments;
import lawsweep.cuda.Block;
import lawsweep.cuda.Grid;
import lawsweep.cuda.GpuFacts;
import lawsweep.cuda.Kernel;
import lawsweep.cuda.Lane;
import lawsweep.residue.PrimeField;

/**
 * Writes rows of entries from chains: of fields, of their derivatives, of brackets; whole or folded. The chains of a
 * sample lie in shared memory where there is room.
 */
final class RowWriter {

  /** What entries are made of. */
  enum Kind {
    VALUES("values", 1),
    CHANGES("changes", 2),
    BRACKETS("brackets", 4);

    private final String word;
    private final int numbers;

    Kind(String word, int numbers) {
      this.word = word;
      this.numbers = numbers;
    }

    /** The kernel that writes them. */
    private Kernel kernel(boolean folded, boolean near) {
      return FieldKernels.named((folded ? "folded_" : "whole_") + word + (near ? "" : "_far"));
    }
  }

  private static final Kernel ORDERED = FieldKernels.named("ordered_brackets");
  private static final int WARP = 32;
  private static final int LEAST_THREADS = 256;
  private static final int MOST_THREADS = 1024;

  /** Shared memory of a block up to which blocks stay small. */
  private static final int SMALL = 40 << 10;

  /** The most samples of a block. */
  private static final int MOST_SAMPLES = 4;

  /** So many blocks for each multiprocessor are enough. */
  private static final int ENOUGH = 4;

  /** Columns that a thread should have before a sample's chains are brought to a second block. */
  private static final int LEAST_COLUMNS = 4;

  private static final int MOST_SHARES = 65535;

  private final Lane lane;
  private final GpuFacts facts;
  private final PrimeField field;
  private final int places;
  private final ColumnTable table;

  /**
   * A writer for a point's fields.
   *
   * @param places how many values a field has
   */
  RowWriter(Lane lane, GpuFacts facts, PrimeField field, int places, ColumnTable table) {
    this.lane = lane;
    this.facts = facts;
    this.field = field;
    this.places = places;
    this.table = table;
  }

  /**
   * Writes one row for each field of {@code mine}, or for its bracket with that of {@code theirs}.
   *
   * @param theirs as many fields, as far apart; not read unless brackets are written
   * @param out as many rows
   * @param at the address of an integer for each column of {@code out}: which column, or bucket, stands there; 0 if
   *     each stands in its own place
   */
  void write(Kind kind, Chains mine, Chains theirs, Block out, long at) {
    long bytes = (long) Double.BYTES * kind.numbers * places;
    boolean near = bytes <= facts.sharedBytes();
    if (near && kind == Kind.BRACKETS && at == 0 && !table.folded()) {
      writeInOrder(mine, theirs, out, (int) bytes);
      return;
    }
    int each = near && !table.folded() ? samples(bytes, mine.count()) : 1;
    Arguments arguments =
        chains(mine, theirs).add(out.address()).add(out.ld()).add(at).add(out.columns()).add(table.table().address());
    if (table.folded()) {
      arguments.add(table.parameters()).add(table.buckets());
    } else if (near) {
      arguments.add(each);
    }
    int shared = near ? Math.toIntExact(each * bytes) : 0;
    int threads = threads(shared, out.columns());
    int blocks = Math.ceilDiv(mine.count(), each);
    Grid grid = new Grid(blocks, shares(blocks, out.columns() / (LEAST_COLUMNS * threads)), threads);
    lane.launch(kind.kernel(table.folded(), near), grid, shared, arguments);
  }

  private void writeInOrder(Chains mine, Chains theirs, Block out, int shared) {
    Arguments arguments =
        chains(mine, theirs).add(out.address()).add(out.ld()).add(table.strips().address()).add(table.stripCount());
    Grid grid = new Grid(mine.count(), shares(mine.count(), table.stripCount()), threads(shared, out.columns()));
    lane.launch(ORDERED, grid, shared, arguments);
  }

  private Arguments chains(Chains mine, Chains theirs) {
    return new Arguments().add(field).add(mine.address()).add(theirs.address()).add(mine.stride()).add(places)
        .add(mine.count());
  }

  /** How many samples share a look at the table: as many as keep blocks small and multiprocessors busy. */
  private int samples(long bytes, int count) {
    int each = MOST_SAMPLES;
    while (each > 1 && (each * bytes > SMALL || count / each < ENOUGH * facts.multiprocessors())) {
      each /= 2;
    }
    return each;
  }

  /** Blocks whose memory leaves few of them to a multiprocessor have more threads. */
  private static int threads(int shared, int columns) {
    int threads = shared <= SMALL ? LEAST_THREADS : shared <= 2 * SMALL ? 2 * LEAST_THREADS : MOST_THREADS;
    return Math.min(threads, Math.ceilDiv(columns, WARP) * WARP);
  }

  /** Into how many blocks rows are cut so that multiprocessors are busy. */
  private int shares(int blocks, int most) {
    return Math.clamp(Math.min(Math.ceilDiv(ENOUGH * facts.multiprocessors(), blocks), most), 1, MOST_SHARES);
  }
}
