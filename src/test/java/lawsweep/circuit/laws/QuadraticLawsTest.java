package lawsweep.circuit.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.KnownFamilies;
import lawsweep.circuit.line.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Laws read off circuits are all laws of degree 2 that there are, but for those that are named here. */
class QuadraticLawsTest {

  private static final int MOST = 16;
  private static final int MOST_UNKNOWNS = 180;

  /** Equal circular convolutions can be exchanged, and so have laws with products of two tensors. */
  private static final Set<String> EXCHANGED = new TreeSet<>(List.of(
      "image 1x3 > conv 2 2 stride 1 dil 1 pad circ > conv 1 2 stride 1 dil 1 pad circ",
      "image 1x3 > conv 2 3 stride 1 dil 1 pad circ > conv 1 3 stride 1 dil 1 pad circ",
      "image 1x4 > conv 2 3 stride 1 dil 1 pad circ > conv 1 3 stride 1 dil 1 pad circ",
      "image 1x4 > conv 3 2 stride 1 dil 1 pad circ > conv 1 2 stride 1 dil 1 pad circ",
      "image 1x5 > conv 2 2 stride 1 dil 1 pad circ > conv 1 2 stride 1 dil 1 pad circ > conv 1 2 stride 1 dil 1 "
          + "pad circ",
      "image 1x5 > conv 2 4 stride 1 dil 1 pad circ > conv 1 4 stride 1 dil 1 pad circ",
      "image 1x6 > conv 4 2 stride 1 dil 1 pad circ > conv 1 2 stride 1 dil 1 pad circ",
      "image 1x8 > conv 2 2 stride 1 dil 1 pad circ > conv 1 2 stride 1 dil 1 pad circ > conv 1 2 stride 1 dil 1 "
          + "pad circ"));

  @Test
  void knownFamilies() {
    Set<String> less = new TreeSet<>();
    int counted = 0;
    for (KnownFamilies.Row row : KnownFamilies.rows()) {
      if (row.line().isPresent() && !row.degenerate() && row.parameters() <= MOST) {
        Found found = Found.of(row.line().get());
        int all = QuadraticLaws.count(found.point().circuit());
        assertTrue(found.count() <= all, row.line().get());
        if (found.count() < all) {
          less.add(row.line().get());
        }
        counted++;
      }
    }
    assertEquals(String.join("\n", EXCHANGED), String.join("\n", less));
    assertTrue(counted > 100, counted + " counted");
  }

  /** Lags of circular filters, and heads that merge over one token, are no Gram matrices of one tensor. */
  @Test
  void gramMatricesOfKnownFamilies() {
    List<String> wrong = new ArrayList<>();
    int counted = 0;
    for (KnownFamilies.Row row : KnownFamilies.rows()) {
      if (row.line().isEmpty() || row.degenerate() || row.parameters() <= MOST) {
        continue;
      }
      String line = row.line().get();
      Circuit circuit = Network.of(line).circuit();
      boolean more = line.matches("image.* pad circ > conv.*|seq 1x2 .*") && !line.contains("relu");
      if (!more && circuit.parameters() + QuadraticLaws.unknowns(circuit) <= MOST_UNKNOWNS) {
        int found = Found.of(circuit, 0).count();
        int all = QuadraticLaws.gram(circuit);
        if (all != found) {
          wrong.add(line + ": " + all + " laws, got " + found);
        }
        counted++;
      }
    }
    assertEquals("", String.join("\n", wrong));
    assertTrue(counted > 100, counted + " counted");
  }

  @Test
  void randomNetworks() {
    RandomLines lines = new RandomLines(3);
    List<String> wrong = new ArrayList<>();
    int counted = 0;
    while (counted < 60) {
      String line = lines.next();
      if (RandomLines.flat(line) || line.startsWith("image")) {
        continue;
      }
      Found found = Found.of(line);
      if (found.parameters() <= MOST) {
        int all = QuadraticLaws.count(found.point().circuit());
        if (all != found.count()) {
          wrong.add(line + ": " + all + " laws, got " + found.count() + " " + found.kinds());
        }
        counted++;
      }
    }
    assertEquals("", String.join("\n", wrong));
  }

  /** What must not be missed, one by one. */
  @ParameterizedTest
  @CsvSource(delimiter = ';', textBlock = """
      vec 2 > dense 3 > ln bias > out 1
      vec 2 > dense 3 bias > ln gain bias > out 1
      seq 2x2 > attn 1x2 rope
      seq 2x2 causal > attn 1x2 bias qk
      seq 2x1 > attn 2x1 kv 1 bias v
      tokens 3x2 2 > pos > ce 2
      vec 3 > dense 3 > ln > tied
      vec 2 > res(mlp 2 silu > gamma scalar) > ce 2
      image 1x4 > conv 2 2 > pool > ce 2
      vec 2 > rnn 2 id steps 3 > out 1
      cp 2,2,2 rank 2
      vec 2 > dense 3 > ln > rms gain > ln > out 2
      vec 2 > dense 3 > ln bias > rms > out 1
      seq 2x2 > dense 3 > ln > attn 1x2 qknorm > out 1
      tokens 2x2 3 > rms > glu 1 relu > ce 2
      tokens 3x1 3 > ln > out 2
      tokens 3x2 2 > dense 3 bias > ln > out 2
      tokens 3x2 3 > rms > rms gain > out 1
      tokens 3x2 3 > res(rms > lowrank 1) > rms > out 1
      tokens 3x2 3 > ln > tied
      seq 1x2 > attn 1x2 rope
      vec 2 > dense 2 > res(dense 2 bias) > out 2
      vec 2 > res(lowrank 1 trained) > out 1
      vec 3 > res(dense 3 | dense 3) > out 1
      vec 3 > dense 2 > res(dense 2 bias | gamma) > relu > out 2
      seq 2x2 causal > res(lowrank 2 trained | gamma scalar)
      vec 2 > dense 1 bias > res(lowrank 1 frozen | gamma scalar) > out 1
      image 2x3 > res(conv 2 2 pad zero) > relu > out 1
      image 2x3 > res(conv 2 3 pad zero | conv 2 1) > relu > out 1
      image 1x2x2 > conv 2 1 > res(conv 2 1 pad circ) > conv 1 1 > softplus
      """)
  void single(String line) {
    Found found = Found.of(line);
    assertEquals(QuadraticLaws.count(found.point().circuit()), found.count());
  }
}
