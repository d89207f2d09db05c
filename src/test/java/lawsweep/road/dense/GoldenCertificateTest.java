package lawsweep.road.dense;

import static org.junit.jupiter.api.Assertions.assertEquals;

import lawsweep.law.Counting;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.support.Architectures;
import lawsweep.work.Limits;
import org.junit.jupiter.api.Test;

/**
 * Certificates written once stay valid. Whoever breaks this test has changed what is sampled or hashed, and raises
 * {@link DenseCounter#ENGINE}.
 */
class GoldenCertificateTest {

  private static void check(Architecture a, String fingerprint) {
    assertEquals(fingerprint, Counting.count(Counting.cell(a, 42, 1), Limits.DEFAULT).certificate().fingerprint());
  }

  @Test
  void engineTwo() {
    assertEquals("2", DenseCounter.ENGINE);
    check(Architectures.linear(1, 4, 4, 2), "e17973f56593c81ea2258111230cf7623975e1b74773357ef01feda8d8640641");
    check(Architectures.linear(2, 3, 3, 3, 2), "bcff52216755d41209684f25602d7fe30e0762d04b506e09bc57189283267709");
    check(Architectures.relu(Bias.ALL, 2, 3, 2), "db656a9109834e942d6476d36864806df0891a88aea29629c7d80be47753d2a8");
  }
}
