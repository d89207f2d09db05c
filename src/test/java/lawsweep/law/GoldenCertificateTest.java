package lawsweep.law;

import static org.junit.jupiter.api.Assertions.assertEquals;

import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.support.Architectures;
import org.junit.jupiter.api.Test;

/**
 * Certificates written once stay valid: whoever breaks this test has changed what is sampled or hashed, and raises {@link
 * LawCounter#ENGINE}.
 */
class GoldenCertificateTest {

  private static void check(Architecture a, String fingerprint) {
    assertEquals(fingerprint, Counting.count(Counting.cell(a, 42, 1), Limits.DEFAULT).certificate().fingerprint());
  }

  @Test
  void engineOne() {
    assertEquals("1", LawCounter.ENGINE);
    check(Architectures.linear(1, 4, 4, 2), "A");
    check(Architectures.linear(2, 3, 3, 3, 2), "B");
    check(Architectures.relu(Bias.ALL, 2, 3, 2), "C");
  }
}
