package lawsweep.drift;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import lawsweep.checkpoint.names.NameMap;
import lawsweep.circuit.laws.SingleLaw;
import lawsweep.circuit.types.LawGroup;
import lawsweep.circuit.types.LawGroups;
import lawsweep.drift.value.AngularMomenta;
import lawsweep.drift.value.LawEvaluator;
import lawsweep.drift.value.LawValues;
import lawsweep.drift.value.TensorSource;
import lawsweep.work.Team;

/** The laws of a network in groups that are told apart in results, and how they are evaluated. */
final class LawSections {

  private final List<LawGroup> groups = new ArrayList<>();
  private final List<List<SingleLaw>> singles = new ArrayList<>();
  private final List<Section> sections = new ArrayList<>();
  private final NameMap map;

  /**
   * A group.
   *
   * @param names what its laws are called
   * @param degree the power of a factor on all parameters by which its laws change; 0 if they are not homogeneous
   * @param side of the matrices that the laws are entries of; 0 if they are no entries of matrices
   * @param twoSided whether laws are differences, so that one side may move as the other does
   * @param tensors those of the network that the laws sum
   */
  record Section(LawNames names, int degree, int side, boolean twoSided, List<Integer> tensors) {}

  /**
   * The laws of some kinds.
   *
   * @param kinds words of {@link LawWord}; empty for all
   */
  LawSections(LawGroups laws, NameMap map, Set<String> kinds) {
    this.map = map;
    for (LawGroup group : laws.groups()) {
      GroupNames names = new GroupNames(group, map);
      if (kinds.isEmpty() || kinds.contains(names.kind())) {
        groups.add(group);
        sections.add(new Section(names, group.form() == LawGroup.Form.SUMS ? 1 : 2, group.matrix(),
            !names.oneSided(), group.terms().stream().map(LawGroup.Term::tensor).distinct().toList()));
      }
    }
    Map<String, List<SingleLaw>> alike = new LinkedHashMap<>();
    for (SingleLaw law : laws.singles()) {
      SingleNames names = new SingleNames(List.of(law), map);
      if (kinds.isEmpty() || kinds.contains(names.kind())) {
        alike.computeIfAbsent(names.kind() + " " + names.group(), _ -> new ArrayList<>()).add(law);
      }
    }
    alike.values().forEach(some -> {
      singles.add(some);
      SingleNames names = new SingleNames(some, map);
      sections.add(new Section(names, SingleNames.degree(some), 0, !names.oneSided(),
          some.stream().flatMap(law -> law.parts().stream()).map(SingleLaw.Part::tensor).distinct().toList()));
    });
  }

  /** The groups, from input to output; those of laws one by one come last. */
  List<Section> sections() {
    return sections;
  }

  /** How many laws. */
  long count() {
    return sections.stream().mapToLong(section -> section.names().count()).sum();
  }

  /** What evaluates them. */
  LawEvaluator evaluator(Team team) {
    return new LawEvaluator(groups, map.views(), team);
  }

  /** All laws, section by section. */
  List<LawValues> values(LawEvaluator evaluator, TensorSource source) throws IOException {
    List<LawValues> values = new ArrayList<>(evaluator.values(source));
    for (List<SingleLaw> some : singles) {
      values.add(evaluator.singles(some, source));
    }
    return values;
  }

  /**
   * What stored tensors of one side, biases and gains, add to each law, section by section; no numbers for sections
   * without such tensors. Weight decay often is kept from them.
   */
  List<double[]> ofVectors(TensorSource source, Team team) throws IOException {
    List<Integer> vectors = IntStream.range(0, map.views().size())
        .filter(tensor -> map.views().get(tensor).storedShape().size() < 2).boxed().toList();
    List<LawGroup> some = groups.stream().map(group -> only(vectors, group)).filter(group -> !group.terms().isEmpty())
        .toList();
    LawEvaluator evaluator = new LawEvaluator(some, vectors.stream().map(map.views()::get).toList(), team);
    Iterator<LawValues> found = evaluator.values(source).iterator();
    List<double[]> values = new ArrayList<>();
    for (int g = 0; g < sections.size(); g++) {
      if (Collections.disjoint(sections.get(g).tensors(), vectors)) {
        values.add(new double[0]);
      } else {
        LawValues each = g < groups.size() ? found.next()
            : evaluator.singles(singles.get(g - groups.size()).stream().map(law -> only(vectors, law)).toList(),
                source);
        values.add(IntStream.range(0, each.count()).mapToDouble(each::value).toArray());
      }
    }
    return values;
  }

  /** What remains of laws if there are no other tensors than some, which are counted anew. */
  private static LawGroup only(List<Integer> some, LawGroup group) {
    return new LawGroup(group.kind(), group.form(), group.indices(), group.first(), group.matrix(),
        group.terms().stream().filter(term -> some.contains(term.tensor()))
            .map(term -> new LawGroup.Term(some.indexOf(term.tensor()), term.factor(), term.places(), term.matrix()))
            .toList());
  }

  private static SingleLaw only(List<Integer> some, SingleLaw law) {
    return new SingleLaw(law.kind(), law.parts().stream().filter(part -> some.contains(part.tensor()))
        .map(part -> new SingleLaw.Part(some.indexOf(part.tensor()), part.i(), part.j(), part.factor())).toList());
  }

  /**
   * For each section whose laws have one side by how much all that they sum has moved, entry by entry; empty for
   * others, for laws of a single parameter, which is all that they sum, and for laws one by one.
   */
  List<OptionalDouble> movements(LawEvaluator evaluator, TensorSource first, TensorSource now) throws IOException {
    List<OptionalDouble> movements = new ArrayList<>(evaluator.movements(first, now));
    for (int g = 0; g < movements.size(); g++) {
      if (sections.get(g).names().kind().equals(LawWord.STILL.word())) {
        movements.set(g, OptionalDouble.empty());
      }
    }
    singles.forEach(_ -> movements.add(OptionalDouble.empty()));
    return movements;
  }

  /** The angular momenta of each section; none for laws one by one. */
  List<AngularMomenta> momenta(LawEvaluator evaluator, TensorSource weights, TensorSource velocities, double factor)
      throws IOException {
    List<AngularMomenta> momenta = new ArrayList<>(evaluator.momenta(weights, velocities, factor));
    singles.forEach(_ -> momenta.add(new AngularMomenta(new double[0], 0, 0)));
    return momenta;
  }
}
