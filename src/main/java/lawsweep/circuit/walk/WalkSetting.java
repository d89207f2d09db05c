package lawsweep.circuit.walk;

import lawsweep.circuit.Circuit;
import lawsweep.circuit.jet.Algebra;
import lawsweep.circuit.jet.Jets;
import lawsweep.circuit.jet.Products;
import lawsweep.residue.PrimeField;

/**
 * What all walks of a count have in common.
 *
 * @param rotations for each plane the tangent of half its angle
 * @param oracle the word that all values of smooth functions hang on
 */
record WalkSetting(Circuit circuit, PrimeField field, InputLayout layout, double[] rotations, long oracle) {

  /** A walker forward and backward. */
  Walker walker(Algebra algebra, int lanes, Jets theta) {
    return new Walker(this, new Products(field, algebra, lanes), theta, FunctionNode.orders(algebra));
  }

  /** A walker forward and backward that computes some parts at a time: to begin with those of the base field. */
  Walker stepwise(Algebra algebra, int lanes, Jets theta) {
    Products products = new Products(field, algebra, lanes);
    products.only(0, algebra.base());
    return new Walker(this, products, theta, FunctionNode.orders(algebra));
  }

  /** A walker that goes forward only, over the base field. */
  Walker sieve(Algebra algebra, int lanes, Jets theta) {
    return new Walker(this, new Products(field, algebra, lanes), theta, 1);
  }
}
