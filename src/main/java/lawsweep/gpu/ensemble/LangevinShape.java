package lawsweep.gpu.ensemble;

import lawsweep.cuda.Grid;
import lawsweep.cuda.Kernel;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.Scheme;
import lawsweep.langevin.riemannian.Downstairs;
import lawsweep.langevin.riemannian.Upstairs;
import lawsweep.random.Normals;

/**
 * What there is a kernel for, and how it is launched: matrices of little width at little depth, of full rank. At widths
 * and depths up to {@value #THREAD} a thread has a replica; up to {@value #GROUP} as many lanes of a warp as the
 * matrix is wide.
 *
 * @param width d, 1 to {@value #GROUP}
 * @param depth N, 1 to {@value #GROUP}
 * @param inner true if all factors move (project-balance), false if the end-to-end matrix does (the frame scheme)
 */
record LangevinShape(int width, int depth, boolean inner) {

  /** The largest width and depth of a thread. */
  private static final int THREAD = 4;
  /** The largest width and depth of a group of lanes. */
  private static final int GROUP = 8;
  /** Threads of a block of the kernels of one thread a replica. */
  private static final int BLOCK = 128;
  private static final int WARP = 32;

  /** The shape of a cell that {@link #suits}. */
  static LangevinShape of(LangevinCell cell) {
    if (!suits(cell)) {
      throw new IllegalArgumentException("no kernel moves " + cell.key());
    }
    return new LangevinShape(cell.width(), cell.depth(), cell.equation() instanceof Upstairs);
  }

  /** Whether there is a kernel for a cell: a pure function of its equation, scheme, width, depth and rank. */
  static boolean suits(LangevinCell cell) {
    boolean scheme = (cell.equation() instanceof Upstairs && cell.scheme().equals(Scheme.PROJECT_BALANCE))
        || (cell.equation() instanceof Downstairs && cell.scheme().equals(Scheme.FRAME));
    return scheme && cell.rank() == cell.width() && cell.width() <= GROUP && cell.depth() <= GROUP;
  }

  /** Numbers of a replica: λ, then the frames. */
  int entries() {
    return width + (inner ? depth + 1 : 2) * width * width;
  }

  /** Whether a thread has a replica, and not a group of lanes. */
  boolean threads() {
    return Math.max(width, depth) <= THREAD;
  }

  Kernel kernel() {
    String side = inner ? "upstairs" : "downstairs";
    if (threads()) {
      return new Kernel("langevin_" + (width < THREAD ? "threads_" + Math.max(2, width) : side + "_" + width),
          "thread_" + side + "_" + width);
    }
    return new Kernel("langevin_groups_" + Math.max(3, width), "group_" + width);
  }

  /** Blocks for so many replicas. */
  Grid grid(int replicas) {
    return threads() ? Grid.of(replicas, BLOCK) : new Grid(Math.ceilDiv(replicas, groups()), 1, WARP);
  }

  private int groups() {
    return WARP / width;
  }

  /** Shared memory of a block: what {@code Group::size} of {@code native/langevin_group.cuh} says, for each group. */
  int sharedBytes() {
    if (threads()) {
      return 0;
    }
    int square = width * width;
    int turns = (width + 1) / 2;
    int pairs = width * (width - 1) / 2;
    int noise = Normals.blocks(square + (inner ? (depth - 1) * pairs : 0)) * Normals.PER_BLOCK;
    int doubles = 3 * width + (inner ? depth + 1 : 2) * square + depth * (square + width) + 6 * square + 4 * turns
        + noise;
    return groups() * doubles * Double.BYTES;
  }
}
