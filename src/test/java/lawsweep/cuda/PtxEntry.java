package lawsweep.cuda;

import java.util.List;
import java.util.Map;

/**
 * A kernel as its text says it.
 *
 * @param name of the kernel
 * @param parameters in their order
 * @param shared variables in shared memory; those of length 0 begin behind all others
 * @param local variables of a thread in memory
 * @param code the instructions
 * @param labels the instruction behind each label
 * @param mostThreads a block may have so many threads
 */
record PtxEntry(
    String name,
    List<PtxVariable> parameters,
    List<PtxVariable> shared,
    List<PtxVariable> local,
    List<PtxStatement> code,
    Map<String, Integer> labels,
    int mostThreads) {}
