package lawsweep.road.symmetric;

import java.util.List;
import lawsweep.law.Certificate;
import lawsweep.law.LawCell;
import lawsweep.network.Family;

/**
 * Everything needed to check again what was counted at a symmetric point of a linear network. The point is sparse: its
 * support is the thread, a path from an output to an input, and a forest of trees on the other neurons. The
 * certificate's size depends on the depth and the number of types of trees, not on the widths.
 *
 * @param engine version of the road's rules
 * @param cell the cell, sweep seed included; a linear network
 * @param reduced the reduced widths, from output to input: as many as the cell's, each from 1 to the cell's own
 * @param trees the types of trees of the forest
 * @param cores the cores whose traces were found modulo a prime
 * @param rank r, the dimension of the Lie algebra's trace at the point
 * @param knownLaws N, the rank of the gradients of the known laws
 * @param provenLaws N', the rank of these together with the laws of scalar blocks
 * @param fingerprint SHA-256 in hexadecimal over the canonical fields and what the recomputation meets on the way
 */
public record SymmetricCertificate(
    String engine,
    LawCell cell,
    List<Integer> reduced,
    List<Tree> trees,
    List<Core> cores,
    long rank,
    long knownLaws,
    long provenLaws,
    String fingerprint)
    implements
      Certificate {

  /**
   * Copies the lists and checks that they belong to the cell's network and to each other.
   *
   * @throws IllegalArgumentException if they do not, with one line that says why
   */
  public SymmetricCertificate {
    reduced = List.copyOf(reduced);
    trees = List.copyOf(trees);
    cores = List.copyOf(cores);
    if (cell.architecture().family() != Family.LINEAR) {
      throw new IllegalArgumentException("expected a linear network's forest, got one of " + cell.key());
    }
    checkReduced(reduced, cell.architecture().widths());
    trees.forEach(tree -> checkLayers(tree, cell.architecture().depth()));
    checkCores(cores, trees.size());
  }

  private static void checkReduced(List<Integer> reduced, List<Integer> widths) {
    boolean fits = reduced.size() == widths.size();
    for (int i = 0; fits && i < widths.size(); i++) {
      fits = reduced.get(i) >= 1 && reduced.get(i) <= widths.get(i);
    }
    if (!fits) {
      throw new IllegalArgumentException(
          "expected a reduced width for each layer, from 1 to its width, got " + reduced + " for " + widths);
    }
  }

  private static void checkLayers(Tree tree, int depth) {
    int root = tree.layers().getFirst();
    if (root != 0 && root != depth) {
      throw new IllegalArgumentException("expected a tree's root in layer 0 or " + depth + ", got layer " + root);
    }
    for (int layer : tree.layers()) {
      if (layer < 0 || layer > depth) {
        throw new IllegalArgumentException("expected a tree in layers 0 to " + depth + ", got layer " + layer);
      }
    }
  }

  private static void checkCores(List<Core> cores, int trees) {
    for (Core core : cores) {
      if (!core.trees().isEmpty() && core.trees().getLast() >= trees) {
        throw new IllegalArgumentException(
            "expected cores of " + trees + " types of trees, got one with the trees " + core.trees());
      }
    }
  }

  /** Whether the cores alone prove the count: the forest is listed, and each pair of its trees is in a core. */
  public boolean coresCoverAllPairs() {
    boolean listed = !trees.isEmpty() || reduced.stream().allMatch(width -> width == 1);
    List<List<Integer>> covered = cores.stream().map(Core::trees).toList();
    return listed && covered.containsAll(new CorePlan(cell.architecture().depth(), trees).pairs());
  }

  @Override
  public String method() {
    return SymmetricCounter.METHOD;
  }

  /** The primes of the cores in order, each where it comes first. */
  @Override
  public List<Integer> primes() {
    return cores.stream().map(Core::prime).distinct().toList();
  }
}
