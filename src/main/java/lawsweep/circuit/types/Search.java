package lawsweep.circuit.types;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Step;
import lawsweep.circuit.laws.LawKind;
import lawsweep.circuit.laws.SoftmaxPattern;

/** One search for laws by type. */
final class Search {

  private final Circuit circuit;
  private final Setting setting;
  private final Mover.Parts parts;
  private final Turned turned;
  private final boolean[] unseen;
  private final Set<String> doubtful = new TreeSet<>();

  Search(Circuit circuit, Setting setting, SoftmaxPattern softmax, Facts facts) {
    this.circuit = circuit;
    this.setting = setting;
    Masks masks = setting == Setting.DROPOUT ? Masks.of(circuit, facts) : Masks.none(circuit, facts);
    this.parts = new Mover.Parts(facts, softmax, masks,
        new Unseen(circuit, facts, softmax, masks, setting == Setting.EPS));
    this.turned = new Turned(circuit, facts);
    this.unseen = new boolean[circuit.tensors().size()];
    new Limits(circuit, facts, softmax).check();
    for (int i = 0; i < circuit.steps().size(); i++) {
      if (circuit.steps().get(i) instanceof Step.Parameter parameter) {
        unseen[parameter.tensor()] = parts.unseen().at(i).all();
      }
    }
  }

  TypedLaws laws() {
    List<Solution> solutions = new ArrayList<>();
    switch (setting) {
      case PLAIN, EPS, DROPOUT -> solutions.addAll(solve(_ -> true));
      case MOMENTUM -> solve(_ -> true).stream().filter(Solution::linear).forEach(solutions::add);
      case ADAMW -> solutions.addAll(solve(tensor -> unseen[tensor]));
      case DECAY_BY_GROUPS -> {
        Decay decay = new Decay(circuit, parts.facts());
        solutions.addAll(solve(decay::decays));
        solutions.addAll(solve(tensor -> !decay.decays(tensor)));
      }
    }
    return new TypedLaws(families(solutions), doubt());
  }

  /** The same laws with their indices. */
  List<Written.Entry> groups() {
    Equations equations = new Equations();
    Unknowns unknowns = moved(equations, _ -> true);
    List<Gathering.Box> boxes = new Gathering(circuit, unknowns, equations, turned).boxes();
    return new Written(circuit, unknowns, turned, new Kinds(circuit, unseen), new Depths(circuit)).groups(boxes);
  }

  /** Whether laws are laws in this setting, too. */
  Predicate<Gathering.Box> holds() {
    if (setting == Setting.MOMENTUM) {
      return box -> box.carrier().linear();
    }
    if (setting == Setting.ADAMW) {
      return box -> box.carrier().linear()
          && box.carrier().pieces().stream().allMatch(piece -> unseen[piece.tensor()]);
    }
    if (setting == Setting.DECAY_BY_GROUPS) {
      Decay decay = new Decay(circuit, parts.facts());
      return box -> box.carrier().pieces().stream().map(piece -> decay.decays(piece.tensor())).distinct().count() == 1;
    }
    Equations equations = new Equations();
    return new Gathering(circuit, moved(equations, _ -> true), equations, turned)::holds;
  }

  private Unknowns moved(Equations equations, IntPredicate moving) {
    Unknowns unknowns = new Unknowns(turned);
    new Mover(circuit, parts, unknowns, equations, setting == Setting.EPS).solve(moving);
    return unknowns;
  }

  private List<Solution> solve(IntPredicate moving) {
    Equations equations = new Equations();
    Unknowns unknowns = moved(equations, moving);
    if (setting != Setting.MOMENTUM) {
      // Sums of parameters are independent of each other.
      doubtful.addAll(new Independence(circuit, unknowns, equations).doubtful());
    }
    return new Basis(circuit, unknowns, equations).solutions();
  }

  private String doubt() {
    return doubtful.isEmpty()
        ? ""
        : "not proved that laws of these tensors are independent: " + String.join(", ", doubtful);
  }

  private List<Family> families(List<Solution> solutions) {
    Kinds kinds = new Kinds(circuit, unseen);
    Map<LawKind, Map<String, Family>> byKind = new TreeMap<>();
    for (Solution solution : solutions) {
      LawKind kind = kinds.of(solution);
      Set<String> names = new TreeSet<>();
      solution.parts().forEach(part -> names.add(part.tensor().name()));
      String text = String.join(", ", names);
      byKind.computeIfAbsent(kind, _ -> new TreeMap<>()).merge(text,
          new Family(kind, solution.count(), text, solution.linear()),
          (a, b) -> new Family(kind, Math.addExact(a.count(), b.count()), text, a.linear() && b.linear()));
    }
    List<Family> families = new ArrayList<>();
    byKind.values().forEach(map -> families.addAll(map.values()));
    return families;
  }
}
