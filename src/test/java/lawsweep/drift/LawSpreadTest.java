package lawsweep.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lawsweep.drift.value.LawValues;
import org.junit.jupiter.api.Test;

/** How laws lie beside each other, worked out by hand. */
class LawSpreadTest {

  private static LawTable table(double[][] values, double[] scale) {
    LawNames names = new LawNames() {
      @Override
      public String group() {
        return "a>b";
      }

      @Override
      public String kind() {
        return "balance";
      }

      @Override
      public int count() {
        return scale.length;
      }

      @Override
      public String law(int law) {
        return "balance a>b [" + law + "]";
      }

      @Override
      public List<String> out(int law) {
        return List.of();
      }

      @Override
      public List<String> in(int law) {
        return List.of();
      }
    };
    return new LawTable(names, Arrays.stream(values).map(laws -> at(laws, scale)).toList());
  }

  /** Laws h = out - in with out + in = scale. */
  private static LawValues at(double[] laws, double[] scale) {
    double[] out = new double[laws.length];
    double[] in = new double[laws.length];
    Arrays.setAll(out, i -> (scale[i] + laws[i]) / 2);
    Arrays.setAll(in, i -> (scale[i] - laws[i]) / 2);
    return new LawValues(out, in, new double[laws.length]);
  }

  /** Eleven laws of one size, so that a level is one of them, or the place between two of them rounded up. */
  @Test
  void quantilesAreLawsAndBinsHoldAll() {
    int count = 11;
    double[] scale = new double[count];
    double[] first = new double[count];
    double[] then = new double[count];
    for (int i = 0; i < count; i++) {
      scale[i] = 2;
      first[i] = i;
      then[i] = i + (i % 2 == 0 ? 0.2 : -0.2) * (count - i);
    }
    LawSpread spread = LawSpread.of(table(new double[][] {first, then}, scale), 0);
    assertEquals(List.of(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0), spread.drifts().getFirst());
    double[] expected = {0.1, 0.2, 0.4, 0.6, 0.9, 1.0, 1.1};
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], spread.drifts().getLast().get(i), 1e-15);
    }
    assertEquals(0.0, spread.edges().getFirst());
    assertEquals(5.0, spread.edges().getLast());
    assertEquals(41, spread.edges().size());
    assertEquals(count, spread.counts().stream().mapToLong(Long::longValue).sum());
    assertEquals(1, spread.counts().get(39), "the largest has a place in the last bin");
    assertEquals(Optional.empty(), spread.spectra());
  }

  @Test
  void lawsOfNothingHaveNoSpread() {
    LawSpread spread = LawSpread.of(table(new double[][] {{0, 0}, {0, 0}}, new double[] {0, 0}), 0);
    assertTrue(spread.edges().isEmpty() && spread.counts().isEmpty() && spread.drifts().isEmpty());
    LawSpread equal = LawSpread.of(table(new double[][] {{2, 2}, {2, 2}}, new double[] {2, 2}), 0);
    assertEquals(List.of(1.0, 1.0), equal.edges());
    assertEquals(List.of(2L), equal.counts());
  }

  /** (2, 1; 1, 2) has 3, 1; (0, 3; 3, 0) has 3, 3; later (-4, 0; 0, 0) has 4, 0 and (0, 0; 0, 1) has 1, 0. */
  @Test
  void singularValuesOfTwoHeads() {
    double[][] values = {{2, 1, 2, 0, 3, 0}, {-4, 0, 0, 0, 0, 1}};
    Spectra spectra = LawSpread.of(table(values, new double[] {1, 1, 1, 1, 1, 1}), 2).spectra().orElseThrow();
    assertEquals(2, spectra.matrices());
    assertEquals(List.of(1, 2), spectra.places());
    assertEquals(List.of(3.0, 1.0), rounded(spectra.first().low()));
    assertEquals(List.of(3.0, 3.0), rounded(spectra.first().high()));
    assertEquals(List.of(1.0, 0.0), rounded(spectra.last().low()));
    assertEquals(List.of(4.0, 0.0), rounded(spectra.last().middle()));
  }

  private static List<Double> rounded(List<Double> values) {
    return values.stream().map(value -> Math.rint(value * 1e12) / 1e12).toList();
  }
}
