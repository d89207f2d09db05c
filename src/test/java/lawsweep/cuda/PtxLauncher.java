package lawsweep.cuda;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Runs kernels on a memory, for one thread at a time. Keeps the registers of a block of threads for the next
 * launch.
 */
final class PtxLauncher {

  private record Shape(PtxProgram program, int threads) {}

  private final PtxMemory memory;
  private final Map<Shape, PtxBlock> blocks = new HashMap<>();

  PtxLauncher(PtxMemory memory) {
    this.memory = memory;
  }

  /** Runs a kernel to its end. How many instructions all threads together did. */
  long launch(PtxProgram program, Grid grid, int dynamicShared, Arguments arguments) {
    return run(program, grid, dynamicShared, parameters(program, arguments));
  }

  /** The same with parameters as they lie in memory. */
  long run(PtxProgram program, Grid grid, int dynamicShared, byte[] parameters) {
    if (grid.threads() > program.mostThreads()) {
      throw new PtxFault(program.name() + ": launched with " + grid.threads() + " threads a block, made for "
          + program.mostThreads());
    }
    PtxBlock block = blocks.computeIfAbsent(new Shape(program, grid.threads()),
        s -> new PtxBlock(s.program(), memory, s.threads()));
    long before = block.executed();
    block.begin(grid, parameters, dynamicShared);
    for (int y = 0; y < grid.y(); y++) {
      for (int x = 0; x < grid.x(); x++) {
        block.run(x, y);
      }
    }
    return block.executed() - before;
  }

  private static byte[] parameters(PtxProgram program, Arguments arguments) {
    ByteBuffer given = arguments.bytes();
    byte[] bytes = new byte[given.remaining()];
    given.get(bytes);
    if (bytes.length != program.parameterBytes() || !Arrays.equals(arguments.offsets(), program.parameterOffsets())) {
      throw new PtxFault(program.name() + ": expected parameters at " + Arrays.toString(program.parameterOffsets())
          + " of " + program.parameterBytes() + " bytes, got arguments at " + Arrays.toString(arguments.offsets())
          + " of "
          + bytes.length);
    }
    return bytes;
  }
}
