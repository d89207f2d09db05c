package lawsweep.circuit.walk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Scalar;
import lawsweep.circuit.Step;
import lawsweep.circuit.walk.ContextPool.Argument;
import lawsweep.circuit.walk.ContextPool.ArgumentTable;
import lawsweep.exact.EchelonBasis;
import lawsweep.kernel.Kernels;
import lawsweep.residue.Matrix;
import lawsweep.work.Team;
import lawsweep.work.Watch;

/**
 * Certificate E: the arguments of smooth functions are linearly independent over the rational numbers modulo constants,
 * so that values mod p may be chosen freely. The package says why that is enough.
 *
 * @param sites where smooth functions are taken, in all contexts
 * @param distinct how many different arguments there are
 * @param rank the rank mod p of their differentials; independence is proved where it is that of {@code distinct}
 * @param sketched whether a gelu is taken of what depends on smooth functions: there the proof is a sketch
 * @param failure why independence is not proved; empty if it is
 */
public record ArgumentCertificate(int sites, int distinct, int rank, boolean sketched, String failure) {

  private static final int SPARE = 8;
  private static final int LANES = 64;
  private static final long MOST_CONTEXTS = 4096;
  private static final int MOST_ARGUMENTS = 3000;
  /** In one context; their differentials are a square matrix. */
  private static final int MOST_SITES = 6000;
  private static final int MOST_FIXED = 4 * MOST_ARGUMENTS;
  private static final String TOO_MANY_FIXED =
      "there are more than " + MOST_FIXED + " arguments in all contexts of tokens";
  private static final long MOST_TRIALS = 1L << 17;

  /** Whether independence is proved. */
  public boolean holds() {
    return failure.isEmpty();
  }

  /**
   * Looks for a proof, at points of its own near a draw's.
   *
   * @param watch asked for each block of points and of rows; may end the search
   */
  public static ArgumentCertificate of(CircuitPoint point, Kernels kernels, Watch watch) {
    List<ArgumentSite> sites = ArgumentSite.of(point.circuit());
    if (sites.isEmpty()) {
      return new ArgumentCertificate(0, 0, 0, false, "");
    }
    return new Search(point, kernels, sites, watch).run();
  }

  private static boolean sketched(Circuit circuit) {
    boolean[] behind = new boolean[circuit.steps().size()];
    boolean tower = false;
    for (int i = 0; i < behind.length; i++) {
      for (int wire : circuit.steps().get(i).reads()) {
        behind[i] |= behind[wire];
      }
      if (circuit.steps().get(i) instanceof Step.Apply apply && apply.function() != Scalar.RECIPROCAL) {
        tower |= behind[i] && apply.function() == Scalar.GELU;
        behind[i] = true;
      }
    }
    return tower;
  }

  /** An argument as it is told from others: its kind, and its values at the first points. */
  private record Key(ArgumentSite.Kind kind, List<Double> values) {}

  private static final class Search {
    private final CircuitPoint point;
    private final Kernels kernels;
    private final List<ArgumentSite> sites;
    private final InputLayout layout;
    private final RootDepths roots;
    private final Probe probe;
    private final Watch watch;
    private int distinct;
    private int rank;

    Search(CircuitPoint point, Kernels kernels, List<ArgumentSite> sites, Watch watch) {
      this.watch = watch;
      this.point = point;
      this.kernels = kernels;
      this.sites = sites;
      this.layout = point.setting().layout();
      this.roots = new RootDepths(point.circuit());
      this.probe = new Probe(point, lanes(sites.size() + SPARE));
    }

    ArgumentCertificate run() {
      long contexts = layout.contexts();
      if (contexts > MOST_CONTEXTS) {
        return result(sites.size(), "there are more than " + MOST_CONTEXTS + " contexts of tokens");
      }
      if (sites.size() > MOST_SITES) {
        return result(sites.size(), "there are more than " + MOST_SITES + " arguments of smooth functions");
      }
      int all = Math.toIntExact(contexts * sites.size());
      if (!layout.continuous() && all > MOST_FIXED) {
        return result(all, TOO_MANY_FIXED);
      }
      List<Argument> fixed = new ArrayList<>();
      for (int context = 0; context < contexts; context++) {
        String failure = layout.continuous() ? moving(context, fixed) : allFixed(context, fixed);
        if (!failure.isEmpty()) {
          return result(all, failure);
        }
      }
      return result(all, fixed.isEmpty() ? "" : pooled(fixed, contexts));
    }

    private ArgumentCertificate result(int all, String failure) {
      return new ArgumentCertificate(all, distinct, rank, sketched(point.circuit()), failure);
    }

    private String allFixed(int context, List<Argument> fixed) {
      for (int i = 0; i < sites.size(); i++) {
        fixed.add(new Argument(context, i));
      }
      return "";
    }

    /** One sample with all it draws moving; notes the sites that do not move. */
    private String moving(int context, List<Argument> fixed) {
      ArgumentTable table = new ArgumentTable(sites.size(), sites.size() + SPARE, point.base());
      for (long trial = 0; !table.full(); trial += probe.lanes()) {
        if (trial > MOST_TRIALS) {
          return "points at which all nested roots exist are too rare";
        }
        for (int lane = 0; lane < probe.lanes(); lane++) {
          long n = ((long) context << 18) + trial + lane;
          probe.parameters(lane, point.streams().arguments(0, n));
          probe.inputs(lane, point.streams().arguments(1, n), context);
          probe.moveInputs(lane, point.streams().arguments(2, n));
        }
        watch.ask();
        probe.forward();
        for (int lane = 0; lane < probe.lanes(); lane++) {
          if (!probe.bad(lane) && !table.full()) {
            for (int i = 0; i < sites.size(); i++) {
              table.put(i, sites.get(i), probe, lane);
            }
            table.next();
          }
        }
      }
      List<Integer> moved = new ArrayList<>();
      for (int i = 0; i < sites.size(); i++) {
        if (table.stands(i)) {
          fixed.add(new Argument(context, i));
        } else {
          moved.add(i);
        }
      }
      return settle(table, moved, i -> sites.get(i).kind());
    }

    private static int lanes(int wanted) {
      return Math.min(LANES, (wanted + 7) / 8 * 8);
    }

    /** Merges equal arguments and compares the rank with their number. */
    private String settle(ArgumentTable table, List<Integer> chosen, IntFunction<ArgumentSite.Kind> kind) {
      Map<Key, Integer> different = new LinkedHashMap<>();
      chosen.forEach(i -> different.putIfAbsent(new Key(kind.apply(i), table.values(i)), i));
      Matrix rows = Matrix.zero(different.size(), table.columns());
      int row = 0;
      for (int i : different.values()) {
        System.arraycopy(table.moves(i), 0, rows.data(), rows.index(row++, 0), table.columns());
      }
      EchelonBasis basis = new EchelonBasis(point.field(), kernels, table.columns());
      basis.absorb(rows, Team.alone(), watch);
      distinct += different.size();
      rank += basis.rank();
      return basis.rank() == different.size() ? ""
          : "the " + different.size() + " arguments of smooth functions have differentials of rank " + basis.rank();
    }

    /** What does not depend on numbers that fields draw: all contexts at once, with the parameters moving. */
    private String pooled(List<Argument> fixed, long contexts) {
      if (roots.depth() > 1 && contexts > 1) {
        return "norms are nested, and tokens come in finitely many contexts";
      }
      if (fixed.size() > MOST_FIXED) {
        return TOO_MANY_FIXED;
      }
      ContextPool pool = new ContextPool(point, sites, (int) contexts, watch);
      // A few points tell how many are different, which is how many points are needed.
      ArgumentTable few = pool.table(fixed, 4);
      if (few == null) {
        return "points at which all roots exist are too rare";
      }
      Map<Key, Argument> different = new LinkedHashMap<>();
      for (int i = 0; i < fixed.size(); i++) {
        different.putIfAbsent(new Key(kind(fixed.get(i)), few.values(i)), fixed.get(i));
      }
      List<Argument> chosen = new ArrayList<>(different.values());
      if (chosen.size() > MOST_ARGUMENTS) {
        return "there are more than " + MOST_ARGUMENTS + " different arguments in all contexts of tokens";
      }
      ArgumentTable table = pool.table(chosen, chosen.size() + SPARE);
      if (table == null) {
        return "points at which all roots exist are too rare";
      }
      List<Integer> all = new ArrayList<>();
      for (int i = 0; i < chosen.size(); i++) {
        if (table.stands(i)) {
          return "a smooth function is taken of a constant";
        }
        all.add(i);
      }
      return settle(table, all, i -> kind(chosen.get(i)));
    }

    private ArgumentSite.Kind kind(Argument argument) {
      return sites.get(argument.site()).kind();
    }
  }
}
