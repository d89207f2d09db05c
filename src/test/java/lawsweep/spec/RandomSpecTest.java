package lawsweep.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import lawsweep.sweep.Specs;
import lawsweep.sweep.store.Sweeps;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random entries: a pure function of the spec, in range, without repeats, uniform. */
class RandomSpecTest {

  private static String random(long seed, int count, String depth, String width) {
    return "name: r\nseed: %d\nnetworks:\n- {family: linear, random: {count: %d, depth: %s, width: %s}}\n"
        .formatted(seed, count, depth, width);
  }

  @Test
  void drawsArePinned() throws SpecException {
    assertEquals(PINNED, Specs.widths(random(7, 6, "2..4", "2..9")));
  }

  private static final List<String> PINNED =
      List.of("4,9,8", "8,7,2,7", "8,2,5", "5,8,2,9", "3,3,7,9", "2,2,3");

  @Test
  void anotherSeedDrawsOthers() throws SpecException {
    assertNotEquals(Specs.widths(random(1, 20, "2..4", "2..9")), Specs.widths(random(2, 20, "2..4", "2..9")));
  }

  @Test
  void aLongerDrawFromALargeRangeBeginsWithTheShorterOne() throws SpecException {
    List<String> all = Specs.widths(random(3, 300, "3..4", "1..40"));
    assertEquals(all.subList(0, 100), Specs.widths(random(3, 100, "3..4", "1..40")));
  }

  @Test
  void drawsStayInRange() throws SpecException {
    for (var cell : Specs.read(random(5, 4000, "[2, 5]", "[3, 7..9]")).cells()) {
      assertTrue(Set.of(2, 5).contains(Sweeps.law(cell).architecture().depth()), cell::key);
      assertTrue(Set.of(3, 7, 8, 9).containsAll(Sweeps.law(cell).architecture().widths()), cell::key);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, Long.MAX_VALUE})
  void everyArchitectureIsDrawnOnceWhenAllAreAskedFor(long seed) throws SpecException {
    List<String> drawn = Specs.widths(random(seed, 27 + 81, "2..3", "1..3"));
    Set<String> grid =
        new HashSet<>(Specs.widths("name: g\nnetworks: [{family: linear, depth: 2..3, each: 1..3}]"));
    assertEquals(108, drawn.size());
    assertEquals(grid, new HashSet<>(drawn));
  }

  @Test
  void manyDrawsDoNotRepeat() throws SpecException {
    List<String> drawn = Specs.widths(random(0, 20_000, "2..16", "[1, 2]"));
    assertEquals(20_000, new HashSet<>(drawn).size());
    List<String> sparse = Specs.widths(random(0, 20_000, "2..4", "1..15"));
    assertEquals(20_000, new HashSet<>(sparse).size());
  }

  @Test
  void depthsAndWidthsAreUniform() throws SpecException {
    TreeMap<Integer, Integer> depths = new TreeMap<>();
    TreeMap<Integer, Integer> widths = new TreeMap<>();
    int layers = 0;
    for (var cell : Specs.read(random(11, 30_000, "4..6", "1..50")).cells()) {
      depths.merge(Sweeps.law(cell).architecture().depth(), 1, Integer::sum);
      for (int width : Sweeps.law(cell).architecture().widths()) {
        widths.merge(width, 1, Integer::sum);
        layers++;
      }
    }
    // Six standard deviations of a binomial count.
    assertEquals(3, depths.size());
    depths.values().forEach(n -> assertEquals(10_000, n, 6 * Math.sqrt(30_000 * 2 / 9.0)));
    assertEquals(50, widths.size());
    double mean = layers / 50.0;
    widths.values().forEach(n -> assertEquals(mean, n, 6 * Math.sqrt(mean)));
  }

  @Test
  void drawsAvoidWhatOtherEntriesAskFor() throws SpecException {
    String spec =
        """
        name: r
        networks:
        - {family: linear, random: {count: 10, depth: 2, width: 1..3}}
        - {family: linear, random: {count: 9, depth: 2, width: 1..3}}
        - {family: linear, depth: 2, width: [1, 2], input: [1, 2], output: [1, 2]}
        - {family: relu, random: {count: 27, depth: 2, width: 1..3}}
        """;
    List<String> keys = Specs.keys(Specs.read(spec));
    assertEquals(10 + 9 + 8 + 27, new HashSet<>(keys).size());
    assertEquals("linear_1x1x1_generic_0", keys.get(19));
    SpecException e = assertThrows(SpecException.class, () -> Specs.read(spec.replace("count: 9", "count: 10")));
    String expected = "sweep.yaml:4: random asks for 10 architectures and there are 9 ";
    assertTrue(e.getMessage().startsWith(expected), e::getMessage);
  }

  @Test
  void oneDrawServesAllFamiliesAndBiases() throws SpecException {
    String spec = Specs.entry("relu", "bias: [none, all]\nrandom: {count: 5, depth: 2..4, width: 2..9}");
    List<String> widths = Specs.widths(spec);
    assertEquals(10, widths.size());
    assertEquals(widths.subList(0, 5), widths.subList(5, 10));
  }

  @Test
  void twoRandomEntriesDrawIndependently() throws SpecException {
    String entry = "- {family: %s, random: {count: 9, depth: 2..4, width: 2..9}}\n";
    List<String> widths =
        Specs.widths("name: r\nnetworks:\n" + entry.formatted("linear") + entry.formatted("relu"));
    assertFalse(widths.subList(0, 9).equals(widths.subList(9, 18)));
  }
}
