package lawsweep.road.dense;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lawsweep.kernel.Kernels;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.law.Fields;
import lawsweep.law.Fingerprint;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Verdict;
import lawsweep.law.known.LawRanks;
import lawsweep.lie.span.HostEngine;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import lawsweep.random.Stream;
import lawsweep.work.Stop;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;

/** A certificate that proves the count but left a level before it was exhausted, so that a dimension is too low. */
final class UndersampledCertificateTest {

  private final Kernels kernels = new VectorKernels();
  private final LawCell cell =
      new LawCell(new Architecture(Family.LINEAR, List.of(2, 3, 3, 3, 2), Bias.NONE), Fields.GENERIC, 0, 0);

  @Test
  void aLevelLeftTooEarlyIsRefused() {
    Optional<String> refusal = new DenseVerifier(kernels).refuse(count(4, 3, 8), Team.alone(), Stop.NEVER);
    assertTrue(refusal.isPresent() && refusal.get().contains("too few samples"), refusal::toString);
  }

  @Test
  void levelsSampledToTheEndAreAccepted() {
    LawCount count = count(8, 8, 8);
    assertEquals(List.of(4, 10, 12), count.levelDims());
    assertEquals(Optional.empty(), new DenseVerifier(kernels).refuse(count, Team.alone(), Stop.NEVER));
  }

  /** A count with the given numbers of samples on its levels, and a fingerprint to match. */
  private LawCount count(int... samples) {
    Stream stream = DenseCounter.stream(cell);
    LawRanks laws = LawRanks.compute(cell.architecture(), stream, kernels, Team.alone(), () -> {});
    Filtration filtration =
        new Filtration(cell.architecture(), stream, 0, 30, new HostEngine(kernels), Team.alone(), () -> {});
    for (int size : samples) {
      filtration.sampleLevel((taken, _, _) -> taken == 0 ? size : 0);
    }
    Fingerprint fingerprint = DenseCounts.begin(cell, List.of());
    filtration.addTo(fingerprint);
    List<DenseCertificate.Draw> draws = new ArrayList<>(List.of(filtration.evidence()));
    DenseFinding finding = DenseFinding.of(cell.architecture(), laws, draws);
    assertEquals(Verdict.COMPLETE, finding.verdict());
    return DenseCounts.count(cell, laws, finding, draws, fingerprint, "");
  }
}
