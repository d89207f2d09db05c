package lawsweep.circuit.walk;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lawsweep.work.Watch;

/**
 * Certificate R: no product of different variances is a constant times a square, so that roots mod p may be chosen
 * freely. The package says why that is enough.
 *
 * @param variances of how many numbers a root is taken, in all contexts
 * @param distinct how many of them are different
 * @param rank the rank over two elements of their quadratic symbols at random points, without constants; independence
 *     is proved where it is that of {@code distinct}
 * @param flat the steps whose variance is itself a constant times a square, as norms over one dimension have it; 0 is
 *     one, too
 * @param failure why independence is not proved; empty if it is
 */
public record RootCertificate(int variances, int distinct, int rank, List<Integer> flat, String failure) {

  private static final int SPARE = 40;
  private static final int LANES = 64;
  private static final int COMPARED = 4;
  private static final long MOST_CONTEXTS = 4096;
  private static final int MOST_VARIANCES = 4096;
  private static final long MOST_TRIALS = 1L << 17;

  /** What is 0 at so many random points is 0. */
  private static final int ZEROS = 16;

  /** With a list that does not change. */
  public RootCertificate {
    flat = List.copyOf(flat);
  }

  /** Whether independence is proved. */
  public boolean holds() {
    return failure.isEmpty();
  }

  /**
   * Looks for a proof, at points of its own near a draw's.
   *
   * @param watch asked for each block of points and each variance; may end the search
   */
  public static RootCertificate of(CircuitPoint point, Watch watch) {
    int depth = new RootDepths(point.circuit()).depth();
    return depth == 0 ? new RootCertificate(0, 0, 0, List.of(), "") : new Search(point, watch).run(depth);
  }

  /** A variance in a context: its values at the first points tell it from others, its symbols are what counts. */
  private static final class Row {
    private final Variances.Site site;
    private final int context;
    private final List<Double> values = new ArrayList<>();
    private final BitSet symbols = new BitSet();
    private boolean moves;
    private boolean met;
    private int zeros;

    Row(Variances.Site site, int context) {
      this.site = site;
      this.context = context;
    }

    void clear() {
      values.clear();
      symbols.clear();
      moves = false;
    }

    /** Takes notice of a symbol; true if the variance is not 0. */
    boolean look(int symbol) {
      met |= symbol != 0;
      zeros += symbol == 0 ? 1 : 0;
      return symbol != 0;
    }

    boolean vanishes() {
      return !met && zeros >= ZEROS;
    }

    void note(double re, double im, int trial, boolean square) {
      if (trial < COMPARED) {
        values.add(re);
        values.add(im);
      }
      moves |= values.get(0) != re || values.get(1) != im;
      symbols.set(trial, !square);
    }
  }

  /**
   * A point that is tried.
   *
   * @param index how many were noted before
   * @param real whether roots are taken among the residues only
   */
  private record Trial(int depth, int index, boolean real) {}

  private static final class Search {
    private final CircuitPoint point;
    private final InputLayout layout;
    private final Variances variances;
    private final RootDepths depths;
    private final boolean smooth;
    private final Watch watch;
    private final Set<Integer> flat = new LinkedHashSet<>();
    private int all;
    private int distinct;
    private int rank;

    Search(CircuitPoint point, Watch watch) {
      this.watch = watch;
      this.point = point;
      this.layout = point.setting().layout();
      this.variances = new Variances(point.circuit(), point.field());
      this.depths = new RootDepths(point.circuit());
      this.smooth = !ArgumentSite.of(point.circuit()).isEmpty();
    }

    RootCertificate run(int depth) {
      String failure = layout.contexts() > MOST_CONTEXTS
          ? "there are more than " + MOST_CONTEXTS + " contexts of tokens"
          : "";
      for (int d = 1; d <= depth && failure.isEmpty(); d++) {
        failure = stage(d, (int) layout.contexts());
      }
      return new RootCertificate(all, distinct, rank, List.copyOf(flat), failure);
    }

    /** The variances of one depth, at points at which the roots before them exist. */
    private String stage(int depth, int contexts) {
      List<Variances.Site> sites = variances.at(depth);
      all = (int) Math.min(Integer.MAX_VALUE, all + (long) contexts * sites.size());
      if (sites.size() > MOST_VARIANCES) {
        return "there are more than " + MOST_VARIANCES + " variances";
      }
      List<Row> standing = new ArrayList<>();
      for (int context = 0; context < contexts; context++) {
        List<Row> rows = new ArrayList<>();
        for (Variances.Site site : sites) {
          rows.add(new Row(site, context));
        }
        if (layout.continuous()) {
          String failure = moving(rows, depth, context, standing);
          if (!failure.isEmpty()) {
            return failure;
          }
        } else {
          standing.addAll(rows);
        }
      }
      return standing.isEmpty() ? "" : pooled(standing, depth, contexts);
    }

    /**
     * One context. Behind other roots symbols among the residues with an imaginary unit cost less, but say nothing of
     * variances that are residues after all; where they do not suffice those among the residues decide.
     */
    private String moving(List<Row> rows, int depth, int context, List<Row> standing) {
      String failure = "";
      for (boolean real : depth == 1 ? new boolean[] {true} : new boolean[] {false, true}) {
        rows.forEach(Row::clear);
        if (!draw(rows, depth, context, real)) {
          return "points at which all roots before others exist are too rare";
        }
        Set<Integer> before = new LinkedHashSet<>(flat);
        int[] counts = {distinct, rank};
        failure = settle(rows.stream().filter(row -> row.moves).toList(), rows.size() + SPARE);
        if (failure.isEmpty()) {
          break;
        }
        if (!real) {
          flat.retainAll(before);
          distinct = counts[0];
          rank = counts[1];
        }
      }
      for (Row row : rows) {
        if (!row.moves && depths.fresh(row.site.step())) {
          return "a variance hangs on numbers that are drawn, but does not move with them";
        }
      }
      standing.addAll(rows.stream().filter(row -> !row.moves).toList());
      return failure;
    }

    /** One context, at the point's parameters, with random numbers drawn. */
    private boolean draw(List<Row> rows, int depth, int context, boolean real) {
      int wanted = rows.size() + SPARE;
      Probe probe = new Probe(point, Math.min(LANES, (wanted + 7) / 8 * 8));
      probe.parametersOfPoint();
      int done = 0;
      for (long trial = 0; done < wanted; trial += probe.lanes()) {
        if (trial > MOST_TRIALS) {
          return false;
        }
        for (int lane = 0; lane < probe.lanes(); lane++) {
          probe.inputs(lane, point.streams().roots(depth, ((long) context << 18) + trial + lane), context);
        }
        watch.ask();
        probe.forward();
        for (int lane = 0; lane < probe.lanes() && done < wanted; lane++) {
          done += note(rows, probe, lane, new Trial(depth, done, real)) ? 1 : 0;
        }
        if (rows.stream().anyMatch(Row::vanishes)) {
          noteZeros(rows);
          return false;
        }
      }
      return true;
    }

    /** Variances that are 0 with the only choice of tokens are 0 everywhere. */
    private void noteZeros(List<Row> rows) {
      if (layout.contexts() == 1) {
        rows.stream().filter(Row::vanishes).forEach(row -> flat.add(row.site.step()));
      }
    }

    /** Notes all rows at a point; false if it will not do. */
    private boolean note(List<Row> rows, Probe probe, int lane, Trial trial) {
      if (!variances.reachable(probe, trial.depth, lane, trial.real)
          || !rows.stream().allMatch(row -> row.look(variances.symbol(row.site, probe, lane, trial.real)))) {
        return false;
      }
      rows.forEach(row -> noted(row, probe, lane, trial).run());
      return true;
    }

    /**
     * Merges equal variances and compares the rank with their number. Without smooth functions those that are a
     * constant square times another are merged too: the quotient of their roots is the same in all samples, so these
     * lie on one variety, that of parameters with certain signs.
     */
    private String settle(List<Row> rows, int trials) {
      Map<List<Double>, Row> different = new LinkedHashMap<>();
      rows.forEach(row -> different.putIfAbsent(smooth ? row.values : variances.shape(row.values), row));
      BinaryRank binary = new BinaryRank();
      BitSet ones = new BitSet();
      ones.set(0, trials);
      binary.add(ones);
      for (Row row : different.values()) {
        watch.ask();
        binary.add(row.symbols);
        if (row.symbols.isEmpty() || row.symbols.equals(ones)) {
          flat.add(row.site.step());
        }
      }
      distinct += different.size();
      rank += binary.rank() - 1;
      return binary.rank() == different.size() + 1 ? ""
          : "the " + different.size() + " variances have quadratic symbols of rank " + (binary.rank() - 1);
    }

    /** What does not depend on numbers that fields draw: all contexts at once, at random parameters. */
    private String pooled(List<Row> rows, int depth, int contexts) {
      if (depth > 2 && contexts > 1) {
        return "norms are nested more than twice, and tokens come in finitely many contexts";
      }
      if (rows.size() > MOST_VARIANCES) {
        return "there are more than " + MOST_VARIANCES + " variances in all contexts of tokens";
      }
      List<Row> fresh = rows.stream().map(row -> new Row(row.site, row.context)).toList();
      Probe probe = new Probe(point, Math.min(LANES, (contexts + 7) / 8 * 8));
      int wanted = rows.size() + SPARE;
      int done = 0;
      for (long trial = 0; done < wanted; trial++) {
        if (trial > MOST_TRIALS) {
          return "points at which all roots before others exist are too rare";
        }
        done += trial(fresh, probe, depth, contexts, trial, done) ? 1 : 0;
        if (fresh.stream().anyMatch(Row::vanishes)) {
          noteZeros(fresh);
          return "a variance is 0";
        }
      }
      return settle(fresh, wanted);
    }

    private boolean trial(List<Row> rows, Probe probe, int depth, int contexts, long trial, int done) {
      List<Runnable> notes = new ArrayList<>();
      int next = 0;
      for (int first = 0; first < contexts; first += probe.lanes()) {
        for (int lane = 0; lane < probe.lanes(); lane++) {
          probe.parameters(lane, point.streams().roots(64 + depth, trial));
          probe.inputs(lane, point.streams().roots(128 + depth, trial), Math.min(first + lane, contexts - 1));
        }
        watch.ask();
        probe.forward();
        for (; next < rows.size() && rows.get(next).context < first + probe.lanes(); next++) {
          Row row = rows.get(next);
          int lane = row.context - first;
          if (!variances.reachable(probe, depth, lane, false)
              || !row.look(variances.symbol(row.site, probe, lane, false))) {
            return false;
          }
          notes.add(noted(row, probe, lane, new Trial(depth, done, false)));
        }
      }
      notes.forEach(Runnable::run);
      return true;
    }

    /** What to note if the whole point will do. */
    private Runnable noted(Row row, Probe probe, int lane, Trial trial) {
      double re = probe.value(row.site.step(), row.site.entry(), 0, lane);
      double im = probe.value(row.site.step(), row.site.entry(), 1, lane);
      boolean square = variances.symbol(row.site, probe, lane, trial.real) == 1;
      return () -> row.note(re, im, trial.index, square);
    }
  }

  /** The rank of vectors over the field with two elements. */
  private static final class BinaryRank {

    private final List<BitSet> basis = new ArrayList<>();

    /** Adds a vector; true if the rank grew. */
    boolean add(BitSet vector) {
      BitSet left = (BitSet) vector.clone();
      for (BitSet row : basis) {
        if (left.get(row.length() - 1)) {
          left.xor(row);
        }
      }
      if (left.isEmpty()) {
        return false;
      }
      basis.add(left);
      // Rows with later leading bits first: what is reduced by one stays reduced.
      basis.sort((a, b) -> Integer.compare(b.length(), a.length()));
      return true;
    }

    int rank() {
      return basis.size();
    }
  }
}
