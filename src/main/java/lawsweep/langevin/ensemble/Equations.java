package lawsweep.langevin.ensemble;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import lawsweep.langevin.cell.Equation;
import lawsweep.langevin.cell.Parameter;
import lawsweep.langevin.cell.Parameters;
import lawsweep.langevin.cell.Scheme;
import lawsweep.langevin.descent.Descent;
import lawsweep.langevin.dyson.Dyson;
import lawsweep.langevin.flow.FreeEnergyFlow;
import lawsweep.langevin.flow.GradientFlow;
import lawsweep.langevin.riemannian.Downstairs;
import lawsweep.langevin.riemannian.Upstairs;
import lawsweep.langevin.sphere.Sphere;
import lawsweep.text.Words;

/** A list of equations, and what follows from it: their words, their schemes, their parameters. */
public final class Equations {

  /** The equations that the program has, in the order of the documentation: a line each. */
  public static final Equations ALL = of(
      new Upstairs(),
      new Downstairs(),
      new GradientFlow(),
      new FreeEnergyFlow(),
      new Dyson(),
      new Sphere(),
      new Descent());

  private final Words<Equation> words;
  private final Words<Scheme> schemes;
  private final List<Parameter<?>> parameters;

  private Equations(List<Equation> equations) {
    words = Words.of(equations, Equation::label);
    Set<Scheme> offered = new LinkedHashSet<>();
    Set<Parameter<?>> known = new LinkedHashSet<>(Parameters.COMMON);
    for (Equation equation : equations) {
      offered.addAll(equation.schemes());
      known.addAll(equation.parameters());
    }
    schemes = Words.of(offered, Scheme::label);
    parameters = List.copyOf(new ArrayList<>(known));
  }

  /**
   * A list.
   *
   * @throws IllegalArgumentException if two equations, or two different schemes, have one label
   */
  public static Equations of(Equation... equations) {
    return new Equations(List.of(equations));
  }

  /** The equations by their labels. */
  public Words<Equation> words() {
    return words;
  }

  /** The schemes of all equations by their labels. */
  public Words<Scheme> schemes() {
    return schemes;
  }

  /**
   * The parameters of all equations, in the order of the documentation: what every cell has a place for, then settings.
   */
  public List<Parameter<?>> parameters() {
    return parameters;
  }
}
