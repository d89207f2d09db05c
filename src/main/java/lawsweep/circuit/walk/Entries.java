package lawsweep.circuit.walk;

import java.util.Arrays;
import lawsweep.circuit.jet.Jets;
import lawsweep.circuit.jet.LoopNest;
import lawsweep.circuit.jet.Products;

/** Arithmetic entry by entry, for tensors of one size. Results are reduced. */
final class Entries {

  private final Products products;
  private final LoopNest nest;
  private final int count;

  Entries(Products products, int count) {
    this.products = products;
    this.count = count;
    this.nest = LoopNest.entrywise(count);
  }

  Products products() {
    return products;
  }

  Jets zero() {
    return products.zero(count);
  }

  Jets[] zeros(int n) {
    Jets[] out = new Jets[n];
    Arrays.setAll(out, i -> zero());
    return out;
  }

  /** z = x y. */
  void multiply(Jets x, Jets y, Jets z) {
    products.set(nest, x, y, z);
  }

  /** z += x y; for products that differ from sample to sample. */
  void addProduct(Jets x, Jets y, Jets z) {
    products.add(nest, x, y, z);
  }

  /** z += c x. */
  void addScaled(Jets x, long c, Jets z) {
    products.addScaled(x, residue(c), z);
  }

  /** z = c x. */
  void scale(Jets x, double c, Jets z) {
    z.clear();
    products.addScaled(x, c, z);
  }

  /** z += c. */
  void addConstant(long c, Jets z) {
    z.open(0, true);
    products.addConstant(residue(c), z);
  }

  /** The residue of an integer. */
  double residue(long c) {
    return products.field().reduce((int) (c % products.field().p()));
  }
}
