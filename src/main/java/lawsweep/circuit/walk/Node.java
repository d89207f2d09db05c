package lawsweep.circuit.walk;

import java.util.Arrays;
import lawsweep.circuit.jet.ConstantContraction;
import lawsweep.circuit.jet.ContractionPlan;
import lawsweep.circuit.jet.Jets;
import lawsweep.circuit.jet.LoopNest;
import lawsweep.circuit.jet.Products;

/** One step of a circuit as a walker does it: its numbers, and how they come about. */
abstract class Node {

  private final Jets value;
  private final Jets adjoint;

  /**
   * A step.
   *
   * @param adjoint the derivatives of the field's function by this step's numbers; null if no parameter is behind them
   */
  Node(Jets value, Jets adjoint) {
    this.value = value;
    this.adjoint = adjoint;
  }

  final Jets value() {
    return value;
  }

  /** Whether parameters are behind it. */
  final boolean active() {
    return adjoint != null;
  }

  final Jets adjoint() {
    return adjoint;
  }

  /** Computes the numbers from those of the steps it reads. */
  abstract void forward();

  /** Adds to the adjoints of the steps it reads; its own is complete. */
  abstract void backward();

  /** Numbers that come from outside: parameters, inputs, gates, constants. */
  static final class Leaf extends Node {

    Leaf(Jets value, Jets adjoint) {
      super(value, adjoint);
    }

    @Override
    void forward() {}

    @Override
    void backward() {}
  }

  /** A contraction of two steps. */
  static final class Contraction extends Node {
    private final Products products;
    private final Node left;
    private final Node right;
    private final LoopNest forward;
    private final LoopNest toLeft;
    private final LoopNest toRight;

    Contraction(Products products, ContractionPlan plan, Node left, Node right, int entries) {
      super(products.zero(entries), left.active() || right.active() ? products.zero(entries) : null);
      this.products = products;
      this.left = left;
      this.right = right;
      this.forward = plan.forward();
      this.toLeft = left.active() ? plan.toLeft() : null;
      this.toRight = right.active() ? plan.toRight() : null;
    }

    @Override
    void forward() {
      products.set(forward, left.value(), right.value(), value());
    }

    @Override
    void backward() {
      if (left.active()) {
        products.add(toLeft, adjoint(), right.value(), left.adjoint());
      }
      if (right.active()) {
        products.add(toRight, adjoint(), left.value(), right.adjoint());
      }
    }
  }

  /** Entrywise products with what a field has drawn. */
  static final class Gate extends Node {
    private final Entries entries;
    private final Node from;
    private final Jets gates;

    Gate(Products products, Node from, Jets gates) {
      super(products.zero(gates.entries()), from.active() ? products.zero(gates.entries()) : null);
      this.entries = new Entries(products, gates.entries());
      this.from = from;
      this.gates = gates;
    }

    @Override
    void forward() {
      entries.multiply(from.value(), gates, value());
    }

    @Override
    void backward() {
      if (from.active()) {
        entries.addProduct(adjoint(), gates, from.adjoint());
      }
    }
  }

  /** A contraction with a constant. */
  static final class Linear extends Node {
    private final Products products;
    private final ConstantContraction map;
    private final Node from;

    Linear(Products products, ConstantContraction map, Node from, int entries) {
      super(products.zero(entries), from.active() ? products.zero(entries) : null);
      this.products = products;
      this.map = map;
      this.from = from;
    }

    @Override
    void forward() {
      map.forward().set(products, from.value(), value());
    }

    @Override
    void backward() {
      if (from.active()) {
        map.backward().add(products, adjoint(), from.adjoint());
      }
    }
  }

  /** A sum with constant factors. */
  static final class Sum extends Node {
    private final Products products;
    private final Node[] terms;
    private final double[] factors;

    Sum(Products products, Node[] terms, double[] factors, int entries) {
      super(products.zero(entries), Arrays.stream(terms).anyMatch(Node::active)
          ? products.zero(entries)
          : null);
      this.products = products;
      this.terms = terms;
      this.factors = factors;
    }

    @Override
    void forward() {
      products.clear(value());
      for (int i = 0; i < terms.length; i++) {
        products.addScaled(terms[i].value(), factors[i], value());
      }
    }

    @Override
    void backward() {
      for (int i = 0; i < terms.length; i++) {
        if (terms[i].active()) {
          products.addScaled(adjoint(), factors[i], terms[i].adjoint());
        }
      }
    }
  }
}
