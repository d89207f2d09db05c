package lawsweep.langevin.cell;

import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * How an equation is done by one scheme.
 *
 * @param scheme the scheme
 * @param packs makes a pack of replicas of a cell
 * @param operations floating-point operations of one step of one replica, counted or a rough equivalent in time
 */
public record Method(Scheme scheme, Function<LangevinCell, Pack> packs, ToDoubleFunction<LangevinCell> operations) {}
