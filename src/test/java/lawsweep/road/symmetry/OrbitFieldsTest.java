package lawsweep.road.symmetry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import lawsweep.circuit.flow.FlowFields;
import lawsweep.circuit.flow.PhaseMotion;
import lawsweep.circuit.flow.PhasePoint;
import lawsweep.circuit.flow.PhaseSpan;
import lawsweep.circuit.jet.Algebra;
import lawsweep.circuit.jet.Jets;
import lawsweep.circuit.line.Network;
import lawsweep.circuit.walk.CircuitPoint;
import lawsweep.circuit.walk.WalkStreams;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.law.setting.DataLoss;
import lawsweep.law.setting.Labels;
import lawsweep.random.Stream;
import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;
import lawsweep.symmetry.Group;
import lawsweep.symmetry.GroupModulo;
import lawsweep.work.Team;
import lawsweep.work.Watch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fields of symmetric data against their definition, written out. */
class OrbitFieldsTest {

  /** 1 mod 8. */
  private static final PrimeField FIELD = field();
  private static final Stream WORDS = Stream.named("orbit fields");

  private static PrimeField field() {
    for (int p = PrimeField.MIN + 1;; p += 8) {
      if (PrimeField.isPrime(p)) {
        return new PrimeField(p);
      }
    }
  }

  private static Data data(String line, String group, Labels labels, DataLoss loss) {
    SymmetricNetwork network = SymmetricNetwork.of(Network.of(line).circuit());
    return new Data(network, new GroupModulo(Group.of(group, network.inputs()), FIELD), labels, loss);
  }

  private static CircuitPoint point(Data data) {
    double[] theta = new double[data.network().circuit().columns()];
    for (int i = 0; i < theta.length; i++) {
      theta[i] = FIELD.fromWord(WORDS.word(7, i));
    }
    return CircuitPoint.at(data.network().circuit(), new WalkStreams(WORDS, 0), FIELD, theta);
  }

  private static double[] gradient(FlowFields fields) {
    Jets theta = new Jets(1, fields.theta().length, 8);
    theta.attach(fields.theta(), /* once= */ true);
    Jets gradient = fields.pulled(0, Algebra.residues(1), 8, theta).compute(0, 1);
    double[] first = new double[fields.theta().length];
    for (int e = 0; e < first.length; e++) {
      first[e] = gradient.data(0)[gradient.at(0) + e * gradient.step(0)];
    }
    return first;
  }

  /** z = u (v x)^2, three labels, B_2: Σ (z - ρ y)^(2k-1) ∂z with z, ∂z by hand. */
  @ParameterizedTest
  @CsvSource({"INVARIANT,MSE", "DET,POWER_4", "INVARIANT,POWER_6", "DET,POWER_8"})
  void gradientsAreSumsOverTheOrbit(Labels labels, DataLoss loss) {
    Data data = data("vec 2 > dense 1 > x^2 > out 1", "hyperoctahedral", labels, loss);
    CircuitPoint point = point(data);
    double[] theta = point.values();
    double[] drawn = data.draw(WORDS, new WalkStreams(WORDS, 0).pulled(0, 0));
    double[] expected = new double[3];
    for (int[] g : new int[][] {{1, 0, 0, 1}, {1, 0, 0, -1}, {-1, 0, 0, 1}, {-1, 0, 0, -1}, {0, 1, 1, 0}, {0, 1, -1, 0},
        {0, -1, 1, 0}, {0, -1, -1, 0}}) {
      double x = g[0] * drawn[0] + g[1] * drawn[1];
      double y = g[2] * drawn[0] + g[3] * drawn[1];
      double label = labels == Labels.DET ? (g[0] * g[3] - g[1] * g[2]) * drawn[2] : drawn[2];
      double s = FIELD.reduce(FIELD.multiply(theta[0], x) + FIELD.multiply(theta[1], y));
      double square = FIELD.multiply(s, s);
      double difference = FIELD.reduce(FIELD.multiply(theta[2], square) - label);
      double residual = difference;
      for (int k = 2; k < loss.power(); k++) {
        residual = FIELD.multiply(residual, difference);
      }
      double inner = FIELD.multiply(2 * FIELD.multiply(theta[2], s), residual);
      expected[0] += FIELD.multiply(inner, x);
      expected[1] += FIELD.multiply(inner, y);
      expected[2] += FIELD.multiply(square, residual);
    }
    double[] found = gradient(new OrbitFields(data, point, Optional.empty()));
    for (int e = 0; e < 3; e++) {
      assertEquals(FIELD.canonical(expected[e]), FIELD.canonical(found[e]), "entry " + e);
    }
  }

  /** e^z at all of an orbit that sums to 0 multiply to 1, since z is linear; e^(2z) is the square. */
  @ParameterizedTest
  @CsvSource({"rotation-8", "rotation-4", "rotation-3", "neg", "dihedral-4"})
  void exponentialsObeyAllRelations(String group) {
    int root = Group.of(group, 2).root();
    PrimeField field = FIELD;
    for (int p = PrimeField.MIN + 1; field.p() % root != 1 % root; p++) {
      field = PrimeField.isPrime(p) ? new PrimeField(p) : field;
    }
    SymmetricNetwork network = SymmetricNetwork.of(Network.of("vec 2 > dense 2 > out 2").circuit());
    GroupModulo modulo = new GroupModulo(Group.of(group, 2), field);
    Exponentials exponentials = new Exponentials(new Expansion(network), modulo, WORDS, 5);
    double[] product = {1, 1};
    for (int g = 0; g < modulo.elements().size(); g++) {
      double[] once = exponentials.of(g, new long[] {1, -2});
      double[] twice = exponentials.of(g, new long[] {2, -4});
      for (int o = 0; o < 2; o++) {
        product[o] = field.multiply(product[o], once[o]);
        assertEquals(field.canonical(field.multiply(once[o], once[o])), field.canonical(twice[o]));
      }
    }
    assertEquals(1, field.canonical(product[0]));
    assertEquals(1, field.canonical(product[1]));
  }

  /** e^(z + w) = e^z e^w where z = u (v x)^2: monomials of weights, not of inputs, carry the numbers. */
  @Test
  void exponentialsOfPowersAreThoseOfMonomials() {
    SymmetricNetwork network = SymmetricNetwork.of(Network.of("vec 2 > dense 1 > x^2 > out 1").circuit());
    GroupModulo modulo = new GroupModulo(Group.of("none", 2), FIELD);
    Exponentials exponentials = new Exponentials(new Expansion(network), modulo, WORDS, 5);
    // (a + b)² + (a - b)² = 2 a² + 2 b²
    double left = FIELD.multiply(exponentials.of(0, new long[] {1, 1})[0], exponentials.of(0, new long[] {1, -1})[0]);
    double one = FIELD.multiply(exponentials.of(0, new long[] {1, 0})[0], exponentials.of(0, new long[] {0, 1})[0]);
    assertEquals(FIELD.canonical(FIELD.multiply(one, one)), FIELD.canonical(left));
  }

  @ParameterizedTest
  @CsvSource({"3,1,3,neg,INVARIANT", "3,1,3,neg,DET", "3,2,3,symmetric,INVARIANT", "3,2,3,symmetric,EQUIVARIANT",
      "2,2,2,rotation-8,INVARIANT", "2,3,2,dihedral-4,EQUIVARIANT", "3,1,3,hyperoctahedral,EQUIVARIANT"})
  void momentsSpanWhatOrbitsSpan(int outputs, int hidden, int inputs, String group, Labels labels) {
    Data data = data("vec " + inputs + " > dense " + hidden + " > out " + outputs, group, labels, DataLoss.MSE);
    CircuitPoint point = point(data);
    Moments moments = Moments.of(data.group(), labels, outputs);
    List<Integer> byOrbits = ranks(new OrbitFields(data, point, Optional.empty()));
    List<Integer> byMoments = ranks(new MomentFields(data, moments, point));
    assertEquals(byOrbits.getFirst(), byMoments.getFirst());
    assertEquals(byOrbits.getLast(), byMoments.getLast());
  }

  private static List<Integer> ranks(FlowFields fields) {
    int d = fields.theta().length;
    PhaseSpan span = new PhaseSpan(new PhasePoint(fields, PhaseMotion.gradient(d)), VectorKernels.hot(),
        Matrix.zero(0, d));
    span.begin(12);
    int first = span.climb(d, Team.alone(), Watch.NONE);
    for (int order = 1; order <= 12; order++) {
      span.climb(d, Team.alone(), Watch.NONE);
    }
    return List.of(first, span.rank());
  }
}
