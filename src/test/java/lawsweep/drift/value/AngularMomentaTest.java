package lawsweep.drift.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import lawsweep.checkpoint.names.TensorView;
import lawsweep.circuit.types.LawGroup;
import lawsweep.circuit.types.LawGroup.Form;
import lawsweep.circuit.types.LawGroup.Index;
import lawsweep.circuit.types.LawGroup.Term;
import lawsweep.support.Seeds;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;

/** Angular momenta by their definition, entry by entry. */
class AngularMomentaTest {

  private static final String BUFFER = "momentum_buffer.";
  private static final double FACTOR = -0.125;

  @Test
  void momentaOfMatricesAreWhatTheDefinitionSays() throws IOException {
    for (int i = 0; i < 40; i++) {
      RandomGroups made = new RandomGroups(Seeds.random("momenta", i));
      LawGroup group = plain(made.group(Form.PRODUCTS, 6));
      List<Double> expected = new ArrayList<>();
      for (List<Integer> choice : choices(group.indices())) {
        for (int a = group.first(); a < group.first() + group.matrix(); a++) {
          for (int b = a + 1; b < group.first() + group.matrix(); b++) {
            expected.add(matrix(group, made, choice, a, b));
          }
        }
      }
      assertMomenta(expected, group, made);
    }
  }

  @Test
  void momentaOfPlanesAreWhatTheDefinitionSays() throws IOException {
    int planes = 0;
    for (int i = 0; i < 120; i++) {
      RandomGroups made = new RandomGroups(Seeds.random("planes", i));
      LawGroup group = plain(made.group(Form.SQUARES, 6));
      int plane = 0;
      while (plane < group.indices().size()
          && group.indices().get(plane).members().stream().anyMatch(members -> members.size() != 2)) {
        plane++;
      }
      List<Double> expected = new ArrayList<>();
      if (plane < group.indices().size()) {
        planes++;
        for (List<Integer> choice : choices(group.indices())) {
          expected.add(plane(group, made, choice, plane));
        }
      }
      assertMomenta(expected, group, made);
    }
    assertTrue(planes > 10);
  }

  /** With factors of 1 and -1 and without differences. */
  private static LawGroup plain(LawGroup group) {
    return new LawGroup(group.kind(), group.form(),
        group.indices().stream().map(index -> new Index(index.members(), false)).toList(), group.first(),
        group.matrix(), group.terms().stream()
            .map(term -> new Term(term.tensor(), Long.signum(term.factor()), term.places(), term.matrix())).toList());
  }

  private static void assertMomenta(List<Double> expected, LawGroup group, RandomGroups made) throws IOException {
    AngularMomenta found = new LawEvaluator(List.of(group), made.views(), Team.alone())
        .momenta(TensorSource.weights(made.checkpoint()),
            new TensorSource(made.checkpoint(), TensorFamily.BUFFERS), FACTOR)
        .getFirst();
    assertEquals(expected.size(), found.values().length);
    double scale = found.weights() * found.velocities();
    double largest = 0;
    for (int i = 0; i < found.values().length; i++) {
      assertEquals(FACTOR * expected.get(i), found.values()[i], 4e-16 * scale);
      largest = Math.max(largest, Math.abs(FACTOR * expected.get(i)));
    }
    if (!expected.isEmpty()) {
      assertEquals(length(group, made, ""), found.weights(), 1e-14 * found.weights());
      assertEquals(-FACTOR * length(group, made, BUFFER), found.velocities(), 1e-14 * found.velocities());
      assertEquals(largest / scale, found.relative(), 1e-15);
    }
  }

  private static double length(LawGroup group, RandomGroups made, String prefix) {
    double squares = 0;
    for (Term term : group.terms()) {
      TensorView view = made.views().get(term.tensor());
      for (int[] entry : NaiveLaws.entries(view.shape())) {
        squares += Math.pow(made.checkpoint().array(prefix + view.stored())[(int) view.number(entry)], 2);
      }
    }
    return Math.sqrt(squares);
  }

  private static List<List<Integer>> choices(List<Index> indices) {
    List<List<Integer>> choices = new ArrayList<>(List.of(List.of()));
    for (Index index : indices) {
      List<List<Integer>> more = new ArrayList<>();
      for (List<Integer> choice : choices) {
        for (int s = 0; s < index.members().size(); s++) {
          List<Integer> longer = new ArrayList<>(choice);
          longer.add(s);
          more.add(longer);
        }
      }
      choices = more;
    }
    return choices;
  }

  private static double matrix(LawGroup group, RandomGroups made, List<Integer> choice, int a, int b) {
    double sum = 0;
    for (Term term : group.terms()) {
      TensorView view = made.views().get(term.tensor());
      for (int[] entry : NaiveLaws.entries(view.shape())) {
        boolean belongs = entry[term.matrix()] == a;
        for (int k = 0; k < choice.size(); k++) {
          belongs &= group.indices().get(k).members().get(choice.get(k)).contains(entry[term.places().get(k)]);
        }
        sum += belongs ? turn(made, view, entry, term.matrix(), b) : 0;
      }
    }
    return sum;
  }

  private static double plane(LawGroup group, RandomGroups made, List<Integer> choice, int plane) {
    double sum = 0;
    for (Term term : group.terms()) {
      TensorView view = made.views().get(term.tensor());
      for (int[] entry : NaiveLaws.entries(view.shape())) {
        boolean belongs = true;
        for (int k = 0; k < choice.size(); k++) {
          List<Integer> members = group.indices().get(k).members().get(choice.get(k));
          int here = entry[term.places().get(k)];
          belongs &= k == plane ? here == members.getFirst() : members.contains(here);
        }
        int other = group.indices().get(plane).members().get(choice.get(plane)).getLast();
        sum += belongs ? turn(made, view, entry, term.places().get(plane), other) : 0;
      }
    }
    return sum;
  }

  /** θ_a v_b - θ_b v_a. */
  private static double turn(RandomGroups made, TensorView view, int[] entry, int side, int b) {
    int[] other = entry.clone();
    other[side] = b;
    double[] weights = made.checkpoint().array(view.stored());
    double[] velocities = made.checkpoint().array(BUFFER + view.stored());
    int here = (int) view.number(entry);
    int there = (int) view.number(other);
    return weights[here] * velocities[there] - weights[there] * velocities[here];
  }
}
