package lawsweep.road.sparse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Tensor;
import lawsweep.circuit.laws.KnownLaws;
import lawsweep.circuit.line.Network;
import lawsweep.circuit.walk.ArgumentCertificate;
import lawsweep.circuit.walk.CircuitPoint;
import lawsweep.circuit.walk.CircuitSpan;
import lawsweep.circuit.walk.WalkStreams;
import lawsweep.exact.EchelonBasis;
import lawsweep.kernel.Kernels;
import lawsweep.random.Stream;
import lawsweep.residue.Matrix;
import lawsweep.road.sparse.Components.Ends;
import lawsweep.road.sparse.SparseCertificate.Block;
import lawsweep.road.sparse.SparseCertificate.Evidence;
import lawsweep.work.Team;
import lawsweep.work.Watch;

/**
 * A small network at its sparse point, mod p: whether brackets and known laws fill all of its parameters there, and how
 * many of both each pair of components has.
 */
final class SparseCore {

  /** The most parameters of a core. */
  static final int MOST_PARAMETERS = 6000;

  /** The most fields in a bracket. */
  private static final int LONGEST = 5;

  /** Draws made of a core; each fails by bad luck with a probability of about D²/p. */
  private static final int DRAWS = 3;

  private final AttentionShape shape;
  private final Predicate<Ends> support;
  private final Network network;
  private final List<Ends> ends = new ArrayList<>();
  private final Map<Pair, List<List<Integer>>> blocks;
  private final Kernels kernels;
  private final Watch watch;

  SparseCore(AttentionShape shape, Kernels kernels, Watch watch) {
    this(shape, Ends::inside, kernels, watch);
  }

  /** A core at a point of another support. */
  SparseCore(AttentionShape shape, Predicate<Ends> support, Kernels kernels, Watch watch) {
    this.shape = shape;
    this.support = support;
    this.network = Network.of(shape.line());
    this.kernels = kernels;
    this.watch = watch;
    Components components = new Components(shape);
    for (Tensor tensor : network.circuit().tensors()) {
      String letter = tensor.name().substring(tensor.name().indexOf('.') + 1);
      for (int entry = 0; entry < tensor.size(); entry++) {
        ends.add(components.of(letter, place(tensor.shape(), entry)));
      }
    }
    this.blocks = blocks();
  }

  private static List<Integer> place(List<Integer> shape, int entry) {
    Integer[] place = new Integer[shape.size()];
    int left = entry;
    for (int side = shape.size() - 1; side >= 0; side--) {
      place[side] = left % shape.get(side);
      left /= shape.get(side);
    }
    return Arrays.asList(place);
  }

  /** The parameters of each pair of components, by what the two are to each other. */
  private Map<Pair, List<List<Integer>>> blocks() {
    Map<String, List<Integer>> byPair = new TreeMap<>();
    Map<String, Pair> pairs = new TreeMap<>();
    for (int parameter = 0; parameter < ends.size(); parameter++) {
      Ends each = ends.get(parameter);
      String one = each.one().toString();
      String other = each.other().toString();
      String key = one.compareTo(other) <= 0 ? one + other : other + one;
      byPair.computeIfAbsent(key, _ -> new ArrayList<>()).add(parameter);
      pairs.put(key, Pair.of(each.one(), each.other()));
    }
    Map<Pair, List<List<Integer>>> blocks = new TreeMap<>(Pair.ORDER);
    byPair.forEach((key, block) -> blocks.computeIfAbsent(pairs.get(key), _ -> new ArrayList<>()).add(block));
    return blocks;
  }

  /**
   * What was found.
   *
   * @param evidence of the core
   * @param blocks one for each kind of pair, without how many such pairs there are elsewhere
   */
  record Found(Evidence evidence, List<Block> blocks) {}

  /** Draws points until brackets and laws fill the core; empty if they do not. */
  Optional<Found> fill(Stream stream, Team team) {
    Optional<Found> found = Optional.empty();
    for (int draw = 0; draw < DRAWS && found.isEmpty(); draw++) {
      found = fill(draw, stream, team);
    }
    return found;
  }

  private Optional<Found> fill(int draw, Stream stream, Team team) {
    Circuit circuit = network.circuit();
    CircuitPoint point =
        new CircuitPoint(circuit, new WalkStreams(stream, draw), parameter -> support.test(ends.get(parameter)));
    ArgumentCertificate arguments = ArgumentCertificate.of(point, kernels, watch);
    if (!arguments.holds()) {
      return Optional.empty();
    }
    KnownLaws laws = KnownLaws.of(circuit, point.field(), watch);
    Matrix gradients = laws.gradients(point.values());
    int rows = ends.size();
    int known = rank(gradients, allColumns(rows), point, team);
    CircuitSpan span = new CircuitSpan(point, kernels, gradients);
    int length = 0;
    while (length < LONGEST && span.rank() + known < rows) {
      span.climb(rows - known, team, watch);
      length++;
    }
    if (span.rank() + known < rows) {
      return Optional.empty();
    }
    return Optional.of(new Found(
        new Evidence(shape.line(), draw, point.field().p(), length, span.samples(), known, arguments.distinct()),
        blocks(gradients, known, point, team)));
  }

  private static List<Integer> allColumns(int count) {
    List<Integer> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(i);
    }
    return all;
  }

  /** The rank of some columns. */
  private int rank(Matrix gradients, List<Integer> columns, CircuitPoint point, Team team) {
    Matrix part = Matrix.zero(gradients.rows(), columns.size());
    for (int row = 0; row < gradients.rows(); row++) {
      for (int k = 0; k < columns.size(); k++) {
        part.data()[part.index(row, k)] = gradients.data()[gradients.index(row, columns.get(k))];
      }
    }
    EchelonBasis basis = new EchelonBasis(point.field(), kernels, columns.size());
    basis.absorb(part, team, watch);
    return basis.rank();
  }

  /**
   * Signs split the gradients of laws as they split the brackets, so their ranks add up; where they do not, signs were
   * told wrong, and nothing is to be believed.
   */
  private List<Block> blocks(Matrix gradients, int known, CircuitPoint point, Team team) {
    List<Block> found = new ArrayList<>();
    int sum = 0;
    for (Map.Entry<Pair, List<List<Integer>>> each : blocks.entrySet()) {
      int size = each.getValue().getFirst().size();
      int laws = rank(gradients, each.getValue().getFirst(), point, team);
      for (List<Integer> block : each.getValue()) {
        if (block.size() != size || rank(gradients, block, point, team) != laws) {
          throw new IllegalStateException("pairs of components '" + each.getKey().label() + "' differ in "
              + shape.line());
        }
        sum += laws;
      }
      found.add(new Block(each.getKey().label(), 0, size, laws));
    }
    if (sum != known) {
      throw new IllegalStateException(
          "the blocks of " + shape.line() + " have " + sum + " laws, all together " + known);
    }
    return found;
  }

  /** The kinds of pairs there are, in the order of the blocks. */
  List<Pair> pairs() {
    return List.copyOf(blocks.keySet());
  }
}
