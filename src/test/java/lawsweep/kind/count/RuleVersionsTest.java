package lawsweep.kind.count;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lawsweep.kernel.Kernels;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.law.Counting;
import lawsweep.law.DataChoice;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Loss;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.pattern.Inputs;
import lawsweep.road.data.DataCertificate;
import lawsweep.road.data.DataRoad;
import lawsweep.road.dense.DenseCertificate;
import lawsweep.support.Architectures;
import lawsweep.sweep.Cell;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.Kinds;
import lawsweep.sweep.Sweep;
import lawsweep.sweep.log.RuleSet;
import lawsweep.sweep.log.RuleVersions;
import lawsweep.sweep.store.ResultDirectory;
import lawsweep.sweep.store.Shard;
import lawsweep.sweep.store.SweepStatus;
import lawsweep.sweep.store.Sweeps;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results of several versions of the program are told; cells whose rules have different numbers are none. */
class RuleVersionsTest {

  private static final Kernels KERNELS = VectorKernels.hot();
  private static final Kinds KINDS = Sweeps.engines(new CountKind(KERNELS, RoadChoice.AUTO));

  @TempDir
  Path temporary;

  private static LawCell data(Integer... widths) {
    return new LawCell(Architectures.relu(Bias.NONE, widths), Fields.DATA, 77, 0,
        Optional.of(new DataChoice(2, 0, Optional.empty())));
  }

  private static LawCell generic(Architecture a) {
    return new LawCell(a, Fields.GENERIC, 77, 0);
  }

  private SweepStatus ran(RoadChoice choice, List<LawCell> cells) throws Exception {
    CountKind kind = new CountKind(KERNELS, choice);
    List<Cell> all = cells.stream().<Cell>map(CountCell::new).toList();
    Sweep sweep = new Sweep("a", 77, Limits.DEFAULT.with(1), all,
        new Sweep.Source("a".getBytes(StandardCharsets.UTF_8), Map.of()), Sweeps.engines(kind));
    ResultDirectory directory = Sweeps.prepare(temporary.resolve("out"), sweep);
    Sweeps.run(directory, kind, Shard.WHOLE, 1);
    return SweepStatus.of(directory);
  }

  private static RuleVersions versions(LawCount... counts) {
    RuleVersions versions = new RuleVersions();
    for (LawCount count : counts) {
      CellRecord record = CellRecord.done(new CountCell(count.certificate().cell()), new CountOutcome(count),
          count.certificate().method(), "here", 1);
      versions.add(RuleSet.of(KINDS, record), count.certificate().engine());
    }
    return versions;
  }

  private static LawCount count(LawCell cell) {
    return Roads.of(KERNELS).choose(RoadChoice.AUTO, cell).count(cell, Limits.DEFAULT, Team.alone(), Stop.NEVER);
  }

  private static LawCount by(String version, LawCount count) {
    DataCertificate c = (DataCertificate) count.certificate();
    return count.with(new DataCertificate(version, c.method(), c.cell(), c.primes(), c.rank(), c.knownLaws(), c.phi(),
        c.tally(), c.tails(), c.fingerprint()));
  }

  /**
   * Rectifiers are done within one level, linear networks are not; patterns of 3,5,5,3 are tested, those of 1,4,2 are
   * not.
   */
  @Test
  void oneProgramIsNoMixture() throws Exception {
    SweepStatus status = ran(RoadChoice.AUTO, List.of(generic(Architectures.linear(1, 4, 4, 2)),
        generic(Architectures.relu(Bias.NONE, 2, 3, 2)), data(3, 5, 5, 3), data(1, 4, 2)));
    assertEquals(List.of("dense 2", "dense 3", "dense data 2", "dense data 3"), status.roadVersions());
    assertFalse(status.mixedVersions());
  }

  @Test
  void twoProgramsAre() {
    LawCount tested = count(data(3, 5, 5, 3));
    LawCount untested = count(data(1, 4, 2));
    assertFalse(versions(tested, untested).mixed());
    assertTrue(versions(by("2", tested), tested).mixed());
    assertEquals(List.of("dense data 2", "dense data 3"), versions(by("2", tested), tested, untested).lines());
    assertFalse(versions(by("2", tested), untested).mixed(), "both by a program before there were tests");
    assertTrue(versions(by("1", untested), untested).mixed());
    LawCount dense = count(generic(Architectures.linear(2, 3, 2)));
    DenseCertificate c = Counting.dense(dense);
    LawCount old = dense.with(new DenseCertificate("1", c.cell(), c.draws(), c.rank(), c.knownLaws(), c.provenLaws(),
        c.fingerprint()));
    assertTrue(versions(old, dense).mixed());
  }

  private static LawCell given(int seed, Optional<Inputs.Numbers> numbers) {
    Inputs inputs = new Inputs(3, "ab".repeat(32), numbers);
    return new LawCell(Architectures.relu(Bias.NONE, 1, 3, 1), Fields.DATA, 77, seed,
        Optional.of(new DataChoice(2, 0, Optional.of(inputs))));
  }

  /** Repeated inputs change the rules of float64, for their cell alone. Records carry no inputs, sweeps do. */
  @Test
  void inputsDecideTheirRules() throws Exception {
    LawCell once = given(0, Optional.of(new Inputs.Numbers(1, 1, 3, 5, -7)));
    LawCell again = given(1, Optional.of(new Inputs.Numbers(1, 1, 3, 5, 3)));
    SweepStatus status = ran(new RoadChoice("float64"), List.of(once, again));
    assertEquals(List.of("float64 data 1", "float64 data 2"), status.roadVersions());
    assertFalse(status.mixedVersions());
    LawCount first = new Roads(List.of(DataRoad.inFloat64(Loss.MSE))).choose(RoadChoice.AUTO, once).count(once,
        Limits.DEFAULT, Team.alone(), Stop.NEVER);
    LawCount lost = first.with(((DataCertificate) first.certificate()).with(given(0, Optional.empty())));
    assertFalse(versions(lost, by("2", lost)).mixed(), "nothing tells by which rules they are counted today");
    assertTrue(versions(first, by("2", first)).mixed());
  }
}
