package lawsweep.cuda;

/**
 * The name of a kernel.
 *
 * @param module the file in {@code native} that has it: {@code elimination}
 * @param name its entry: {@code reduce_rows}
 */
public record Kernel(String module, String name) {}
