package lawsweep.report.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PowerFitTest {

  private static List<PowerFit.Point> points(double... xy) {
    List<PowerFit.Point> points = new ArrayList<>();
    for (int i = 0; i < xy.length; i += 2) {
      points.add(new PowerFit.Point(xy[i], xy[i + 1]));
    }
    return points;
  }

  @Test
  void findsTheExponentAboveTheOverhead() {
    PowerFit fit = PowerFit.of(points(1, 1e-4, 2, 1.1e-4, 4, 0.9e-4, 10, 1e-3, 20, 8e-3, 40, 64e-3, 80, 512e-3))
        .orElseThrow();
    assertEquals(3, fit.exponent(), 1e-12);
    assertEquals(0, fit.error(), 1e-6);
    assertEquals(10, fit.from());
    assertEquals(4, fit.points());
    assertEquals(1.0, fit.at(100), 1e-9);
  }

  /** The textbook's example by hand: log points (0,0), (1,1), (2,1) times log 2 have slope 1/2 and error √(1/12). */
  @Test
  void theErrorIsThatOfTheSlope() {
    PowerFit fit = PowerFit.of(points(0.01, 0.1, 1, 1, 2, 2, 4, 2)).orElseThrow();
    assertEquals(3, fit.points());
    assertEquals(0.5, fit.exponent(), 1e-12);
    assertEquals(Math.sqrt(1.0 / 12), fit.error(), 1e-12);
  }

  @Test
  void tooLittleIsNotFitted() {
    assertEquals(Optional.empty(), PowerFit.of(List.of()));
    assertEquals(Optional.empty(), PowerFit.of(points(1, 1e-4, 10, 1, 100, 10)));
    assertEquals(Optional.empty(), PowerFit.of(points(1, 1e-4, 10, 1, 20, 2, 30, 3)));
    assertTrue(PowerFit.of(points(1, 1e-4, 10, 1, 20, 2, 40, 3)).isPresent());
  }
}
