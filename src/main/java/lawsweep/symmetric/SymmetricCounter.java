package lawsweep.symmetric;

import java.util.ArrayList;
import java.util.List;
import lawsweep.kernel.Kernels;
import lawsweep.kernel.Team;
import lawsweep.law.Certificate;
import lawsweep.law.CountStoppedException;
import lawsweep.law.Estimate;
import lawsweep.law.Fingerprint;
import lawsweep.law.KnownLaws;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Limits;
import lawsweep.law.ScalarBlocks;
import lawsweep.law.Stop;
import lawsweep.law.Verdict;
import lawsweep.network.Architecture;
import lawsweep.network.Family;

/**
 * Counts the conservation laws of cells on the symmetric road, from closed forms: for linear networks the dimension Σ
 * n_{i-1} n_i - Σ n_i (n_i + 1)/2 over the reduced widths, for ReLU networks the edges less the hidden neurons.
 */
public final class SymmetricCounter {

  /** The name of this road in records. */
  public static final String METHOD = "symmetric";

  /** The version of this road's rules; certificates of another version cannot be recomputed. */
  public static final String ENGINE = "1";

  /** A counter; the kernels are those of the machine. */
  public SymmetricCounter(Kernels kernels) {}

  /** What the cell is expected to cost: hardly anything, whatever its widths. */
  public Estimate estimate(LawCell cell) {
    return new Estimate(1e5 * cell.architecture().depth(), 1L << 20, 0);
  }

  /**
   * Counts the laws of one cell; a pure function of the cell.
   *
   * @throws CountStoppedException if {@code stop} asked for it
   */
  public LawCount count(LawCell cell, Limits limits, Team team, Stop stop) {
    if (stop.requested()) {
      throw new CountStoppedException();
    }
    Architecture a = cell.architecture();
    long known = KnownLaws.bound(a);
    long proven = ScalarBlocks.of(a).bound(a);
    Fingerprint fingerprint = new Fingerprint();
    fingerprint.add("lawsweep law certificate, engine " + ENGINE + ", method " + METHOD);
    fingerprint.add(cell.sweepSeed() + " " + cell.key());
    return a.family() == Family.RELU
        ? flow(cell, known, proven, fingerprint)
        : forest(cell, known, proven, fingerprint);
  }

  private static LawCount flow(LawCell cell, long known, long proven, Fingerprint fingerprint) {
    long edges = cell.architecture().parameters();
    long hidden = cell.architecture().hiddenNeurons();
    long rank = edges - hidden;
    fingerprint.add(edges + " " + hidden + " " + rank + " " + known + " " + proven);
    return settled(new FlowCertificate(ENGINE, cell, edges, hidden, rank, known, proven, fingerprint.hex()));
  }

  private static LawCount forest(LawCell cell, long known, long proven, Fingerprint fingerprint) {
    List<Integer> reduced = reduced(cell.architecture().widths());
    long rank = 0;
    for (int i = 1; i < reduced.size(); i++) {
      long n = reduced.get(i);
      rank += reduced.get(i - 1) * n - (i < reduced.size() - 1 ? n * (n + 1) / 2 : 0);
    }
    fingerprint.add(rank + " " + known + " " + proven);
    return settled(new SymmetricCertificate(ENGINE, cell, reduced, List.of(), List.of(), rank, known, proven,
        fingerprint.hex()));
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

  /** The reduced widths: no hidden layer wider than its neighbours can use, and scalar blocks with inner widths of 1. */
  private static List<Integer> reduced(List<Integer> widths) {
    List<Integer> n = new ArrayList<>(widths);
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int i = 1; i < n.size() - 1; i++) {
        int useful = (int) Math.min(n.get(i), n.get(i - 1) + (long) n.get(i + 1) - 1);
        changed |= useful < n.get(i);
        n.set(i, useful);
      }
    }
    int last = -1;
    for (int i = 0; i < n.size(); i++) {
      if (n.get(i) == 1) {
        for (int k = last + 1; last >= 0 && k < i; k++) {
          n.set(k, 1);
        }
        last = i;
      }
    }
    return n;
  }
}
