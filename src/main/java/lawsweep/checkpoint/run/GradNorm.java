package lawsweep.checkpoint.run;

/**
 * How large the gradient of a step was.
 *
 * @param step the step that the gradient moves, from 0
 * @param squared the sum of the squares of its entries
 */
public record GradNorm(long step, double squared) {}
