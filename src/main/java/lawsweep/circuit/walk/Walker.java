package lawsweep.circuit.walk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Scalar;
import lawsweep.circuit.Shapes;
import lawsweep.circuit.Step;
import lawsweep.circuit.Tensor;
import lawsweep.circuit.jet.ConstantContraction;
import lawsweep.circuit.jet.ContractionPlan;
import lawsweep.circuit.jet.Jets;
import lawsweep.circuit.jet.Products;
import lawsweep.residue.PrimeField;

/**
 * Walks a circuit forward and backward over an algebra, for several samples side by side: the gradient of Σ w · output
 * by θ. All buffers are made once; nothing is allocated from sample to sample. For one thread.
 */
final class Walker {

  private final Circuit circuit;
  private final Products products;
  private final InputLayout layout;
  private final Discards discards;
  private final Oracle oracle;
  private final Inverses inverses;
  private final Node[] nodes;
  private final Jets[] gateValues;
  private final Jets gradient;
  private final List<Jets> pieces = new ArrayList<>();
  private final int orders;
  private final int sieved;
  private FieldInputs inputs;

  /**
   * Compiles a circuit. If the products compute some parts only, others will be asked for later, step by step.
   *
   * @param orders how many derivatives of functions are made, their values being one: 1 for walks that only go forward
   *     over residues, else {@link FunctionNode#orders}
   * @param theta the parameters; its parts may be more than the algebra's
   */
  Walker(WalkSetting setting, Products products, Jets theta, int orders) {
    this.circuit = setting.circuit();
    this.products = products;
    this.layout = setting.layout();
    this.orders = orders;
    this.sieved = sieved(circuit.steps());
    this.oracle = new Oracle(products.field(), setting.oracle());
    this.discards = new Discards(products.lanes());
    this.inverses = new Inverses(products, discards);
    this.gradient = products.zero(circuit.columns());
    this.nodes = new Node[circuit.steps().size()];
    this.gateValues = new Jets[nodes.length];
    List<Node> tensors = new ArrayList<>();
    for (Tensor tensor : circuit.tensors()) {
      Jets piece = gradient.piece(tensor.first(), tensor.size());
      pieces.add(piece);
      tensors.add(new Node.Leaf(theta.view(tensor.first(), tensor.size()), piece));
    }
    Angles angles = new Angles(products.field(), setting.rotations());
    for (int i = 0; i < nodes.length; i++) {
      nodes[i] = compile(i, tensors, angles);
    }
  }

  private Node compile(int index, List<Node> tensors, Angles angles) {
    Step step = circuit.steps().get(index);
    int size = Shapes.size(step.shape());
    return switch (step) {
      case Step.Parameter parameter -> tensors.get(parameter.tensor());
      case Step.Input _,Step.OneHot _ -> new Node.Leaf(products.zero(size), null);
      case Step.Constant constant -> constant(residues(constant));
      case Step.Rotation rotation -> constant(angles.rotations(rotation.shape()));
      case Step.Contraction contraction -> contraction(contraction, size);
      case Step.Sum sum -> sum(sum, size);
      case Step.Gate gate -> gate(index, gate, size);
      case Step.Power power -> function(power.from(), size, new Derivatives.Power(entries(size), power.exponent()));
      case Step.Apply apply -> function(apply.from(), size, derivatives(apply.function(), entries(size)));
      case Step.InverseRoot root ->
        function(root.from(), size, new Derivatives.Fraction(entries(size), inverses, true));
    };
  }

  private Entries entries(int size) {
    return new Entries(products, size);
  }

  private double[] residues(Step.Constant constant) {
    PrimeField field = products.field();
    return constant.values().stream().mapToDouble(value -> field.reduce((int) (value % field.p()))).toArray();
  }

  private Node constant(double[] values) {
    Jets jets = products.zero(values.length);
    jets.attach(values, true);
    return new Node.Leaf(jets, null);
  }

  private Node contraction(Step.Contraction step, int size) {
    List<Step> steps = circuit.steps();
    ContractionPlan plan = new ContractionPlan(
        step.indices(), steps.get(step.left()).shape(), steps.get(step.right()).shape(), step.shape());
    if (steps.get(step.left()) instanceof Step.Constant constant) {
      return linear(plan, constant, nodes[step.right()], size);
    }
    if (steps.get(step.right()) instanceof Step.Constant constant) {
      return linear(plan.exchanged(), constant, nodes[step.left()], size);
    }
    return new Node.Contraction(products, plan, nodes[step.left()], nodes[step.right()], size);
  }

  private Node linear(ContractionPlan plan, Step.Constant constant, Node from, int size) {
    ConstantContraction map =
        new ConstantContraction(products.field(), plan, residues(constant), from.value().entries(), size);
    return new Node.Linear(products, map, from, size);
  }

  private Node sum(Step.Sum step, int size) {
    Node[] terms = step.terms().stream().map(term -> nodes[term.wire()]).toArray(Node[]::new);
    double[] factors = step.terms().stream().mapToDouble(this::factor).toArray();
    return new Node.Sum(products, terms, factors, size);
  }

  private double factor(Step.Term term) {
    double factor = entries(1).residue(term.factor());
    return term.divisor() == 1 ? factor
        : products.field().multiply(factor, products.field().invert((double) term.divisor()));
  }

  private Node gate(int index, Step.Gate gate, int size) {
    gateValues[index] = products.zero(size);
    return new Node.Gate(products, nodes[gate.from()], gateValues[index]);
  }

  private Node function(int from, int size, Derivatives function) {
    return products.inSteps()
        ? new FunctionNode.Stepwise(entries(size), function, nodes[from])
        : new FunctionNode(entries(size), function, orders, nodes[from]);
  }

  private Derivatives derivatives(Scalar function, Entries entries) {
    return switch (function) {
      case EXP -> new Derivatives.Exponential(entries, oracle);
      case SIGMOID -> sigmoid(entries);
      case TANH -> new Derivatives.Riccati(entries, oracle, Oracle.Of.TANH, new long[] {1, 0, -1}, orders);
      case SOFTPLUS -> new Derivatives.Softplus(entries, oracle, sigmoid(entries));
      case SILU -> new Derivatives.TimesArgument(entries, sigmoid(entries), orders);
      case GELU -> new Derivatives.TimesArgument(entries, new Derivatives.Normal(entries, oracle, orders), orders);
      case RECIPROCAL -> new Derivatives.Fraction(entries, inverses, false);
    };
  }

  private Derivatives sigmoid(Entries entries) {
    return new Derivatives.Riccati(entries, oracle, Oracle.Of.SIGMOID, new long[] {0, 1, -1}, orders);
  }

  /** Sets what the fields have drawn; it is not copied. */
  void inputs(FieldInputs drawn) {
    inputs = drawn;
    for (int i = 0; i + 1 < layout.places().size(); i++) {
      place(i, 0, drawn.place(i), false);
    }
  }

  /**
   * Sets a part of what a place of an input or a gate holds; it is not copied.
   *
   * @param once whether there is one number for each entry, the same for all samples
   */
  void place(int place, int part, double[] values, boolean once) {
    at(layout.places().get(place).step()).attach(part, values, once);
  }

  /** What fields draw for a step. */
  private Jets at(int step) {
    return gateValues[step] == null ? nodes[step].value() : gateValues[step];
  }

  /** Lets numbers that were drawn move along a part; what is drawn by choice stays. */
  void moves(FieldInputs along, int part) {
    for (int i = 0; i + 1 < layout.places().size(); i++) {
      InputLayout.Place place = layout.places().get(i);
      if (place.kind() == InputLayout.Kind.NUMBERS) {
        at(place.step()).attach(part, along.place(i));
      }
    }
  }

  /** From now on walks compute some parts only, as {@link Products#only} says; for what was compiled for steps. */
  void only(int from, int to) {
    products.only(from, to);
  }

  /** Computes all steps. */
  void forward() {
    forward(nodes.length);
  }

  /** Computes as many steps as it takes to tell which samples are discarded. */
  void sift() {
    forward(sieved);
  }

  private void forward(int steps) {
    discards.clear();
    for (int i = 0; i < steps; i++) {
      nodes[i].forward();
    }
  }

  /** How many steps tell which samples are discarded. */
  static int sieved(List<Step> steps) {
    int last = steps.size();
    while (last > 0 && !(steps.get(last - 1) instanceof Step.InverseRoot)
        && !(steps.get(last - 1) instanceof Step.Apply apply && apply.function() == Scalar.RECIPROCAL)) {
      last--;
    }
    return last;
  }

  /** Computes the gradient, after {@link #forward}. */
  void backward() {
    backward(adjoint -> {
      if (products.first() == 0) {
        seed(adjoint, inputs.place(layout.places().size() - 1));
      }
    });
  }

  /**
   * Computes the gradient of Σ cotangent · output, after {@link #forward}.
   *
   * @param cotangent in the parts that are computed
   */
  void backward(Jets cotangent) {
    backward(adjoint -> {
      for (int part = products.first(); part < products.end(); part++) {
        if (cotangent.has(part)) {
          seed(adjoint, part, cotangent);
        }
      }
    });
  }

  /** Adjoints differ from sample to sample, even if what they begin with does not. */
  private static void seed(Jets adjoint, int part, Jets cotangent) {
    adjoint.openAll(part, /* once= */ false);
    double[] from = cotangent.data(part);
    double[] to = adjoint.data(part);
    int lanes = adjoint.step(part);
    for (int e = 0; e < adjoint.entries(); e++) {
      int at = cotangent.at(part) + e * cotangent.step(part);
      if (cotangent.uniform(part)) {
        Arrays.fill(to, adjoint.at(part) + e * lanes, adjoint.at(part) + (e + 1) * lanes, from[at]);
      } else {
        System.arraycopy(from, at, to, adjoint.at(part) + e * lanes, lanes);
      }
    }
  }

  private void backward(Consumer<Jets> seed) {
    pieces.forEach(products::clear);
    for (Node node : nodes) {
      if (node.active()) {
        products.clear(node.adjoint());
      }
    }
    Node output = nodes[circuit.output()];
    if (output.active()) {
      seed.accept(output.adjoint());
      for (int i = nodes.length - 1; i >= 0; i--) {
        if (nodes[i].active()) {
          nodes[i].backward();
        }
      }
    }
    gradient.gather(pieces, products.first(), products.end());
  }

  private static void seed(Jets adjoint, double[] weights) {
    adjoint.openAll(0, false);
    System.arraycopy(weights, 0, adjoint.data(0), adjoint.at(0), weights.length);
  }

  /** The derivatives by θ, after {@link #backward}. */
  Jets gradient() {
    return gradient;
  }

  /** The numbers of a step, after {@link #forward}. */
  Jets value(int step) {
    return nodes[step].value();
  }

  /** What the last {@link #forward} discards. */
  Discards discards() {
    return discards;
  }

  /**
   * Rotations by generic angles mod p: with t the tangent of half an angle, its cosine is (1 - t²) / (1 + t²) and its
   * sine 2 t / (1 + t²). For p ≡ 3 mod 4 the denominator is never 0.
   */
  private static final class Angles {

    private final PrimeField field;
    private final double[] tangents;

    /**
     * Angles.
     *
     * @param tangents t for each plane; rotations with fewer planes take the first
     */
    Angles(PrimeField field, double[] tangents) {
      this.field = field;
      this.tangents = tangents;
    }

    /** For position n and plane k the cosine and sine of n times the plane's angle. */
    double[] rotations(List<Integer> shape) {
      int positions = shape.get(0);
      int planes = shape.get(1);
      double[] out = new double[2 * positions * planes];
      for (int plane = 0; plane < planes; plane++) {
        double t = tangents[plane];
        double below = field.invert(field.reduce(1 + t * t));
        double cosine = field.multiply(field.reduce(1 - t * t), below);
        double sine = field.multiply(field.reduce(2 * t), below);
        double c = 1;
        double s = 0;
        for (int n = 0; n < positions; n++) {
          out[2 * (n * planes + plane)] = c;
          out[2 * (n * planes + plane) + 1] = s;
          double next = field.reduce(c * cosine - s * sine);
          s = field.reduce(c * sine + s * cosine);
          c = next;
        }
      }
      return out;
    }
  }
}
