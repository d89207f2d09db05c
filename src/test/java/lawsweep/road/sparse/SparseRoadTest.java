package lawsweep.road.sparse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lawsweep.circuit.line.Network;
import lawsweep.kernel.ScalarKernels;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.NetLine;
import lawsweep.law.Tampering;
import lawsweep.law.Verdict;
import lawsweep.random.Stream;
import lawsweep.road.circuit.CircuitRoad;
import lawsweep.road.sparse.SparseCertificate.Block;
import lawsweep.work.Limits;
import lawsweep.work.OutOfReachException;
import lawsweep.work.Stop;
import lawsweep.work.Team;
import lawsweep.work.Watch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The road against ranks at random points on small networks, and against closed forms on large ones. */
class SparseRoadTest {

  private final SparseRoad road = new SparseRoad(new VectorKernels());

  private static LawCell cell(String line) {
    return new LawCell(new NetLine(Network.of(line)), Fields.DATA, 0, 0);
  }

  private LawCount count(String line) {
    assertTrue(road.takes(cell(line)), line);
    return road.count(cell(line), Limits.DEFAULT, Team.alone(), Stop.NEVER);
  }

  private static long l2(long n, long m, long r) {
    long k = Math.min(n + m, r);
    return k * (2 * r + 1 - k) / 2;
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "seq 2x4 > attn 2x2",
      "seq 3x4 > attn 2x2",
      "seq 2x5 causal > attn 1x3",
      "seq 2x5 > attn 4x1",
      "seq 2x6 > attn 2x2 bias qkvo",
      "seq 3x5 > attn 2x2 bias qk",
      "seq 2x4 causal > attn 2x2 bias vo",
      "seq 2x4 > attn 2x2 kv 1",
      "seq 3x6 > attn 4x1 kv 2 bias qv",
      "seq 3x5 causal > attn 1x4 rope",
      "seq 3x7 > attn 2x2 kv 1 rope",
      "seq 3x4 > attn 1x2 rope bias qk",
      "seq 4x4 > attn 1x2 sigmoid",
      "seq 3x4 > attn 1x2 bias qko sigmoid",
      "seq 4x4 > attn 1x4 rope sigmoid",
      "seq 5x3 causal > attn 1x2 bias v sigmoid",
      "seq 2x4 > attn 2x2 bias qkv sigmoid"})
  void smallNetworksHaveTheLawsOfRandomPoints(String line) {
    LawCount sparse = count(line);
    LawCount random = CircuitRoad.ofData(new VectorKernels())
        .count(cell(line), Limits.DEFAULT, Team.alone(), Stop.NEVER);
    assertEquals(Verdict.COMPLETE, sparse.verdict());
    assertEquals(random.verdict(), sparse.verdict());
    assertEquals(random.lieDim(), sparse.lieDim());
    assertEquals(random.certificate().knownKinds(), sparse.certificate().knownKinds());
  }

  @Test
  void largeNetworksHaveTheLawsOfClosedForms() {
    assertEquals(24 * l2(768, 768, 64), count("seq 1024x768 > attn 12x64 causal").laws());
    assertEquals(24 * l2(768, 768, 64), count("seq 1024x768 > attn 12x64").laws());
    assertEquals(24 * l2(768, 768, 64) + 12 * 64, count("seq 1024x768 > attn 12x64 causal bias qkvo").laws());
    assertEquals(32 * (64 + l2(4096, 4096, 128)), count("seq 2048x4096 causal > attn 32x128 rope").laws());
    assertEquals(8 * (l2(4096, 1024, 32) + l2(1024, 4096, 32)), count("seq 9x1024 > attn 32x32 kv 8").laws());
    assertEquals(8 * l2(500, 500, 100), count("seq 5x500 > attn 4x100 sigmoid").laws());
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "seq 1x4 > attn 2x2",
      "seq 2x3 > attn 2x2",
      "seq 4x4 > attn 1x4 rope",
      "seq 4x4 > attn 1x4 rope bias v sigmoid",
      "seq 2x4 causal > attn 1x4 rope",
      "seq 3x4 causal > attn 1x4 rope 2",
      "seq 3x4 > attn 2x2 bias v sigmoid",
      "seq 2x4 > attn 2x2 linear",
      "seq 2x4 > attn 2x2 relbias",
      "seq 2x4 > attn 2x2 qknorm",
      "seq 2x4 > attn 2x2 > out 3",
      "vec 4 > dense 2 > out 3"})
  void otherNetworksAreLeftAlone(String line) {
    assertFalse(road.takes(cell(line)), line);
  }

  @Test
  void smallNetworksAreLeftToTheirOwnRanks() {
    assertFalse(road.suits(cell("seq 2x4 > attn 2x2")));
    assertTrue(road.suits(cell("seq 2x64 > attn 4x16")));
  }

  @Test
  void pointsOfFewerWeightsFallShort() {
    AttentionShape shape = AttentionShape.of("seq 2x6 > attn 2x3").orElseThrow();
    Stream stream = Stream.named("fewer weights");
    SparseCore whole = new SparseCore(shape, new VectorKernels(), Watch.NONE);
    assertTrue(whole.fill(stream, Team.alone()).isPresent());
    SparseCore part = new SparseCore(shape, ends -> ends.inside() && ends.one().part() != Part.VALUES,
        new VectorKernels(), Watch.NONE);
    assertEquals(Optional.empty(), part.fill(stream, Team.alone()));
  }

  @ParameterizedTest
  @CsvSource({"seq 7x40 > attn 3x9, seq 2x8 > attn 2x3", "seq 7x30 causal > attn 3x8 kv 1 rope bias q, "
      + "seq 3x10 causal > attn 3x6 kv 1 rope bias q", "seq 2x9 > attn 2x2 sigmoid, seq 2x6 > attn 2x2 sigmoid"})
  void coresAreSmallNetworksOfTheSameKind(String line, String core) {
    assertEquals(core, AttentionShape.of(line).orElseThrow().core().line());
    assertEquals(cell(line).parameters(), AttentionShape.of(line).orElseThrow().parameters());
  }

  @Test
  void certificatesAreRecomputedAndTamperedOnesRefused() {
    LawCount count = count("seq 1024x96 > attn 12x8 causal bias k");
    SparseRoad other = new SparseRoad(new ScalarKernels());
    assertEquals(Optional.empty(), other.refuse(count, Team.alone(), Stop.NEVER));
    SparseCertificate c = (SparseCertificate) count.certificate();
    List<Block> blocks = new ArrayList<>(c.blocks());
    blocks.set(0, blocks.getFirst().times(blocks.getFirst().count() + 1));
    assertRefused(other, count, new SparseCertificate(c.engine(), c.cell(), c.core(), blocks, c.rank(), c.knownLaws(),
        c.fingerprint()), "blocks: claimed");
    assertRefused(other, count, new SparseCertificate(c.engine(), c.cell(), c.core(), c.blocks(), c.rank() - 1,
        c.knownLaws(), c.fingerprint()), "rank: claimed");
    assertRefused(other, count, new SparseCertificate("0", c.cell(), c.core(), c.blocks(), c.rank(), c.knownLaws(),
        c.fingerprint()), "engine version 0");
    assertRefused(other, count, new SparseCertificate(c.engine(), c.cell(), c.core(), c.blocks(), c.rank(),
        c.knownLaws(), "00"), "fingerprint: claimed 00");
    assertTrue(road.because(count).startsWith("proof: 36000 at a sparse point + 960 known laws = D"),
        road.because(count));
  }

  private static void assertRefused(SparseRoad road, LawCount count, SparseCertificate forged, String why) {
    String said = road.refuse(Tampering.withCertificate(count, forged), Team.alone(), Stop.NEVER).orElse("");
    assertTrue(said.contains(why), said);
  }

  @Test
  void theTimeLimitEndsTheSearch() {
    LawCell cell = cell("seq 2048x4096 causal > attn 32x128 rope");
    Limits little = new Limits(1e-9, Limits.DEFAULT.memoryBytes(), Limits.DEFAULT.bracketLength());
    assertThrows(OutOfReachException.class, () -> road.count(cell, little, Team.alone(), Stop.NEVER));
  }
}
