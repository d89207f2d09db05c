package lawsweep.law;

/**
 * What a cell is expected to cost; a pure function of the cell.
 *
 * @param flops floating-point operations
 * @param memoryBytes peak heap
 * @param bracketLength a proved lower bound on the number of fields in the longest bracket needed
 */
public record Estimate(double flops, long memoryBytes, int bracketLength) {}
