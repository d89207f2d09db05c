package lawsweep.road.dense;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lawsweep.kernel.Kernels;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.law.Counting;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Verdict;
import lawsweep.law.known.LawRanks;
import lawsweep.lie.span.Engines;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;

/** Counts whose first draw folds columns. */
final class FoldedDrawsTest {

  private final Kernels kernels = new VectorKernels();

  @Test
  void aFoldedDrawProvesTheCountOfASquareNetwork() {
    LawCount count =
        new DenseCounter(kernels).count(cell(16, 16, 16, 16, 16, 16), Limits.DEFAULT, Team.alone(), Stop.NEVER);
    assertEquals(List.of(256, 256 + 4 * 120), count.levelDims());
    assertEquals(Verdict.COMPLETE, count.verdict());
    DenseCertificate.Draw draw = Counting.dense(count).draws().getFirst();
    assertEquals(736 + 16, draw.columns());
    assertEquals(Optional.empty(), new DenseVerifier(kernels).refuse(count, Team.alone(), Stop.NEVER));
  }

  @Test
  void anotherNumberOfColumnsIsRefused() {
    LawCount count =
        new DenseCounter(kernels).count(cell(16, 16, 16, 16, 16, 16), Limits.DEFAULT, Team.alone(), Stop.NEVER);
    DenseCertificate c = Counting.dense(count);
    List<DenseCertificate.Draw> draws = new ArrayList<>();
    for (DenseCertificate.Draw draw : c.draws()) {
      draws.add(new DenseCertificate.Draw(draw.index(), draw.prime(), draw.columns() + 1, draw.levels()));
    }
    DenseCertificate changed = new DenseCertificate(c.engine(), c.cell(), draws, c.rank(), c.knownLaws(),
        c.provenLaws(), c.fingerprint());
    LawCount claimed = new LawCount(count.parameters(), count.levelDims(), count.lieDim(), count.laws(),
        count.knownLaws(), count.extraLaws(), count.verdict(), count.bracketLength(), count.errorBound(), "", changed);
    assertTrue(new DenseVerifier(kernels).refuse(claimed, Team.alone(), Stop.NEVER).isPresent());
  }

  /** The laws of the scalar block are hidden, so no draw can reach the target and only unfolded ones may settle it. */
  @Test
  void withoutAProofUnfoldedDrawsFollow() {
    LawRanks.Source hidden = (a, stream, k, team, watch) -> {
      LawRanks found = LawRanks.compute(a, stream, k, team, watch);
      return new LawRanks(found.known(), found.known());
    };
    LawCell cell = cell(30, 1, 20, 25, 20, 1, 30);
    LawCount count =
        new DenseCounter(Engines.host(kernels), hidden).count(cell, Limits.DEFAULT, Team.alone(), Stop.NEVER);
    List<DenseCertificate.Draw> draws = Counting.dense(count).draws();
    assertTrue(draws.getFirst().columns() < 1100, draws::toString);
    assertTrue(draws.stream().skip(1).allMatch(draw -> draw.columns() == 1100), draws::toString);
    assertEquals(Verdict.EXTRA, count.verdict(), count.reason());
    assertEquals(59, count.lieDim());
    assertTrue(count.errorBound() > 0 && count.errorBound() < DenseFinding.ACCEPTED_ERROR);
    assertEquals(Optional.empty(),
        new DenseVerifier(Engines.host(kernels), hidden).refuse(count, Team.alone(), Stop.NEVER));
  }

  private static LawCell cell(Integer... widths) {
    return new LawCell(new Architecture(Family.LINEAR, List.of(widths), Bias.NONE), Fields.GENERIC, 0, 0);
  }
}
