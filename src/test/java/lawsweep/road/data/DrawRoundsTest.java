package lawsweep.road.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import lawsweep.cuda.Lane;
import lawsweep.cuda.PtxGpu;
import lawsweep.exact.Primes;
import lawsweep.gpu.draws.DevicePatterns;
import lawsweep.law.DataChoice;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.lie.span.Engines;
import lawsweep.lie.span.HostEngine;
import lawsweep.lie.span.PatternSpan;
import lawsweep.lie.span.PatternSpans;
import lawsweep.lie.span.PatternWork;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Circuit;
import lawsweep.network.Family;
import lawsweep.pattern.PatternSearch;
import lawsweep.pattern.PatternSet;
import lawsweep.residue.PrimeField;
import lawsweep.support.Architectures;
import lawsweep.support.Seeds;
import lawsweep.support.ThreadsForTest;
import lawsweep.work.DeviceLostException;
import lawsweep.work.Limits;
import lawsweep.work.OutOfDeviceMemoryException;
import lawsweep.work.Stop;
import lawsweep.work.StoppedException;
import lawsweep.work.Team;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Draws in rounds on a device, whose kernels are executed in Java, against draws one by one on the processor. */
class DrawRoundsTest {

  private static final long MEMORY = 256L << 20;

  private static LawCount onDevice(PtxGpu gpu, LawCell cell, Team team, Stop stop) {
    try (Lane lane = gpu.lane()) {
      Engines engines = new Engines(Draws.VECTOR, new HostEngine(Draws.VECTOR),
          Optional.of(new DevicePatterns(lane, gpu.facts())));
      return new DataCounter(engines).count(cell, Limits.DEFAULT, team, stop);
    }
  }

  private static LawCount check(LawCell cell) {
    LawCount expected = Draws.count(cell, Team.alone());
    try (PtxGpu gpu = PtxGpu.withMemory(MEMORY)) {
      assertEquals(expected, onDevice(gpu, cell, Team.alone(), Stop.NEVER), Seeds.note(cell.key()));
      assertTrue(gpu.launches().containsKey("absorb_patterns"), cell.key());
    }
    return expected;
  }

  private static LawCount check(Architecture a, int draws) {
    return check(Draws.cell(a, 5, draws));
  }

  /** Rows looked at one by one. */
  @Test
  void ofFewRows() {
    check(Draws.relu(1, 2, 1), 20);
    check(Draws.relu(2, 2, 2, 2), 20);
    check(Draws.biased(Bias.HIDDEN, 1, 4, 4, 1), 4);
    check(Draws.residual(2, 2, 2), 5);
  }

  /** Tests before rows; with one warp, with two and with four. */
  @Test
  void ofTestedPatterns() {
    for (LawCell cell : List.of(Draws.cell(Draws.relu(3, 4, 4), 1, 4), Draws.cell(Draws.relu(4, 8, 3), 1, 2),
        Draws.cell(Draws.relu(4, 8, 8, 3), 1, 1))) {
      assertTrue(TestedFields.pay(cell), cell.key());
      check(cell);
    }
  }

  @Test
  void ofDifferencesOfOutputs() {
    check(Draws.entropy(Draws.relu(3, 4, 2), 2, new DataChoice(5, 0, Optional.empty())));
    check(Draws.entropy(Draws.biased(Bias.ALL, 3, 3, 2), 2, new DataChoice(4, 3, Optional.empty())));
  }

  /** Some draws fall short of R: brackets of the forms that came back, and further primes. */
  @Test
  void withBracketsAndPrimes() {
    LawCount count = check(Draws.relu(1, 4, 4, 2), 20);
    int primes = ((DataCertificate) count.certificate()).primes().size();
    assertTrue(count.bracketLength() > 1 && primes > 1, count.bracketLength() + " fields, " + primes + " primes");
  }

  private static Architecture random(Random random, int mostLayers, int mostWidth) {
    List<Integer> widths = new ArrayList<>();
    for (int layer = 0; layer < 3 + random.nextInt(mostLayers - 2); layer++) {
      widths.add(1 + random.nextInt(mostWidth));
    }
    return new Architecture(Family.RELU, widths, List.of(Bias.values()).get(random.nextInt(Bias.values().length)));
  }

  private static void checkRandom(int cells, int mostLayers, int mostWidth, String what) {
    for (int number = 0; number < cells; number++) {
      Random random = Seeds.random(what, number);
      check(Draws.cell(random(random, mostLayers, mostWidth), number, 1 + random.nextInt(3)));
    }
  }

  @Test
  void ofRandomNetworks() {
    checkRandom(12, 4, 3, "draws on a GPU");
  }

  @Test
  @Tag("campaign")
  void ofManyRandomNetworks() {
    checkRandom(300, 5, 5, "many draws on a GPU");
    check(Draws.relu(10, 16, 16, 4), 2);
    check(Draws.relu(4, 20, 20, 10), 1);
  }

  /** More draws than places, and threads that share them. */
  @Test
  void whateverTheMemoryAndTheTeam() {
    LawCell cell = Draws.cell(Draws.relu(1, 4, 2), 3, 60);
    LawCount expected = Draws.count(cell, Team.alone());
    try (PtxGpu gpu = PtxGpu.withMemory(9_330_000)) {
      assertEquals(expected, onDevice(gpu, cell, Team.alone(), Stop.NEVER));
      assertTrue(gpu.launches().get("absorb_patterns") > 10, gpu.launches().toString());
      assertEquals(expected, onDevice(gpu, cell, new ThreadsForTest(3), Stop.NEVER));
    }
    try (PtxGpu gpu = PtxGpu.withMemory(8_000_000)) {
      assertThrows(OutOfDeviceMemoryException.class, () -> onDevice(gpu, cell, Team.alone(), Stop.NEVER));
    }
  }

  /** Ranks, patterns used, tests believed and patterns that raised the rank, after each part of a draw's patterns. */
  @ParameterizedTest
  @CsvSource({"'3,4,4', none", "'2,6,4,3', none", "'4,8,3', all", "'3,3,3,3', hidden", "'4,8,8,3', none"})
  void spansAreThoseOfTheProcessor(String widths, String bias) {
    Architecture a = new Architecture(Family.RELU, Architectures.widths(widths),
        Bias.valueOf(bias.toUpperCase(Locale.ROOT)));
    LawCell cell = Draws.cell(a, 7, 1);
    Circuit network = new Circuit(a);
    DrawStreams streams = DrawStreams.of(cell);
    PrimeField field = new Primes(streams.primes()).get(0);
    long[] theta = Draws.weights(cell, 0);
    ModularDraw modulus =
        new ModularDraw(network, new FreeColumns(network), field, Draws.VECTOR, streams.fields(), true);
    modulus.begin(theta, 5);
    PatternSearch search = new PatternSearch(network);
    PatternSet found = new PatternSet(network.neurons());
    search.begin(theta, streams.weights(), 0);
    double[] weights = Arrays.stream(theta).asDoubleStream().toArray();
    Optional<PatternWork.Start> start = Optional.of(new PatternWork.Start(field, weights, 5));
    try (PtxGpu gpu = PtxGpu.withMemory(MEMORY);
        Lane lane = gpu.lane();
        PatternSpans spans = new DevicePatterns(lane, gpu.facts()).open(DrawRounds.space(cell), 2)) {
      int used = 0;
      for (int part = 0; part < 5 && !search.exhausted() && !modulus.full(); part++) {
        search.more(found);
        spans.launch(List.of(new PatternWork(0, start, found, used, found.size(), true)));
        start = Optional.empty();
        used = modulus.absorbTested(found, used, found.size(), () -> {});
        PatternSpan span = spans.collect().getFirst();
        assertEquals(modulus.rank() + " " + used + " " + modulus.tests(),
            span.rank() + " " + span.used() + " " + span.tests());
        assertArrayEquals(Arrays.copyOf(modulus.raising(), modulus.raised()), span.forms().orElseThrow().raising());
      }
      assertTrue(modulus.tests() > 0);
    }
  }

  /** Spans of a device that says other ranks than it has found. */
  private record Erring(PatternSpans spans, int by) implements PatternSpans {

    @Override
    public int places() {
      return spans.places();
    }

    @Override
    public void launch(List<PatternWork> works) {
      spans.launch(works);
    }

    @Override
    public List<PatternSpan> collect() {
      return spans.collect().stream().map(this::wrong).toList();
    }

    private PatternSpan wrong(PatternSpan s) {
      return s.forms().isPresent() ? s : new PatternSpan(s.rank() + by, s.used(), s.tests(), s.forms());
    }

    @Override
    public void close() {
      spans.close();
    }
  }

  /** Too low, and too high for the laws at hand. */
  @ParameterizedTest
  @ValueSource(ints = {-1, 1})
  void aDeviceThatErrsIsLost(int by) {
    LawCell cell = Draws.cell(Draws.relu(2, 2, 2, 2), 5, 4);
    try (PtxGpu gpu = PtxGpu.withMemory(MEMORY); Lane lane = gpu.lane()) {
      DevicePatterns right = new DevicePatterns(lane, gpu.facts());
      DataCounter counter = new DataCounter(new Engines(Draws.VECTOR, new HostEngine(Draws.VECTOR),
          Optional.of((space, most) -> new Erring(right.open(space, most), by))));
      DeviceLostException lost = assertThrows(DeviceLostException.class,
          () -> counter.count(cell, Limits.DEFAULT, Team.alone(), Stop.NEVER));
      assertTrue(lost.getMessage().startsWith("draw "), lost.getMessage());
    }
  }

  /** Time that is up does not save results which were not compared. */
  @Test
  void noResultIsTakenBeforeTheFirstWasCompared() {
    LawCell cell = Draws.cell(Draws.relu(2, 2, 2, 2), 5, 4);
    DrawResult[] results = new DrawResult[4];
    try (PtxGpu gpu = PtxGpu.withMemory(MEMORY); Lane lane = gpu.lane()) {
      DevicePatterns right = new DevicePatterns(lane, gpu.facts());
      DrawRounds rounds =
          new DrawRounds(cell, Draws.VECTOR, (space, most) -> new Erring(right.open(space, most), -1), 6);
      assertThrows(DeviceLostException.class, () -> rounds.count(0, results, Team.alone(), () -> {
        if (results[0] != null) {
          throw new StoppedException();
        }
      }));
      assertNull(results[0]);
    }
  }

  /** Rows of one input and one output, of many parameters. */
  @Test
  void ofManyColumnsAndFewRows() {
    LawCell cell = Draws.cell(Draws.relu(1, 11, 10, 1), 3, 2);
    assertFalse(TestedFields.pay(cell));
    check(cell);
  }

  @Test
  void aLostDeviceAndAStopEndTheCount() {
    LawCell cell = Draws.cell(Draws.relu(1, 4, 4, 2), 5, 20);
    try (PtxGpu gpu = PtxGpu.withMemory(MEMORY)) {
      assertThrows(StoppedException.class, () -> onDevice(gpu, cell, Team.alone(), () -> true));
      gpu.loseAt(2);
      assertThrows(DeviceLostException.class, () -> onDevice(gpu, cell, Team.alone(), Stop.NEVER));
    }
  }
}
