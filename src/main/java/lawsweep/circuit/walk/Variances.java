package lawsweep.circuit.walk;

import java.util.ArrayList;
import java.util.List;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Scalar;
import lawsweep.circuit.Shapes;
import lawsweep.circuit.Step;
import lawsweep.circuit.jet.LaneReduction;
import lawsweep.residue.PrimeField;

/** The numbers of which roots are taken, and whether they are squares. */
final class Variances {

  /**
   * A number of which a root is taken.
   *
   * @param step the wire it lies on
   * @param depth how many roots lie behind it, its own included
   */
  record Site(int step, int entry, int depth) {}

  private final List<Site> sites = new ArrayList<>();
  private final List<Site> denominators = new ArrayList<>();
  private final PrimeField field;
  private final int square;

  Variances(Circuit circuit, PrimeField field) {
    this.field = field;
    this.square = (field.p() - 1) / 2;
    RootDepths depths = new RootDepths(circuit);
    for (int i = 0; i < circuit.steps().size(); i++) {
      Step step = circuit.steps().get(i);
      for (int e = 0; e < Shapes.size(step.shape()); e++) {
        if (step instanceof Step.InverseRoot root) {
          sites.add(new Site(root.from(), e, depths.of(i)));
        } else if (step instanceof Step.Apply apply && apply.function() == Scalar.RECIPROCAL) {
          denominators.add(new Site(apply.from(), e, depths.of(i)));
        }
      }
    }
  }

  /** All numbers whose roots lie at a depth. */
  List<Site> at(int depth) {
    return sites.stream().filter(site -> site.depth == depth).toList();
  }

  /**
   * Whether all roots before a depth exist in a sample, and no denominator behind fewer is 0.
   *
   * @param real whether they must exist among the residues
   */
  boolean reachable(Probe probe, int depth, int lane, boolean real) {
    for (Site site : sites) {
      if (site.depth < depth && !hasRoot(site, probe, lane, real)) {
        return false;
      }
    }
    for (Site site : denominators) {
      if (site.depth < depth && probe.value(site.step, site.entry, 0, lane) == 0
          && probe.value(site.step, site.entry, 1, lane) == 0) {
        return false;
      }
    }
    return true;
  }

  private boolean hasRoot(Site site, Probe probe, int lane, boolean real) {
    int symbol = symbol(site, probe, lane, real);
    return symbol == 1 || (symbol == -1 && site.depth == 1 && !real);
  }

  /**
   * 1 for a square, -1 for another number, 0 for 0: among the residues where no root lies behind it or where that is
   * asked for, else among the residues with an imaginary unit.
   */
  int symbol(Site site, Probe probe, int lane, boolean real) {
    double re = probe.value(site.step, site.entry, 0, lane);
    double im = probe.value(site.step, site.entry, 1, lane);
    double number = site.depth == 1 || real ? re : field.reduce(re * re + im * im);
    return number == 0 || (real && im != 0) ? 0 : (int) LaneReduction.power(field, number, square);
  }

  /**
   * Values up to a square that is common to all: the first is made 1 or -1 where it is a residue.
   *
   * @param values parts 0 and 1 of each
   */
  List<Double> shape(List<Double> values) {
    double first = values.get(0);
    if (values.get(1) != 0 || first == 0) {
      return values;
    }
    double factor = field.reduce(field.invert(first) * LaneReduction.power(field, first, square));
    return values.stream().map(value -> field.multiply(value, factor) + 0.0).toList();
  }
}
