package lawsweep.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import lawsweep.spec.SpecException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fingerprint sees what a spec asks for and not how it is written. */
class SweepTest {
  private static final String SPEC =
      """
      name: a
      seed: 4
      limits: {memory: 1 GiB}
      networks:
        - family: relu
          depth: 2..3
          each: 1..2
      """;

  @Test
  void isTheSha256OfTheLinesDocumented() throws Exception {
    Sweep spec = Specs.read("name: a\nnetworks: [{family: linear, widths: [[2, 3, 2]]}]");
    String lines = "lawsweep spec 1\na\n0\nInfinity 8589934592 64\nlinear_2x3x2_generic_0\n";
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(lines.getBytes(StandardCharsets.UTF_8));
    assertEquals(HexFormat.of().formatHex(digest), spec.fingerprint());
  }

  @Test
  void writingDoesNotMatter() throws SpecException {
    String other =
        """
        # the same
        networks: [{each: [1, 2], "depth": [2, 3..3], seeds: 1, bias: false, family: [relu], fields: generic}]
        limits:
          bracket_length: 64
          memory: 1073741824
        seed: 4
        name: 'a'
        """;
    assertEquals(Specs.read(SPEC).fingerprint(), Specs.read(other).fingerprint());
    assertEquals(Specs.read(SPEC).cells(), Specs.read(other).cells());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"name: a>name: b", "seed: 4>seed: 5", "1 GiB>2 GiB", "1..2>[2, 1]", "relu>linear", "2..3>2..4"})
  void whatIsAskedMatters(String change) throws SpecException {
    List<String> pair = List.of(change.split(">"));
    assertNotEquals(
        Specs.read(SPEC).fingerprint(), Specs.read(SPEC.replace(pair.get(0), pair.get(1))).fingerprint());
  }
}
