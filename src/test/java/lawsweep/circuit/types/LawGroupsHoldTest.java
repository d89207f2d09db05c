package lawsweep.circuit.types;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.KnownFamilies;
import lawsweep.circuit.laws.SoftmaxPattern;
import lawsweep.circuit.line.Network;
import lawsweep.circuit.walk.CircuitPoint;
import lawsweep.circuit.walk.CircuitRefusedException;
import lawsweep.circuit.walk.SampledFields;
import lawsweep.circuit.walk.WalkStreams;
import lawsweep.exact.EchelonBasis;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.random.Stream;
import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;

/** Random fields, each at a random point of its own, are orthogonal to gradients of all laws of all groups. */
class LawGroupsHoldTest {

  /** Of larger networks there are relatives. */
  private static final int MOST = 250;
  private static final int TRIES = 20;
  private static final int ENOUGH = 6;

  private static CircuitPoint point(Circuit circuit) {
    return new CircuitPoint(circuit, new WalkStreams(Stream.named("groups"), 0));
  }

  /** Some fields; few or none where many roots have to exist. */
  private static List<SampledFields.Sample> samples(CircuitPoint point) {
    SampledFields fields = new SampledFields(point);
    List<SampledFields.Sample> samples = new ArrayList<>();
    for (int i = 0; i < TRIES && samples.size() < ENOUGH; i++) {
      samples.addAll(fields.take());
    }
    return samples;
  }

  /** Laws that some field is not orthogonal to; empty if there is no field. */
  private static Optional<BitSet> broken(Circuit circuit, LawGroups laws) {
    CircuitPoint point = point(circuit);
    PrimeField field = point.field();
    BitSet broken = new BitSet();
    List<SampledFields.Sample> samples = samples(point);
    for (SampledFields.Sample sample : samples) {
      List<double[]> rows = LawRows.gradients(laws, circuit, sample.theta(), field::reduce);
      for (int row = 0; row < rows.size(); row++) {
        double sum = 0;
        for (int i = 0; i < sample.field().length; i++) {
          sum = field.reduce(sum + field.multiply(rows.get(row)[i], sample.field()[i]));
        }
        broken.set(row, broken.get(row) || sum != 0);
      }
    }
    return samples.isEmpty() ? Optional.empty() : Optional.of(broken);
  }

  private static int rank(Circuit circuit, LawGroups laws) {
    CircuitPoint point = point(circuit);
    List<double[]> rows = LawRows.gradients(laws, circuit, point.values(), point.field()::reduce);
    Matrix matrix = Matrix.zero(rows.size(), circuit.columns());
    for (int i = 0; i < rows.size(); i++) {
      System.arraycopy(rows.get(i), 0, matrix.data(), matrix.index(i, 0), circuit.columns());
    }
    return new EchelonBasis(point.field(), VectorKernels.hot(), circuit.columns()).absorb(matrix, Team.alone());
  }

  private static List<String> lines() {
    List<String> lines = new ArrayList<>();
    RealLines real = new RealLines(17);
    for (int i = 0; i < 80; i++) {
      lines.add(i % 4 == 0 ? real.turned() : real.next());
    }
    KnownFamilies.rows().forEach(row -> row.line().ifPresent(lines::add));
    return lines;
  }

  /** Whether types prove that laws are independent; laws one by one are. */
  private static boolean independent(Circuit circuit) {
    try {
      return TypedLaws.of(circuit, Setting.PLAIN).independent();
    } catch (TypeRefusedException e) {
      return true;
    }
  }

  @Test
  void lawsHoldAndAreIndependentWhereThatIsProved() {
    List<String> wrong = new ArrayList<>();
    int held = 0;
    for (String line : lines()) {
      Circuit circuit = Network.of(line).circuit();
      if (circuit.parameters() <= MOST) {
        LawGroups laws = LawGroups.of(circuit);
        try {
          Optional<BitSet> broken = broken(circuit, laws);
          held += broken.isPresent() ? 1 : 0;
          if (broken.isPresent() && !broken.get().isEmpty()) {
            wrong.add(line + ": laws " + broken + " of " + laws);
          } else if (independent(circuit) && rank(circuit, laws) != laws.count()) {
            wrong.add(line + ": rank " + rank(circuit, laws) + " of " + laws.count());
          }
        } catch (CircuitRefusedException e) {
          assertTrue(e.getMessage().matches(".*(nested|no point).*"), e.getMessage());
        }
      }
    }
    assertEquals("", String.join("\n", wrong));
    assertTrue(held > 500, held + " looked at");
  }

  @Test
  void sidesOfTwoTensorsAreThoseThatMeet() {
    Circuit circuit = LawGroupsTest.transposed();
    assertEquals(Optional.of(new BitSet()), broken(circuit, LawGroups.of(circuit)));
  }

  /** In circuits with epsilons, or random factors, all laws hold of groups that survive, and not all of others. */
  private static int compared(Circuit circuit, Circuit rewritten, Setting setting) {
    LawGroups laws = LawGroups.of(circuit);
    Optional<BitSet> seen = broken(rewritten, laws);
    if (seen.isEmpty()) {
      return 0;
    }
    BitSet broken = seen.get();
    List<Set<Setting>> survivors = LawGroups.survivors(circuit);
    int first = 0;
    int gone = 0;
    for (int group = 0; group < survivors.size(); group++) {
      int end = first + (int) laws.groups().get(group).count();
      boolean holds = broken.get(first, end).isEmpty();
      assertEquals(holds, survivors.get(group).contains(setting), circuit.tensors() + ": " + laws.groups().get(group));
      gone += holds ? 0 : 1;
      first = end;
    }
    return gone;
  }

  @Test
  void whatSurvivesHoldsInCircuitsThatAreWrittenSo() {
    RealLines lines = new RealLines(23);
    int eps = 0;
    int dropout = 0;
    for (int i = 0; i < 60; i++) {
      Circuit circuit = Network.of(i % 4 == 0 ? lines.turned() : lines.next()).circuit();
      if (circuit.parameters() <= MOST) {
        SoftmaxPattern softmax = new SoftmaxPattern(circuit);
        Masks masks = Masks.of(circuit, new Facts(circuit, softmax));
        eps += compared(circuit, Rewritten.eps(circuit), Setting.EPS);
        dropout += compared(circuit, Rewritten.dropout(circuit, masks::on), Setting.DROPOUT);
      }
    }
    assertTrue(eps > 5, eps + " groups end with epsilons");
    assertTrue(dropout > 5, dropout + " groups end with dropout");
  }
}
