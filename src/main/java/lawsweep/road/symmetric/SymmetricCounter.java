package lawsweep.road.symmetric;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lawsweep.kernel.Kernels;
import lawsweep.law.Certificate;
import lawsweep.law.Fingerprint;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Verdict;
import lawsweep.law.known.KnownLaws;
import lawsweep.law.known.ScalarBlocks;
import lawsweep.network.Architecture;
import lawsweep.network.Family;
import lawsweep.work.Estimate;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.StoppedException;
import lawsweep.work.Team;
import lawsweep.work.Watch;

/**
 * Counts the conservation laws of cells on the symmetric road, by the theorem of {@code doc-files/proof.md}. Linear
 * networks need its symmetric point and the point's cores, ReLU networks the flows of a graph. Settles every cell.
 */
public final class SymmetricCounter {

  /** The name of this road in records. */
  public static final String METHOD = "symmetric";

  /** The version of this road's rules; certificates of another version cannot be recomputed. */
  public static final String ENGINE = "1";

  /** What all random words and fingerprints of this road begin with. */
  static final String RULES = "lawsweep law certificate, engine " + ENGINE + ", method " + METHOD;

  /** Work on one cell besides its cores, in flops' worth of time. */
  private static final double OVERHEAD = 1e5;

  /** The same for each pair of types of trees, of which there are about q²/2: some have been met before. */
  private static final double EACH_PAIR = 1e6;

  private final CoreCounter cores;

  /** A counter that evaluates cores with the given kernels. */
  public SymmetricCounter(Kernels kernels) {
    this.cores = new CoreCounter(kernels);
  }

  /** What the cell is expected to cost: little, whatever its widths. */
  public Estimate estimate(LawCell cell) {
    double q = cell.architecture().depth();
    double pairs = cell.architecture().family() == Family.LINEAR ? Math.min(q * q / 2, CorePlan.MOST) : 0;
    return new Estimate(OVERHEAD + EACH_PAIR * pairs, 1L << 20, 0);
  }

  /**
   * Counts the laws of one cell; a pure function of the cell.
   *
   * @param limits of no effect: no cell comes near them
   * @param team not needed: a cell is small work for one thread
   * @throws StoppedException if {@code stop} asked for it
   */
  public LawCount count(LawCell cell, Limits limits, Team team, Stop stop) {
    Architecture a = cell.architecture();
    long known = KnownLaws.bound(a);
    long proven = ScalarBlocks.of(a).bound(a);
    Certificate certificate =
        switch (a.family()) {
          case LINEAR -> forest(cell, known, proven, () -> check(stop));
          case RELU -> flow(cell, known, proven);
          default -> throw new IllegalArgumentException("no symmetric points of " + a.family().label() + " networks");
        };
    return settled(certificate);
  }

  private static void check(Stop stop) {
    if (stop.requested()) {
      throw new StoppedException();
    }
  }

  private SymmetricCertificate forest(LawCell cell, long known, long proven, Watch watch) {
    watch.ask();
    ReducedWidths reduced = ReducedWidths.of(cell.architecture());
    Optional<List<Tree>> listed = Forest.of(reduced.widths());
    List<Tree> trees = listed.orElse(List.of());
    Fingerprint fingerprint = begin(cell);
    fingerprint.add("reduced " + reduced.widths());
    for (Tree tree : trees) {
      fingerprint.add("tree " + tree.multiplicity() + " " + tree.layers() + " " + tree.parents());
    }
    List<Core> evaluated = new ArrayList<>();
    if (listed.isPresent()) {
      CorePlan plan = new CorePlan(cell.architecture().depth(), trees);
      for (CorePlan.Choice choice : plan.chosen(cell.architecture().parameters())) {
        cores.upTo(choice.longest(), plan.network(choice.trees()), choice.trees(), cell.sweepSeed(), watch)
            .ifPresent(found -> {
              evaluated.add(found.core());
              fingerprint.add(found.line());
            });
      }
    }
    fingerprint.add(reduced.dimension() + " " + known + " " + proven);
    return new SymmetricCertificate(ENGINE, cell, reduced.widths(), trees, evaluated, reduced.dimension(), known,
        proven, fingerprint.hex());
  }

  /** The graph is the network itself, with a neuron more for each layer's biases (proof, section 10). */
  private static FlowCertificate flow(LawCell cell, long known, long proven) {
    long edges = cell.architecture().parameters();
    long hidden = cell.architecture().hiddenNeurons();
    Fingerprint fingerprint = begin(cell);
    fingerprint.add(edges + " " + hidden + " " + known + " " + proven);
    return new FlowCertificate(ENGINE, cell, edges, hidden, edges - hidden, known, proven, fingerprint.hex());
  }

  private static Fingerprint begin(LawCell cell) {
    Fingerprint fingerprint = new Fingerprint();
    fingerprint.add(RULES);
    fingerprint.add(cell.sweepSeed() + " " + cell.key());
    return fingerprint;
  }

  private static LawCount settled(Certificate c) {
    long parameters = c.cell().architecture().parameters();
    if (c.rank() + c.provenLaws() != parameters) {
      throw new IllegalStateException("rank " + c.rank() + " is not D - N' = " + (parameters - c.provenLaws()) + " for "
          + c.cell().architecture().widthsLabel());
    }
    long laws = parameters - c.rank();
    return new LawCount(parameters, List.of(), c.rank(), laws, c.knownLaws(), laws - c.knownLaws(),
        c.provenLaws() == c.knownLaws() ? Verdict.COMPLETE : Verdict.EXTRA, 0, 0, "", c);
  }
}
