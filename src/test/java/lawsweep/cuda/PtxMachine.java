package lawsweep.cuda;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The kernels of a PTX text, as it ships, ready to be executed by {@link PtxLauncher}: blocks one after the other,
 * the threads of a warp side by side. It throws {@link PtxFault} for what a GPU does not forgive and often does not
 * tell: two threads at one word of shared memory with no barrier between, shared memory read before it is written,
 * an address outside of what was allocated or not aligned, a barrier or a shuffle that some thread does not reach,
 * arguments that are not the kernel's; and for an instruction that it does not know.
 *
 * <p>Floating point is Java's: float64, each rounding to the nearest, has one result only. Not known: textures,
 * asynchronous copies, tensor cores, clusters, functions, variables of a module, memory shared among blocks of a
 * running launch other than by atomic operations.
 */
public final class PtxMachine {

  private final Map<String, PtxEntry> entries;
  private final Map<String, PtxProgram> programs = new LinkedHashMap<>();

  /**
   * With a module.
   *
   * @throws PtxFault if something in it is not known
   */
  public PtxMachine(String text) {
    entries = PtxText.entries(text);
  }

  /** The kernels. */
  public Set<String> kernels() {
    return entries.keySet();
  }

  /**
   * A kernel, ready to run.
   *
   * @throws PtxFault if there is none of that name, or it has an instruction that is not known
   */
  synchronized PtxProgram program(String name) {
    PtxEntry entry = entries.get(name);
    if (entry == null) {
      throw new PtxFault("no kernel " + name + ", only " + String.join(", ", entries.keySet()));
    }
    return programs.computeIfAbsent(name, n -> new PtxProgram(entry));
  }
}
