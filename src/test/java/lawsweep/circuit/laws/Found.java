package lawsweep.circuit.laws;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.line.Network;
import lawsweep.circuit.walk.CircuitPoint;
import lawsweep.circuit.walk.CircuitSpan;
import lawsweep.circuit.walk.WalkStreams;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.random.Stream;
import lawsweep.residue.Matrix;
import lawsweep.work.Team;
import lawsweep.work.Watch;

/** The laws of a circuit at a random point. */
record Found(CircuitPoint point, KnownLaws laws, Matrix gradients, Map<LawKind, Integer> kinds) {

  static Found of(String line) {
    return of(Network.of(line).circuit(), 0);
  }

  static Found of(Circuit circuit, int draw) {
    CircuitPoint point = new CircuitPoint(circuit, new WalkStreams(Stream.named("laws"), draw));
    KnownLaws laws = KnownLaws.of(circuit, point.field(), Watch.NONE);
    Matrix gradients = laws.gradients(point.values());
    Matrix copy = new Matrix(gradients.data().clone(), 0, gradients.rows(), gradients.columns(), gradients.ld());
    return new Found(point, laws, gradients, laws.independent(copy, VectorKernels.hot(), Team.alone(), Watch.NONE));
  }

  /** N. */
  int count() {
    return kinds.values().stream().mapToInt(Integer::intValue).sum();
  }

  int parameters() {
    return point.circuit().columns();
  }

  /**
   * The dimension of brackets up to a level, all of which must be orthogonal to all laws.
   *
   * @throws lawsweep.circuit.walk.LawViolationException if one is not
   */
  int rank(int levels) {
    CircuitSpan span = new CircuitSpan(point, VectorKernels.hot(), gradients);
    int before = -1;
    for (int level = 0; level <= levels && span.rank() > before; level++) {
      before = span.rank();
      span.climb(parameters() - count(), Team.alone(), () -> {});
      before = level == 0 ? -1 : before;
    }
    return span.rank();
  }

  /** Formulas with their kinds. */
  List<String> formulas() {
    List<String> formulas = new ArrayList<>();
    for (int law = 0; law < laws.size(); law++) {
      formulas.add(laws.kind(law).word() + ": " + laws.formula(law));
    }
    return formulas;
  }
}
