package lawsweep.circuit.walk;

import java.util.ArrayList;
import java.util.List;
import lawsweep.work.Watch;

/** All contexts of one-hot inputs at once, at points that they share, with the parameters moving. */
final class ContextPool {

  private static final int LANES = 64;
  private static final int MOST_FAILURES = 1 << 10;

  private final CircuitPoint point;
  private final List<ArgumentSite> sites;
  private final int contexts;
  private final Probe probe;
  private final Watch watch;

  /**
   * No points yet.
   *
   * @param watch asked for each block of contexts; may end the work
   */
  ContextPool(CircuitPoint point, List<ArgumentSite> sites, int contexts, Watch watch) {
    this.watch = watch;
    this.point = point;
    this.sites = sites;
    this.contexts = contexts;
    this.probe = new Probe(point, Math.min(LANES, (contexts + 7) / 8 * 8));
  }

  /**
   * How arguments move at several points.
   *
   * @param chosen a context and the index of a site for each, contexts in order
   * @return null if roots are missing too often
   */
  ArgumentTable table(List<Argument> chosen, int trials) {
    ArgumentTable table = new ArgumentTable(chosen.size(), trials, point.base());
    int failures = 0;
    for (long trial = 0; !table.full(); trial++) {
      if (fill(table, chosen, trial)) {
        table.next();
      } else if (++failures > MOST_FAILURES) {
        return null;
      }
    }
    return table;
  }

  /**
   * An argument of a smooth function.
   *
   * @param context the choices of tokens, numbered
   * @param site index of a site
   */
  record Argument(int context, int site) {}

  private boolean fill(ArgumentTable table, List<Argument> chosen, long trial) {
    int next = 0;
    for (int first = 0; first < contexts; first += probe.lanes()) {
      for (int lane = 0; lane < probe.lanes(); lane++) {
        probe.parameters(lane, point.streams().arguments(3, trial));
        probe.moveParameters(lane, point.streams().arguments(4, trial));
        probe.inputs(lane, point.streams().arguments(5, trial), Math.min(first + lane, contexts - 1));
      }
      watch.ask();
      probe.forward();
      for (int lane = 0; lane < probe.lanes(); lane++) {
        if (probe.bad(lane)) {
          return false;
        }
      }
      while (next < chosen.size() && chosen.get(next).context() < first + probe.lanes()) {
        Argument argument = chosen.get(next);
        table.put(next++, sites.get(argument.site()), probe, argument.context() - first);
      }
    }
    return true;
  }

  /** How arguments of smooth functions move at several points: one row of residues for each argument. */
  static final class ArgumentTable {

    private static final int COMPARED = 4;

    private final int base;
    private final int trials;
    private final double[][] moves;
    private final double[][] values;
    private int filled;

    /** For so many arguments at so many points. */
    ArgumentTable(int arguments, int trials, int base) {
      this.base = base;
      this.trials = trials;
      this.moves = new double[arguments][trials * base];
      this.values = new double[arguments][COMPARED * base];
    }

    boolean full() {
      return filled == trials;
    }

    /** The next point is done. */
    void next() {
      filled++;
    }

    /** Notes an argument at the current point. */
    void put(int argument, ArgumentSite site, Probe probe, int lane) {
      for (int part = 0; part < base; part++) {
        moves[argument][filled * base + part] = site.move(probe, part, lane);
        if (filled < COMPARED) {
          values[argument][filled * base + part] = probe.value(site.step(), site.entry(), part, lane);
        }
      }
    }

    /** Residues for each argument. */
    int columns() {
      return trials * base;
    }

    double[] moves(int argument) {
      return moves[argument];
    }

    /** Values at the first points, by which arguments are told apart. */
    List<Double> values(int argument) {
      List<Double> list = new ArrayList<>();
      for (double value : values[argument]) {
        list.add(value + 0.0);
      }
      return list;
    }

    /** Whether an argument moved at no point. */
    boolean stands(int argument) {
      for (double move : moves[argument]) {
        if (move != 0) {
          return false;
        }
      }
      return true;
    }
  }
}
