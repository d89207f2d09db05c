package lawsweep.langevin.cell;

/**
 * One line of the table of observables.
 *
 * @param time when, 0..T; averages over time carry T
 * @param observable its name, such as {@code energy} or {@code sigma}
 * @param index which component ({@code 1}, {@code 2,1}), empty for scalars
 * @param mean the mean over replicas
 * @param stderr its standard error; NaN where there is none (one replica)
 * @param replicas how many replicas the mean is over: those that have not blown up
 */
public record ObservableRow(
    double time,
    String observable,
    String index,
    double mean,
    double stderr,
    int replicas) {}
