package lawsweep.cuda;

import java.util.Arrays;
import java.util.Map;

/**
 * Up to 32 threads that run together. At each step those take part that are at the earliest instruction; so threads
 * that went separate ways come together again where their ways do.
 */
final class PtxWarp {

  static final int LANES = 32;

  private final PtxBlock block;
  private final PtxInstruction[] code;
  private final int first;
  private final int present;
  private final long[] registers;
  private final byte[] local;
  private final int localBytes;
  private final int[] position = new int[LANES];
  private int running;
  private int atBarrier;
  private int atMeeting;
  private int epoch;
  private PtxInstruction current;
  private long executed;

  /** The threads from {@code first} on, {@code lanes} of them. */
  PtxWarp(PtxBlock block, PtxProgram program, int first, int lanes) {
    this.block = block;
    this.code = program.code();
    this.first = first;
    this.present = lanes == LANES ? -1 : (1 << lanes) - 1;
    this.registers = new long[program.registers().length()];
    this.localBytes = program.localBytes();
    this.local = new byte[localBytes * LANES];
    for (Map.Entry<Integer, Long> c : program.registers().constants().entrySet()) {
      Arrays.fill(registers, c.getKey(), c.getKey() + LANES, c.getValue());
    }
    this.current = code[0];
  }

  /** All threads stand at the first instruction. */
  void begin(PtxProgram program) {
    Arrays.fill(position, 0);
    running = present;
    atBarrier = 0;
    atMeeting = 0;
    epoch++;
    for (Map.Entry<Integer, String> s : program.registers().special().entrySet()) {
      for (int l = 0; l < LANES; l++) {
        registers[s.getKey() + l] = block.special(s.getValue(), first + l);
      }
    }
  }

  PtxMemory memory() {
    return block.memory();
  }

  PtxShared shared() {
    return block.shared();
  }

  PtxBlock block() {
    return block;
  }

  /** The number of a lane's thread in its block. */
  int thread(int lane) {
    return first + lane;
  }

  /** How often lanes of this warp have met. */
  int epoch() {
    return epoch;
  }

  /** Instructions done so far, each counted once for each thread. */
  long executed() {
    return executed;
  }

  int running() {
    return running;
  }

  int atBarrier() {
    return atBarrier;
  }

  int present() {
    return present;
  }

  /** Lanes that wait for other lanes. */
  int meeting() {
    return atMeeting;
  }

  PtxInstruction at(int lane) {
    return code[position[lane]];
  }

  /** All threads of the block have come to the barrier: they go on behind it. */
  void pass() {
    for (int l = 0; l < LANES; l++) {
      position[l] += atBarrier >> l & 1;
    }
    running |= atBarrier;
    atBarrier = 0;
  }

  /** Runs until every thread waits for others or has ended. */
  void run() {
    while (running != 0) {
      int pc = earliest(running);
      int together = 0;
      for (int m = running; m != 0; m &= m - 1) {
        int l = Integer.numberOfTrailingZeros(m);
        together |= position[l] == pc ? 1 << l : 0;
      }
      run(pc, together);
    }
  }

  private int earliest(int lanes) {
    int earliest = Integer.MAX_VALUE;
    for (int m = lanes; m != 0; m &= m - 1) {
      earliest = Math.min(earliest, position[Integer.numberOfTrailingZeros(m)]);
    }
    return earliest;
  }

  /** Runs lanes that stand at one instruction until they part, wait or come to where others stand. */
  private void run(int start, int lanes) {
    int pc = start;
    int others = earliest(running & ~lanes);
    do {
      PtxInstruction i = code[pc];
      current = i;
      executed += Integer.bitCount(lanes);
      int active = i.guard() < 0 ? lanes : guarded(i, lanes);
      switch (i.kind()) {
        case COMPUTE -> {
          compute(i.operation(), active);
          pc++;
        }
        case BRANCH -> {
          if (active != 0 && active != lanes) {
            place(active, i.target());
            place(lanes & ~active, pc + 1);
            return;
          }
          pc = active == 0 ? pc + 1 : i.target();
        }
        default -> {
          place(lanes & ~active, pc + 1);
          place(active, pc);
          leave(i, active);
          return;
        }
      }
    } while (pc < others);
    place(lanes, pc);
  }

  private int guarded(PtxInstruction i, int lanes) {
    int wanted = i.statement().negated() ? 0 : 1;
    int active = 0;
    for (int l = 0; l < LANES; l++) {
      active |= registers[i.guard() + l] == wanted ? 1 << l : 0;
    }
    return active & lanes;
  }

  private void place(int lanes, int pc) {
    for (int m = lanes; m != 0; m &= m - 1) {
      position[Integer.numberOfTrailingZeros(m)] = pc;
    }
  }

  /** Does an operation, once for each row of neighbouring lanes. */
  private void compute(PtxOperation operation, int lanes) {
    int left = lanes;
    while (left != 0) {
      int from = Integer.numberOfTrailingZeros(left);
      int to = from + Integer.numberOfTrailingZeros(~(left >>> from));
      operation.run(registers, from, Math.min(to, LANES), this);
      left = to >= LANES ? 0 : left & -1 << to;
    }
  }

  private void leave(PtxInstruction i, int lanes) {
    running &= ~lanes;
    switch (i.kind()) {
      case BARRIER -> atBarrier |= lanes;
      case MEET -> {
        atMeeting |= lanes;
        meet(i.meeting().orElseThrow(), lanes);
      }
      default -> {
        // ended
      }
    }
  }

  /** Lanes have come to where they wait for those of their masks. */
  private void meet(PtxMeeting meeting, int arrived) {
    if (arrived == 0) {
      return;
    }
    int lane = Integer.numberOfTrailingZeros(arrived);
    int mask = meeting.lanes(registers, lane);
    int pc = position[lane];
    for (int m = mask; m != 0; m &= m - 1) {
      int l = Integer.numberOfTrailingZeros(m);
      if ((atMeeting >> l & 1) == 0 || position[l] != pc) {
        meet(meeting, arrived & ~(1 << lane));
        return;
      }
      if (meeting.lanes(registers, l) != mask) {
        throw fault(l, "waits for other lanes than thread " + thread(lane) + " does");
      }
    }
    if ((mask >> lane & 1) == 0) {
      throw fault(lane, "waits for lanes of which it is none");
    }
    meeting.run(registers, mask, this);
    epoch++;
    place(mask, pc + 1);
    atMeeting &= ~mask;
    running |= mask;
    meet(meeting, arrived & ~mask);
  }

  long loadLocal(int lane, long address, int size) {
    return PtxBytes.get(local, localIndex(lane, address, size), size);
  }

  void storeLocal(int lane, long address, int size, long value) {
    PtxBytes.put(local, localIndex(lane, address, size), size, value);
  }

  private int localIndex(int lane, long address, int size) {
    if (address < 0 || address + size > localBytes) {
      throw fault(lane, "local address " + address + " is outside of the thread's " + localBytes + " bytes");
    }
    return lane * localBytes + (int) address;
  }

  long loadParameter(int lane, long address, int size) {
    byte[] parameters = block.parameters();
    if (address < 0 || address + size > parameters.length) {
      throw fault(lane, "parameter address " + address + " is outside of the kernel's " + parameters.length + " bytes");
    }
    return PtxBytes.get(parameters, (int) address, size);
  }

  /** Who a lane is, for people. */
  String where(int lane) {
    return block.name() + ", thread " + thread(lane);
  }

  PtxFault fault(int lane, String what) {
    return new PtxFault(where(lane) + " " + what + ", at " + current.statement());
  }
}
