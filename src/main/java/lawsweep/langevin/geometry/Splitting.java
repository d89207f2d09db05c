package lawsweep.langevin.geometry;

/**
 * The orthogonal splitting, at a point of the balanced manifold, of all directions of the factors into three: along the
 * orbit O_W of balanced networks with the same end-to-end matrix, Ker φ_*; horizontal, tangent to the balanced manifold
 * and orthogonal to the orbit, mapped by φ_* one to one on the directions of W; and normal to the balanced manifold.
 *
 * {@snippet file="GeometryExampleTest.java" region="splitting"}
 */
public interface Splitting {

  /** P_O: the part along the orbit. */
  Factors orbit(Factors direction);

  /** P_H: the horizontal part. */
  Factors horizontal(Factors direction);

  /** The part normal to the balanced manifold: the rest. */
  Factors normal(Factors direction);

  /** P_O + √κ P_H, what the noise of anisotropy κ is multiplied by. */
  default Factors anisotropic(Factors direction, double kappa) {
    return orbit(direction).plus(Math.sqrt(kappa), horizontal(direction));
  }
}
