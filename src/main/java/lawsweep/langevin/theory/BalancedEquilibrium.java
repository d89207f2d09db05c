package lawsweep.langevin.theory;

import java.util.Optional;
import java.util.OptionalDouble;
import lawsweep.langevin.cell.Equilibrium;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.geometry.GammaFunction;

/**
 * What is known exactly of the equilibrium of the Riemannian Langevin equation, upstairs and downstairs, for full
 * rank, finite depth N, κ > 0 and E = ½ c Tr WᵀW. The law is exp(-β E/κ) vol(O_W)^{1/κ} on the Riemannian volume,
 * reflected at det W = 0:
 *
 * <ul>
 *   <li>E Tr WᵀW = (κ/(Ncβ)) (d² + d (d-1) (N-1)/(2κ)) for every d;
 *   <li>d = 1: the density of σ is proportional to σ^{1/N-1} exp(-cβσ²/(2κ));
 *   <li>d = 2: integrals of {@link PairLaw};
 *   <li>N = 1: W has independent normal entries of variance κ/(cβ); for large d its singular values follow the
 *       quarter circle.
 * </ul>
 *
 * <p>Simulations come near it as their step shrinks and their time grows.
 */
public final class BalancedEquilibrium implements Equilibrium {

  /** From this width on the quarter circle is shown as the limit that it is. */
  private static final int LARGE_WIDTH = 8;

  /** Below it the integrals for d = 2 are not made. */
  private static final double LEAST_KAPPA = 0.05;

  private static final int GREATEST_DEPTH = 16;

  private final int width;
  private final int depth;
  private final double kappa;
  private final double confinement;
  private final double pull;
  private final Optional<PairLaw> pair;

  private BalancedEquilibrium(LangevinCell cell) {
    width = cell.width();
    depth = cell.depth();
    kappa = cell.kappa();
    confinement = cell.energy().confinement();
    pull = confinement * cell.beta();
    pair = width == 2 && kappa >= LEAST_KAPPA && depth <= GREATEST_DEPTH
        ? Optional.of(new PairLaw(depth, kappa))
        : Optional.empty();
  }

  /** The equilibrium of a cell of one of the two equations, if it has one of this kind. */
  public static Optional<Equilibrium> of(LangevinCell cell) {
    boolean known = cell.energy().fit().isEmpty() && cell.energy().confinement() > 0 && cell.kappa() > 0
        && cell.rank() == cell.width() && cell.depth() != LangevinCell.INFINITE;
    return known ? Optional.of(new BalancedEquilibrium(cell)) : Optional.empty();
  }

  /**
   * E Tr WᵀW.
   *
   * @param pull cβ, inverse temperature times the constant of the energy
   */
  static double trace(int width, int depth, double kappa, double pull) {
    double d = width;
    return kappa / (depth * pull) * (d * d + d * (d - 1) * (depth - 1) / (2 * kappa));
  }

  /**
   * The mean of an observable, where it is known: {@code trace} and {@code energy} for every d; {@code sigma},
   * {@code sigma_squared} and {@code abs_determinant} for d = 1 and 2.
   *
   * @param observable its name
   * @param index which component, empty for scalars
   */
  @Override
  public OptionalDouble mean(String observable, String index) {
    double trace = trace(width, depth, kappa, pull);
    return switch (observable) {
      case "trace" -> OptionalDouble.of(trace);
      case "energy" -> OptionalDouble.of(0.5 * confinement * trace);
      case "sigma", "sigma_squared" -> power(Integer.parseInt(index), observable.equals("sigma") ? 1 : 2);
      case "abs_determinant" -> determinant();
      default -> OptionalDouble.empty();
    };
  }

  private OptionalDouble power(int k, int power) {
    if (width == 1) {
      return OptionalDouble.of(single(power));
    }
    return pair.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(Math.pow(scale(), power)
            * pair.get().mean((first, second) -> Math.pow(k == 1 ? first : second, power)));
  }

  private OptionalDouble determinant() {
    if (width == 1) {
      return OptionalDouble.of(single(1));
    }
    return pair.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(scale() * scale() * pair.get().mean((first, second) -> first * second));
  }

  /** E σ^a = (2κ/(cβ))^{a/2} Γ((a + 1/N)/2) / Γ(1/(2N)) for d = 1. */
  private double single(int power) {
    double shape = 0.5 / depth;
    return Math.pow(2 * kappa / pull, 0.5 * power)
        * Math.exp(GammaFunction.log(0.5 * power + shape) - GammaFunction.log(shape));
  }

  private double scale() {
    return Math.sqrt(kappa / pull);
  }

  /** The density of all singular values of a replica together, where it is known. */
  @Override
  public Optional<Curve> density() {
    if (width == 1) {
      return Optional.of(new Curve("equilibrium, exact", this::singleDensity));
    }
    if (pair.isPresent()) {
      double scale = scale();
      return Optional.of(new Curve("equilibrium, exact", sigma -> pair.get().density(sigma / scale) / scale));
    }
    return depth == 1 && width >= LARGE_WIDTH
        ? Optional.of(new Curve("quarter circle, the limit of large widths", this::quarterCircle))
        : Optional.empty();
  }

  private double singleDensity(double sigma) {
    double shape = 0.5 / depth;
    double a = 0.5 * pull / kappa;
    return 2 * Math.exp((2 * shape - 1) * Math.log(sigma) - a * sigma * sigma + shape * Math.log(a)
        - GammaFunction.log(shape));
  }

  private double quarterCircle(double sigma) {
    double square = width * kappa / pull;
    return Math.sqrt(Math.max(0, 4 * square - sigma * sigma)) / (Math.PI * square);
  }
}
