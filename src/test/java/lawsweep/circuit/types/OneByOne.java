package lawsweep.circuit.types;

import java.util.EnumMap;
import java.util.Map;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.laws.KnownLaws;
import lawsweep.circuit.laws.LawKind;
import lawsweep.circuit.walk.CircuitPoint;
import lawsweep.circuit.walk.WalkStreams;
import lawsweep.exact.EchelonBasis;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.random.Stream;
import lawsweep.residue.Matrix;
import lawsweep.work.Team;
import lawsweep.work.Watch;

/** The laws of a small circuit one by one, and how many of their gradients are independent. */
final class OneByOne {

  private final CircuitPoint point;
  private final KnownLaws laws;

  OneByOne(Circuit circuit) {
    point = new CircuitPoint(circuit, new WalkStreams(Stream.named("types"), 0));
    laws = KnownLaws.of(circuit, point.field(), Watch.NONE);
  }

  Map<LawKind, Long> counts() {
    Map<LawKind, Long> counts = new EnumMap<>(LawKind.class);
    laws.independent(laws.gradients(point.values()), VectorKernels.hot(), Team.alone(), Watch.NONE)
        .forEach((kind, count) -> counts.put(kind, (long) count));
    return counts;
  }

  long count() {
    return counts().values().stream().mapToLong(Long::longValue).sum();
  }

  /** How many are sums of parameters: gradients of all others are 0 where the parameters are. */
  long linear() {
    Matrix gradients = laws.gradients(new double[point.values().length]);
    EchelonBasis basis = new EchelonBasis(point.field(), VectorKernels.hot(), point.values().length);
    return basis.absorb(gradients, Team.alone(), Watch.NONE);
  }
}
