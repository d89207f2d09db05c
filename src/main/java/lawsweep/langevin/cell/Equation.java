package lawsweep.langevin.cell;

import java.util.List;
import java.util.Optional;

/**
 * One dynamics: what can be asked of it, and how it is done. Cells hold their equation, and cells are compared, so
 * equations are compared by their values: a record without components is the natural one.
 *
 * <p>To add one, write a class of its own room and a line in the list of equations.
 */
public interface Equation {

  /** The name used in specs and records. */
  String label();

  /** Its schemes with all they need, the recommended one first. */
  List<Method> methods();

  /** The parameters that mean something to it: {@link Parameters#of} makes the list. */
  List<Parameter<?>> parameters();

  /** What moves, for equations that leave no choice; what is moved if nothing is said, for those that do. */
  Side side();

  /** True if random numbers drive it beyond the initial state. Then κ is 1 where nothing is said, else 0. */
  boolean stochastic();

  /**
   * The first of its own rules that a cell breaks. The rules of all cells are checked before: ranges of depth, width,
   * rank, replicas, times and temperatures, the scheme, the energy's shape.
   */
  Optional<Violation> check(LangevinCell cell);

  /** True if its steps are those of training a network, whose factors can be saved: {@link Pack#factors}. */
  default boolean savesFactors() {
    return false;
  }

  /**
   * The largest eigenvalue of its linear part at what is known of a cell's start and goal: explicit steps must stay
   * below its inverse.
   */
  double stiffness(LangevinCell cell);

  /**
   * The fastest rate at which a replica relaxes once it is where a cell pulls it to. It bounds the steps of schemes
   * that choose them, for most of the time.
   */
  default double fastestRate(LangevinCell cell) {
    return stiffness(cell);
  }

  /** What is measured on replicas of a cell. */
  Observables observables(LangevinCell cell);

  /** Its schemes, the recommended one first. */
  default List<Scheme> schemes() {
    return methods().stream().map(Method::scheme).toList();
  }

  /** The scheme where none is given. */
  default Scheme scheme(int depth) {
    return methods().getFirst().scheme();
  }

  /** True if a parameter means something to it. */
  default boolean has(Parameter<?> parameter) {
    return parameters().contains(parameter);
  }

  /** How many numbers move: N d² where factors are simulated, d² for an end-to-end matrix. */
  default long moving(LangevinCell cell) {
    long width = cell.width();
    return cell.side() == Side.UPSTAIRS ? cell.depth() * width * width : width * width;
  }

  /**
   * A pack of replicas of a cell.
   *
   * @throws IllegalArgumentException if the scheme is not one of the equation, or cannot do the cell
   */
  default Pack pack(LangevinCell cell) {
    return method(cell).packs().apply(cell);
  }

  /** Floating-point operations of one step of one replica, or a rough equivalent in time. */
  default double operationsPerStep(LangevinCell cell) {
    return method(cell).operations().applyAsDouble(cell);
  }

  /** What is known exactly of the law that a cell settles to, if there is one. */
  default Optional<Equilibrium> equilibrium(LangevinCell cell) {
    return Optional.empty();
  }

  private Method method(LangevinCell cell) {
    return methods().stream().filter(method -> method.scheme().equals(cell.scheme())).findFirst()
        .orElseThrow(() -> new IllegalArgumentException(
            label() + " dynamics have no scheme " + cell.scheme().label()));
  }
}
