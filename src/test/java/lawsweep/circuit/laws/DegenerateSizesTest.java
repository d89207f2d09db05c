package lawsweep.circuit.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sizes at which networks are less than they seem: numbers of laws by formulas. */
class DegenerateSizesTest {

  /** One token: queries and keys stand still, heads merge. Two are enough for the formula, dimension 1 too. */
  @ParameterizedTest
  @CsvSource({"1, 2, 1, 1", "1, 2, 2, 2", "1, 1, 2, 2", "1, 3, 2, 1", "2, 1, 1, 1", "2, 1, 2, 2", "2, 2, 1, 3",
      "2, 3, 2, 1", "3, 2, 2, 1"})
  void attention(int tokens, int dimension, int heads, int width) {
    int expected = tokens == 1
        ? 2 * heads * width * dimension + twoLayers(dimension, dimension, heads * width)
        : 2 * heads * twoLayers(dimension, dimension, width);
    String line = "seq " + tokens + "x" + dimension + " > attn " + heads + "x" + width;
    assertEquals(expected, Found.of(line).count());
    assertEquals(expected, Found.of(line + " causal").count());
  }

  private static int twoLayers(int out, int in, int hidden) {
    int k = Math.min(out + in, hidden);
    return k * (2 * hidden + 1 - k) / 2;
  }

  /**
   * Filters longer than the signal: a law for each component of the taps that meet; taps that meet nothing stand still;
   * taps that fall on one another differ by a constant.
   */
  @ParameterizedTest
  @CsvSource(delimiter = ';', textBlock = """
      image 1x1 > conv 1 3 pad zero > relu > conv 1 3 pad zero; 5
      image 1x2 > conv 1 5 pad zero > relu > conv 1 3 pad zero; 3
      image 1x2 > conv 1 3 pad circ > relu > conv 1 3 pad circ; 3
      image 1x4 > conv 1 3 pad circ > relu > conv 1 3 pad circ; 1
      """)
  void filters(String line, int laws) {
    assertEquals(laws, Found.of(line).count());
  }

  /** Pooling right behind circular filters sees sums of taps only. */
  @ParameterizedTest
  @CsvSource({"1, 2, 3", "2, 2, 2", "2, 3, 3"})
  void pooledFilters(int from, int to, int taps) {
    Found found = Found.of("image " + from + "x5 > conv " + to + " " + taps + " pad circ > pool");
    assertEquals((taps - 1) * to * from, found.count());
  }

  /** With one class nothing moves. With two, cross entropy is like one output, but for the column sums. */
  @ParameterizedTest
  @CsvSource({"2, 3", "3, 2", "1, 2"})
  void classes(int in, int hidden) {
    Found one = Found.of("vec " + in + " > dense " + hidden + " > relu > ce 1");
    assertEquals(one.parameters(), one.count());
    int single = Found.of("vec " + in + " > dense " + hidden + " > relu > out 1").count();
    assertEquals(single + hidden, Found.of("vec " + in + " > dense " + hidden + " > relu > ce 2").count());
    assertEquals(single + hidden + 1, Found.of("vec " + in + " > dense " + hidden + " > relu > ce 2 bias").count());
  }

  /** All outer sides 1: still the laws of larger sizes, not all that there are. */
  @ParameterizedTest
  @CsvSource(delimiter = ';', textBlock = """
      cp 1,1,1 rank 2; 4
      vec 1 > lowrank 3 trained; 5
      vec 1 > glu 5 id to 1; 10
      """)
  void scalars(String line, int laws) {
    assertEquals(laws, Found.of(line).count());
  }
}
