package lawsweep.langevin.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.LangevinCells;
import lawsweep.langevin.cell.Scheme;
import lawsweep.langevin.geometry.Entropy;
import lawsweep.langevin.geometry.SingularFrame;
import lawsweep.langevin.riemannian.Downstairs;
import org.junit.jupiter.api.Test;

/** Coefficients by sums of powers against those by exponentials. */
class FrameSpectrumTest {

  private static FrameSpectrum spectrum(int depth, int width, int rank, double... sigma) {
    FrameSpectrum spectrum =
        new FrameSpectrum(LangevinCells.plain(new Downstairs(), Scheme.EULER, depth, width).rank(rank).cell());
    spectrum.look(sigma);
    return spectrum;
  }

  @Test
  void agreesWithExponentials() {
    for (int depth : new int[] {1, 2, 3, 4, 7, 64, LangevinCell.INFINITE}) {
      for (double[] sigma : new double[][] {{2, 1, .5}, {1.5, 1.5, 1e-3}, {1 + 1e-9, 1, 1e-12}, {3, 1e-7, 0}}) {
        check(depth, 3, sigma);
        check(depth, 2, sigma);
      }
    }
  }

  private static void check(int depth, int rank, double[] sigma) {
    FrameSpectrum spectrum = spectrum(depth, 3, rank, sigma);
    double[] w = {sigma[0], 0, 0, 0, sigma[1], 0, 0, 0, sigma[2]};
    SingularFrame frame = SingularFrame.of(w, 3, depth, rank);
    double[] prime = Entropy.sigmaPrime(frame);
    double[] second = Entropy.sigmaSecond(frame);
    for (int k = 0; k < 3; k++) {
      String what = depth + " " + rank + " " + k;
      close(frame.lambda()[k], spectrum.lambda()[k], what);
      close(prime[k], spectrum.entropyGradient(k), what);
      if (frame.lambda()[k] > 0 || depth != 1) {
        close(second[k], spectrum.itoDrift(k), what);
      }
      for (int l = 0; l < 3; l++) {
        close(frame.h(k, l), spectrum.h()[3 * k + l], what + " " + l);
      }
    }
  }

  private static void close(double expected, double found, String what) {
    assertEquals(expected, found, 4e-14 * Math.abs(expected), what);
  }
}
