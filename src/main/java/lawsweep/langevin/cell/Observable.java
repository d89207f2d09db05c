package lawsweep.langevin.cell;

/**
 * One number that is measured on a replica at every record.
 *
 * @param name such as {@code energy} or {@code sigma}
 * @param index which component, {@code 1} or {@code 2,1}; empty for scalars
 * @param averaged true if it is also averaged over the second half of a simulation that settles to equilibrium
 */
public record Observable(String name, String index, boolean averaged) {}
