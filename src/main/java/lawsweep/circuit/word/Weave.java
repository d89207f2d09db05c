package lawsweep.circuit.word;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Scalar;
import lawsweep.circuit.Step;
import lawsweep.circuit.Tensor;
import lawsweep.text.Many;
import lawsweep.text.Spot;
import lawsweep.text.SpotException;

/**
 * A circuit that grows while layers are applied to it. Whatever becomes too large is refused before anything is made of
 * its size, at the layer that asked for it.
 */
public final class Weave {

  /** The most parameters of a network. */
  static final long MOST_PARAMETERS = 1_000_000_000_000L;
  /** The most entries of a wire, or of a tensor of parameters. */
  static final int MOST_ENTRIES = Integer.MAX_VALUE;
  /** The most numbers in all constants together. They are computed when asked for: masks and means cost nothing. */
  static final int MOST_CONSTANTS = Integer.MAX_VALUE;
  /** The most steps. */
  static final int MOST_STEPS = 100_000;

  private final List<Step> steps = new ArrayList<>();
  private final List<Tensor> tensors = new ArrayList<>();
  private final List<Stage> stages = new ArrayList<>();
  private final Constants constants = new Constants(this);
  private final Map<List<Integer>, Integer> rotations = new HashMap<>();
  private final int batch;
  private long constantNumbers;
  private boolean causal;
  private boolean centred;
  private FirstMatrix firstMatrix;
  private String name = "";
  private Phrase phrase;
  private String module = "";

  /**
   * The first trained matrix, for {@code tied}.
   *
   * @param indices of its sides: o is what it puts out, e what it takes
   */
  record FirstMatrix(int wire, String indices, int in, int out) {}

  /**
   * An empty circuit.
   *
   * @param batch how many samples run through it together; 0 for one, without a side for it
   */
  public Weave(int batch) {
    this.batch = batch;
  }

  /** Applies a layer. */
  public Value apply(Layer layer, String given, Phrase written, Value in) {
    this.name = given;
    this.phrase = written;
    this.module = "";
    int first = tensors.size();
    Value out = layer.apply(in, this);
    stages.add(new Stage(given, written.normal(), out.sidesShown(), tensors.subList(first, tensors.size()), module));
    return out;
  }

  /**
   * The sum of what layers give and of what is added to it, their input or what a second branch makes of it.
   *
   * @param spot where res stands
   */
  public Value sum(Value main, Value side, Spot spot) {
    if (main.form() != side.form() || !main.sides().equals(side.sides())) {
      throw spot.error("res adds equal shapes only: its layers give " + main.shown() + ", and " + side.shown()
          + " is added");
    }
    return main.with(sum(side.wire(), 1, main.wire(), 1));
  }

  /** The circuit up to here. */
  public Circuit circuit(Value output) {
    return new Circuit(tensors, steps, output.wire(), centred);
  }

  /** The layers that were applied, in order. */
  public List<Stage> stages() {
    return List.copyOf(stages);
  }

  // What layers say about themselves.

  /** The PyTorch module of the layer that is being applied. */
  void module(String text) {
    this.module = text;
  }

  /** The error for a layer that does not fit: {@code attn 2x2 needs a sequence, got a vector of 4}. */
  SpotException error(String wrong) {
    return phrase.word().spot().error(phrase.shown() + " " + wrong);
  }

  /** Refuses sources in the middle, and tensors without inputs. */
  void needsNumbers(Value in) {
    if (in.form() == Value.Form.NOTHING || in.form() == Value.Form.TENSOR) {
      throw error("needs a vector, a sequence or an image, got " + in.shown());
    }
  }

  /** Refuses all but vectors and sequences. */
  void needsTokens(Value in) {
    if (in.form() != Value.Form.VECTOR && in.form() != Value.Form.SEQUENCE) {
      throw error("needs a vector or a sequence, got " + in.shown());
    }
  }

  /** Refuses all but sequences. */
  void needsSequence(Value in) {
    if (in.form() != Value.Form.SEQUENCE) {
      throw error("needs a sequence, got " + in.shown());
    }
  }

  /** Lets no query see later tokens, in all layers of attention. */
  void causal(boolean everywhere) {
    this.causal = everywhere;
  }

  boolean causal() {
    return causal;
  }

  /** Cross entropy: outputs are seen up to a constant along their last side. */
  void centre() {
    this.centred = true;
  }

  /** The first trained matrix, if there is one. */
  Optional<FirstMatrix> firstMatrix() {
    return Optional.ofNullable(firstMatrix);
  }

  Constants constants() {
    return constants;
  }

  // The samples of a batch.

  /** z if samples run together, otherwise nothing: what indices of wires begin with. */
  String z() {
    return batch == 0 ? "" : "z";
  }

  int batch() {
    return batch;
  }

  /** Sides with those of the batch in front. */
  List<Integer> batched(List<Integer> sides) {
    List<Integer> all = new ArrayList<>();
    if (batch > 0) {
      all.add(batch);
    }
    all.addAll(sides);
    return all;
  }

  // Parameters.

  /** A tensor of parameters, as a wire. */
  int parameter(String letter, List<Integer> sides) {
    long offset = tensors.isEmpty() ? 0 : tensors.getLast().offset() + tensors.getLast().size();
    check(() -> Math.addExact(offset, product(sides)), MOST_PARAMETERS, "parameters");
    check(() -> product(sides), MOST_ENTRIES, "parameters in one tensor");
    tensors.add(new Tensor(name + "." + letter, sides, offset));
    return add(new Step.Parameter(tensors.size() - 1, sides));
  }

  /** A trained matrix with what it puts out on its first side and what it takes on its second, as a wire. */
  int matrix(String letter, int out, int in) {
    int wire = parameter(letter, List.of(out, in));
    noteMatrix(new FirstMatrix(wire, "oe", in, out));
    return wire;
  }

  /** A trained matrix with what it takes on its first side and what it puts out on its second, as a wire. */
  int table(String letter, int in, int out) {
    int wire = parameter(letter, List.of(in, out));
    noteMatrix(new FirstMatrix(wire, "eo", in, out));
    return wire;
  }

  private void noteMatrix(FirstMatrix matrix) {
    if (firstMatrix == null) {
      firstMatrix = matrix;
    }
  }

  // Steps.

  /** Adds a step and says which wire it writes. */
  int add(Step step) {
    if (steps.size() == MOST_STEPS) {
      throw error("is too much: a network can have at most " + Many.grouped(MOST_STEPS) + " steps");
    }
    check(() -> product(step.shape()), MOST_ENTRIES, "numbers between two layers");
    steps.add(step);
    return steps.size() - 1;
  }

  List<Integer> shape(int wire) {
    return steps.get(wire).shape();
  }

  /** Puts fresh inputs in the place of those that a source has just put down. */
  Optional<Integer> widened(int wire, List<Integer> sides) {
    if (wire != steps.size() - 1 || !(steps.get(wire) instanceof Step.Input)) {
      return Optional.empty();
    }
    steps.removeLast();
    return Optional.of(add(new Step.Input(batched(sides))));
  }

  /** A sum of products, see {@link Step.Contraction}. */
  int contract(int left, int right, String indices) {
    int comma = indices.indexOf(',');
    int arrow = indices.indexOf("->");
    String a = indices.substring(0, comma);
    String b = indices.substring(comma + 1, arrow);
    int[] side = new int['z' + 1];
    sides(a, shape(left), side, indices);
    sides(b, shape(right), side, indices);
    List<Integer> shape = indices.substring(arrow + 2).chars().mapToObj(letter -> side[letter]).toList();
    return add(new Step.Contraction(left, right, indices, shape));
  }

  private static void sides(String letters, List<Integer> shape, int[] side, String indices) {
    if (letters.length() != shape.size()) {
      throw new IllegalStateException(indices + " does not fit " + shape);
    }
    for (int i = 0; i < shape.size(); i++) {
      int letter = letters.charAt(i);
      if (side[letter] != 0 && side[letter] != shape.get(i)) {
        throw new IllegalStateException(indices + " meets " + side[letter] + " and " + shape.get(i));
      }
      side[letter] = shape.get(i);
    }
  }

  int sum(int left, long leftFactor, int right, long rightFactor) {
    return add(new Step.Sum(List.of(new Step.Term(left, leftFactor), new Step.Term(right, rightFactor)), shape(left)));
  }

  int scaled(int wire, long factor) {
    return factor == 1 ? wire : add(new Step.Sum(List.of(new Step.Term(wire, factor)), shape(wire)));
  }

  /** A fraction of a wire, such as a mean of a sum. */
  int divided(int wire, long divisor) {
    return divisor == 1 ? wire : add(new Step.Sum(List.of(new Step.Term(wire, 1, divisor)), shape(wire)));
  }

  /** Adds a smaller tensor along the sides that it lacks: {@code o} to {@code zno}. */
  int plus(int wire, String indices, int small, String letters) {
    int wide = small;
    if (!indices.equals(letters)) {
      List<Integer> rest = new ArrayList<>();
      StringBuilder missing = new StringBuilder();
      for (int i = 0; i < indices.length(); i++) {
        if (letters.indexOf(indices.charAt(i)) < 0) {
          missing.append(indices.charAt(i));
          rest.add(shape(wire).get(i));
        }
      }
      wide = contract(small, constants.ones(rest), letters + "," + missing + "->" + indices);
    }
    return sum(wire, 1, wide, 1);
  }

  int gate(int wire) {
    return add(new Step.Gate(wire, shape(wire)));
  }

  int power(int wire, int exponent) {
    return add(new Step.Power(wire, exponent, shape(wire)));
  }

  int apply(int wire, Scalar function) {
    return add(new Step.Apply(wire, function, shape(wire)));
  }

  int inverseRoot(int wire) {
    return add(new Step.InverseRoot(wire, shape(wire)));
  }

  /** The rotations of positions by generic angles: N × planes × 2. All layers with the same sides share them. */
  int rotation(int tokens, int planes) {
    return rotations.computeIfAbsent(List.of(tokens, planes),
        sides -> add(new Step.Rotation(List.of(tokens, planes, 2))));
  }

  /** Refuses constants that are too many together. */
  void reserve(List<Integer> shape) {
    check(() -> Math.addExact(constantNumbers, product(shape)), MOST_CONSTANTS, "constant numbers");
    constantNumbers += product(shape);
  }

  private void check(LongSupplier number, long most, String what) {
    long value;
    try {
      value = number.getAsLong();
    } catch (ArithmeticException e) {
      value = Long.MAX_VALUE;
    }
    if (value > most) {
      throw error("makes too many " + what + ": "
          + (value == Long.MAX_VALUE ? "" : Many.grouped(value) + " where ")
          + "at most " + Many.grouped(most) + " are possible");
    }
  }

  private static long product(List<Integer> sides) {
    long product = 1;
    for (int side : sides) {
      product = Math.multiplyExact(product, (long) side);
    }
    return product;
  }
}
