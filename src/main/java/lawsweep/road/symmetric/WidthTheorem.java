package lawsweep.road.symmetric;

import java.util.ArrayList;
import java.util.List;
import lawsweep.kernel.Kernels;
import lawsweep.law.Fingerprint;
import lawsweep.network.Architecture;
import lawsweep.work.Team;

/**
 * What is proved of the linear networks of one depth, for all widths at once (proof, section 1): the dimension is
 * R(n*). Outside the boxes of {@code exceptions} the known laws are all there are, inside them they are not.
 *
 * <p>The cores prove it by themselves, without sections 5 to 9 of the proof, for all widths in the covered set: those
 * whose symmetric point can have a forest of the trees listed, of which every pair is in a core. A core's rank at
 * random weights holds at almost all weights of its thread and trees, so one choice of the whole point's weights
 * serves all pairs.
 *
 * @param engine version of the road's rules
 * @param depth q, from {@value #SHALLOWEST} to {@value #DEEPEST}
 * @param exceptions where there are laws besides the known ones
 * @param covered the covered set, as inequalities between reduced widths n*
 * @param trees the types of trees, each of multiplicity 1: straight paths from an output or an input
 * @param cores the thread alone, with each tree, and with each pair of trees, the same one twice included
 * @param fingerprint SHA-256 in hexadecimal over all of these
 */
public record WidthTheorem(
    String engine,
    int depth,
    List<ScalarBox> exceptions,
    String covered,
    List<Tree> trees,
    List<Core> cores,
    String fingerprint) {

  /** The smallest depth that has a hidden layer. */
  public static final int SHALLOWEST = 2;

  /** The largest depth; its cores take some 20 seconds on two threads. */
  public static final int DEEPEST = 40;

  /** The covered set where it is everything. */
  public static final String ALL = "all widths";

  /** The cores are those of this sweep seed. */
  private static final long SEED = 0;

  /**
   * Copies the lists and checks that they belong to the depth and to each other.
   *
   * @throws IllegalArgumentException if they do not, with one line that says why
   */
  public WidthTheorem {
    exceptions = List.copyOf(exceptions);
    trees = List.copyOf(trees);
    cores = List.copyOf(cores);
    if (depth < SHALLOWEST || depth > DEEPEST) {
      throw new IllegalArgumentException(
          "expected a depth between " + SHALLOWEST + " and " + DEEPEST + ", got " + depth);
    }
    for (Tree tree : trees) {
      checkTree(tree, depth);
    }
    for (Core core : cores) {
      if (core.trees().size() > 2) {
        throw new IllegalArgumentException("expected cores of at most two trees, got one with " + core.trees().size());
      }
      if (!core.trees().isEmpty() && core.trees().getLast() >= trees.size()) {
        throw new IllegalArgumentException(
            "expected cores of " + trees.size() + " types of trees, got one with the trees " + core.trees());
      }
    }
  }

  private static void checkTree(Tree tree, int depth) {
    if (tree.size() > depth) {
      throw new IllegalArgumentException(
          "expected a straight path of at most " + depth + " neurons, got a tree of " + tree.size());
    }
    for (int layer : tree.layers()) {
      if (layer < 0 || layer > depth) {
        throw new IllegalArgumentException("expected a tree in layers 0 to " + depth + ", got layer " + layer);
      }
    }
  }

  /**
   * Evaluates the cores of a depth and states the theorem; a pure function of the depth.
   *
   * @param team evaluates cores side by side
   * @throws IllegalArgumentException if the depth is out of range, with one line that says so
   */
  public static WidthTheorem prove(int depth, Kernels kernels, Team team) {
    WidthTheorem claim = new WidthTheorem(SymmetricCounter.ENGINE, depth, ScalarBox.all(depth),
        PathCover.condition(depth), PathCover.types(depth), List.of(), "");
    return claim.with(claim.evaluated(new CoreCounter(kernels), team));
  }

  private List<CoreCounter.Evaluated> evaluated(CoreCounter counter, Team team) {
    List<List<Integer>> choices = choices(trees.size());
    CoreCounter.Evaluated[] found = new CoreCounter.Evaluated[choices.size()];
    team.forEach(found.length, i -> found[i] = counter.whole(network(choices.get(i)), choices.get(i), SEED, () -> {}));
    return List.of(found);
  }

  /** None of the types, each, and each pair, equal ones included. */
  private static List<List<Integer>> choices(int types) {
    List<List<Integer>> choices = new ArrayList<>();
    choices.add(List.of());
    for (int i = 0; i < types; i++) {
      choices.add(List.of(i));
    }
    for (int i = 0; i < types; i++) {
      for (int j = i; j < types; j++) {
        choices.add(List.of(i, j));
      }
    }
    return choices;
  }

  private WidthTheorem with(List<CoreCounter.Evaluated> found) {
    Fingerprint fingerprint = new Fingerprint();
    fingerprint.add(SymmetricCounter.RULES + ", theorem of depth " + depth);
    for (ScalarBox box : exceptions) {
      fingerprint.add("exception " + box.from() + " " + box.to());
    }
    fingerprint.add("covered " + covered);
    for (Tree tree : trees) {
      fingerprint.add("tree " + tree.layers() + " " + tree.parents());
    }
    List<Core> evaluated = new ArrayList<>();
    for (CoreCounter.Evaluated each : found) {
      evaluated.add(each.core());
      fingerprint.add(each.line() + " " + widths(each.core()));
    }
    return new WidthTheorem(engine, depth, exceptions, covered, trees, evaluated, fingerprint.hex());
  }

  /** The widths of a core's network. */
  public List<Integer> widths(Core core) {
    return network(core.trees()).widths();
  }

  private SparsePoint network(List<Integer> types) {
    return new SparsePoint(depth, types.stream().map(trees::get).toList());
  }

  /** The name of the method in records. */
  public String method() {
    return SymmetricCounter.METHOD;
  }

  /**
   * What the theorem says of one network.
   *
   * @throws IllegalArgumentException if it is not linear or of another depth, with one line that says so
   */
  public WidthVector of(Architecture a) {
    if (a.depth() != depth) {
      throw new IllegalArgumentException(
          "expected " + (depth + 1) + " widths for depth " + depth + ", got " + a.widthsLabel());
    }
    return WidthVector.of(a);
  }
}
