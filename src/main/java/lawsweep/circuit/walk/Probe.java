package lawsweep.circuit.walk;

import lawsweep.circuit.Circuit;
import lawsweep.circuit.jet.Algebra;
import lawsweep.circuit.jet.Jets;
import lawsweep.circuit.jet.Products;
import lawsweep.residue.PrimeField;

/**
 * Walks a circuit forward at points of its own, each sample at another, over dual numbers with one unit: what moves is
 * the parameters, or what a field draws.
 */
final class Probe {

  private final CircuitPoint point;
  private final int lanes;
  private final int base;
  private final Jets theta;
  private final double[] parameters;
  private final FieldInputs inputs;
  private final FieldInputs moves;
  private final Walker walker;
  private final long[] words;

  Probe(CircuitPoint point, int lanes) {
    this.point = point;
    this.lanes = lanes;
    this.base = point.base();
    WalkSetting setting = point.setting();
    Circuit circuit = point.circuit();
    Algebra duals = Algebra.duals(base, 1);
    this.theta = new Jets(duals.parts(), circuit.columns(), lanes);
    this.parameters = new double[Math.multiplyExact(circuit.columns(), lanes)];
    this.words = new long[circuit.columns()];
    this.inputs = new FieldInputs(setting.layout(), lanes);
    this.moves = new FieldInputs(setting.layout(), lanes);
    theta.attach(parameters, false);
    this.walker = new Walker(setting, new Products(setting.field(), duals, lanes), theta, 2);
    walker.inputs(inputs);
  }

  int lanes() {
    return lanes;
  }

  int base() {
    return base;
  }

  PrimeField field() {
    return point.field();
  }

  /** Sets the parameters of one sample from a sequence; those stay 0 that are 0 at the point. */
  void parameters(int lane, long sequence) {
    draw(sequence, parameters, lane);
  }

  /** Sets those of all samples to those of the point. */
  void parametersOfPoint() {
    double[] values = point.values();
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] = values[i / lanes];
    }
  }

  /** Lets the parameters of a sample move, but for those that are 0 at the point. */
  void moveParameters(int lane, long sequence) {
    theta.open(base, false);
    draw(sequence, theta.data(base), lane);
  }

  private void draw(long sequence, double[] out, int lane) {
    point.streams().stream().fill(sequence, words);
    for (int i = 0; i < words.length; i++) {
      out[i * lanes + lane] = point.drawn(i) ? field().fromWord(words[i]) : 0;
    }
  }

  /** Sets what a sample's field draws, with its choices numbered. */
  void inputs(int lane, long sequence, long context) {
    InputLayout layout = point.setting().layout();
    layout.draw(point.streams().stream(), sequence, inputs, lane);
    layout.choose(context, inputs, lane);
  }

  /** Lets the numbers that a sample's field draws move; choices stay. */
  void moveInputs(int lane, long sequence) {
    point.setting().layout().draw(point.streams().stream(), sequence, moves, lane);
    walker.moves(moves, base);
  }

  void forward() {
    walker.forward();
  }

  /** A step's number: part 0 or 1 of its value, or base and base + 1 of how it moves. */
  double value(int step, int entry, int part, int lane) {
    Jets jets = walker.value(step);
    if (!jets.has(part)) {
      return 0;
    }
    return jets.data(part)[jets.at(part) + entry * jets.step(part) + (jets.uniform(part) ? 0 : lane)];
  }

  /** Whether a sample was discarded. */
  boolean bad(int lane) {
    return walker.discards().bad(lane);
  }
}
