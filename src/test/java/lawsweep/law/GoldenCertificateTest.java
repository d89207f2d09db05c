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
    check(Architectures.linear(1, 4, 4, 2), "47c300a70dcc8efe69da7ff912e87755ec3bd0c9794fdee0945da03ee9d41e33");
    check(Architectures.linear(2, 3, 3, 3, 2), "8082507f91ba0a4690d8449c60ad507c572b57b01b2d24dca180ea0aaf286ec3");
    check(Architectures.relu(Bias.ALL, 2, 3, 2), "ed24a836f0ff0388f21c17df41e606b2c5e795ea2dc9136059a37b8c215cf9b0");
  }
}
