package lawsweep.cuda;

import java.util.Optional;

/** A block of threads: runs warp after warp from barrier to barrier. */
final class PtxBlock {

  private final PtxProgram program;
  private final PtxMemory memory;
  private final int threads;
  private final PtxWarp[] warps;
  private PtxShared shared = new PtxShared(0);
  private Grid grid = new Grid(1, 1, 1);
  private byte[] parameters = {};
  private int x;
  private int y;
  private int ayes;
  private int barriers;
  private int votes;
  private boolean unanimous;

  PtxBlock(PtxProgram program, PtxMemory memory, int threads) {
    this.program = program;
    this.memory = memory;
    this.threads = threads;
    this.warps = new PtxWarp[Math.ceilDiv(threads, PtxWarp.LANES)];
    for (int i = 0; i < warps.length; i++) {
      int first = i * PtxWarp.LANES;
      warps[i] = new PtxWarp(this, program, first, Math.min(PtxWarp.LANES, threads - first));
    }
  }

  /** The blocks of a launch follow. */
  void begin(Grid launched, byte[] arguments, int dynamicShared) {
    grid = launched;
    parameters = arguments;
    memory.traffic().launch(grid.x());
    if (shared.bytes().length != program.sharedBytes() + dynamicShared) {
      shared = new PtxShared(program.sharedBytes() + dynamicShared);
    }
  }

  /** Runs the block at a place of the grid. */
  void run(int atX, int atY) {
    x = atX;
    y = atY;
    ayes = 0;
    barriers = 0;
    memory.traffic().block();
    shared.watch().begin();
    for (PtxWarp w : warps) {
      w.begin(program);
    }
    boolean ended = false;
    while (!ended) {
      boolean waits = false;
      for (PtxWarp w : warps) {
        w.run();
        waits |= w.atBarrier() != 0 || w.meeting() != 0;
      }
      ended = !waits;
      if (waits) {
        barrier();
      }
    }
  }

  @SuppressWarnings("ReferenceEquality") // instructions are what they are, however they read
  private void barrier() {
    PtxWarp w0 = warps[0];
    for (PtxWarp w : warps) {
      if (w.meeting() != 0 || w.atBarrier() != w.present()) {
        throw new PtxFault(stuck());
      }
      for (int l = 0; l < Integer.bitCount(w.present()); l++) {
        if (w.at(l) != w0.at(0)) {
          throw new PtxFault(name() + ": thread 0 waits at " + w0.at(0).statement() + ", thread " + w.thread(l)
              + " at another barrier, " + w.at(l).statement());
        }
      }
    }
    votes = ayes;
    unanimous = ayes == threads;
    ayes = 0;
    barriers++;
    shared.watch().barrier();
    for (PtxWarp w : warps) {
      w.pass();
    }
  }

  /** Who waits for whom in vain. */
  private String stuck() {
    int waiting = 0;
    int meeting = 0;
    Optional<String> at = Optional.empty();
    int ended = -1;
    for (PtxWarp w : warps) {
      waiting += Integer.bitCount(w.atBarrier());
      meeting += Integer.bitCount(w.meeting());
      int lanes = w.meeting() != 0 ? w.meeting() : w.atBarrier();
      if (lanes != 0 && (at.isEmpty() || w.meeting() != 0)) {
        int l = Integer.numberOfTrailingZeros(lanes);
        at = Optional.of("thread " + w.thread(l) + " waits at " + w.at(l).statement());
      }
      int gone = w.present() & ~w.atBarrier() & ~w.meeting();
      ended = ended < 0 && gone != 0 ? w.thread(Integer.numberOfTrailingZeros(gone)) : ended;
    }
    int gone = threads - waiting - meeting;
    return name() + ": a barrier or a shuffle that not all threads reach: " + waiting + " wait at a barrier, " + meeting
        + " for lanes, " + gone + " have ended; " + at.orElse("")
        + (ended < 0 ? "" : ", thread " + ended + " has ended");
  }

  /** A thread tells the barrier that it comes to what it thinks. */
  void vote(boolean aye) {
    ayes += aye ? 1 : 0;
  }

  /** How many threads said yes at the last barrier. */
  int votes() {
    return votes;
  }

  /** Whether all said yes at the last barrier, or whether any did. */
  boolean agreed(boolean all) {
    return all ? unanimous : votes > 0;
  }

  /** How many barriers all threads of the block have passed. */
  long barriers() {
    return barriers;
  }

  PtxMemory memory() {
    return memory;
  }

  PtxShared shared() {
    return shared;
  }

  byte[] parameters() {
    return parameters;
  }

  /** What a special register says to a thread. */
  long special(String register, int thread) {
    return switch (register) {
      case "%tid.x" -> thread;
      case "%ntid.x" -> threads;
      case "%ctaid.x" -> x;
      case "%ctaid.y" -> y;
      case "%nctaid.x" -> grid.x();
      case "%nctaid.y" -> grid.y();
      case "%laneid" -> thread % PtxWarp.LANES;
      case "%warpid" -> thread / PtxWarp.LANES;
      case "%lanemask_eq" -> 1 << thread;
      case "%lanemask_lt" -> ~(-1 << thread);
      case "%lanemask_le" -> ~(-2 << thread);
      case "%lanemask_gt" -> -2 << thread;
      case "%lanemask_ge" -> -1 << thread;
      default -> register.startsWith("%n") ? 1 : 0;
    };
  }

  /** Which block of which kernel, for people. */
  String name() {
    return program.name() + ", block (" + x + ", " + y + ")";
  }

  /** Instructions done by all threads of all blocks. */
  long executed() {
    long sum = 0;
    for (PtxWarp w : warps) {
      sum += w.executed();
    }
    return sum;
  }
}
