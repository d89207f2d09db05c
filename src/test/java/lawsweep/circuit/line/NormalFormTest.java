package lawsweep.circuit.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import lawsweep.circuit.Tensor;
import lawsweep.circuit.word.Stage;
import lawsweep.text.SpotException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One network has one line; layers and tensors have the names that people expect. */
class NormalFormTest {

  @ParameterizedTest
  @CsvSource(delimiter = ';', ignoreLeadingAndTrailingWhitespace = false, value = {
      "vec 2>dense 3>out 5;vec 2 > dense 3 > out 5",
      "  vec   2 >\tdense  3  bias > out 5 ;vec 2 > dense 3 bias > out 5",
      "seq 2x4>res( rms>attn 1x2 );seq 2x4 > res(rms > attn 1x2)",
      "seq 2x4 > res (rms > attn 1x2 | dense 4 );seq 2x4 > res(rms > attn 1x2 | dense 4)",
      "seq 2x4 > res(rms>attn 1x2|id);seq 2x4 > res(rms > attn 1x2 | id)",
      "vec 2 > 03 * ( relu>res(id ) ) > first : dense 02;vec 2 > 3*(relu > res(id)) > first:dense 2",
      "a :vec 2 > b: 2*(c :res( d:id ));a:vec 2 > b:2*(c:res(d:id))",
      "cp 02,2,003 rank 01;cp 2,2,3 rank 1",
      "seq 002x04 > attn 02x10 kv 1 bias qk causal;seq 2x4 > attn 2x10 kv 1 bias qk causal",
      "image 10x100x20;image 10x100x20",
      "vec 2 > x^2 > relu^3;vec 2 > x^2 > relu^3"})
  void lines(String given, String normal) {
    assertEquals(normal, Network.of(given).line());
    assertEquals(normal, Network.of(normal).line());
  }

  /** Which options stand where is the writer's: the count is the same, the cell another. */
  @Test
  void ordersOfOptionsStay() {
    Network one = Network.of("seq 2x4 > attn 2x2 causal kv 1");
    Network other = Network.of("seq 2x4 > attn 2x2 kv 1 causal");
    assertNotEquals(one.line(), other.line());
    assertEquals(one.circuit(), other.circuit());
    assertEquals(Network.of("seq 2x4 causal > attn 2x2 kv 1").circuit(), one.circuit());
    assertEquals(Network.of("tokens 3x2 4 > pos > tied").parameters(),
        Network.of("tokens 3x2 4 pos > tied").parameters());
  }

  @Test
  void names() {
    Network network =
        Network.of("tokens 5x2 4 > pos > 2*(res(attn 2x2 bias k) > out:mlp 3 tanh) > b:res(ln gain > c:glu 2 id)"
            .replace("out:", "up:") + " > d:2*(dense 4 bias > e:dense 4) > tied");
    assertEquals(List.of("in", "l1", "l2", "up1", "l3", "up2", "b.l4", "b.c", "d1.l5", "d1.e", "d2.l6", "d2.e", "l7"),
        network.stages().stream().map(Stage::name).toList());
    assertEquals(
        "in.E l1.P l2.Q l2.K l2.V l2.O l2.bk up1.V up1.U l3.Q l3.K l3.V l3.O l3.bk up2.V up2.U b.l4.g b.c.A b.c.B b.c.C "
            + "d1.l5.W d1.l5.b d1.e.W d2.l6.W d2.l6.b d2.e.W",
        String.join(" ", network.circuit().tensors().stream().map(Tensor::name).toList()));
    Network copies = Network.of("vec 2 > 2*(3*(a:dense 2)) > b:1*(c:2*(dense 2))");
    assertEquals("a1_1.W a1_2.W a1_3.W a2_1.W a2_2.W a2_3.W b.c1.l1.W b.c2.l2.W",
        String.join(" ", copies.circuit().tensors().stream().map(Tensor::name).toList()));
  }

  /** Tensors fill θ without gaps, in the order in which they are used. */
  @Test
  void offsets() {
    int end = 0;
    Network network =
        Network.of("image 2x6x6 > conv 4 3 bias > bn gain bias > relu > gamma scalar > pool > out 3 bias");
    for (Tensor tensor : network.circuit().tensors()) {
      assertEquals(end, tensor.offset());
      end += tensor.size();
    }
    assertEquals(end, network.parameters());
    assertEquals(List.of(4, 2, 3, 3), network.circuit().tensors().getFirst().shape());
    assertEquals(List.of(), network.circuit().tensors().get(4).shape());
  }

  @Test
  void files() {
    String text = """
        # A small transformer.
        seq 2x4 causal      # tokens
        head = rms > attn 2x2 rope
        block = res(head) > res(
          rms
          glu 6 silu
        )
        dense 4
        first:block
        2*(block)

        rms >
        ce 5
        """;
    String block = "res(rms > attn 2x2 rope) > res(rms > glu 6 silu)";
    Network network = Network.ofFile(text);
    assertEquals("seq 2x4 causal > dense 4 > first:1*(" + block + ") > 2*(" + block + ") > rms > ce 5",
        network.line());
    assertEquals(network, Network.of(network.line()));
    assertEquals(network, Network.ofFile(text.replace("\n", "\r\n")));
    assertEquals(Network.of("vec 2 > dense 3"), Network.ofFile("vec 2\ndense 3"));
    assertEquals(Network.of("vec 2 > res(dense 2 | tanh)"), Network.ofFile("vec 2\nres(\n dense 2\n|\n tanh\n)\n"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '~', value = {
      "vec 2\\ndens 3~line 2, column 1: unknown layer 'dens' (did you mean 'dense'?)",
      "part = dense 3\\nvec 2\\nprat~line 3, column 1: unknown layer 'prat' (did you mean 'part'?)",
      "dense = relu\\nvec 2~line 1, column 1: expected a name that is no word of the language, got 'dense'",
      "a = dense 3\\na = relu\\nvec 2~line 2, column 1: there are layers called 'a' already",
      "a = a\\nvec 2 > a~line 1, column 5: expected 'a' to be named above this line",
      "a =\\nvec 2 > a~line 1, column 4: expected a layer, got the end",
      "vec 2\\nres(\\nrelu~line 3, column 5: expected >, | or ), got the end",
      "vec 2\\n\\n  attn 2x2 # head~line 3, column 3: attn 2x2 needs a sequence, got a vector of 2",
      "a = relu\\nvec 2\\na 3~line 3, column 3: expected > or the end of the layer, got '3'",
      "# nothing~line 1, column 1: expected a source, one of vec, seq, tokens, image, hadamard, cp, tucker, train or sensing, got the end",
      "vec 2\\ndense {h}~line 2, column 7: braces belong to net: in a spec, where over: says what they hold; expected numbers here"})
  void wrongFiles(String text, String expected) {
    SpotException refused =
        assertThrows(SpotException.class, () -> Network.ofFile(text.replace("\\n", "\n")));
    assertEquals(expected, refused.getMessage());
  }

  /** Parts of parts of parts grow without bounds; layers do not. */
  @Test
  void partsThatExplode() {
    StringBuilder wide = new StringBuilder("a0 = relu > relu\n");
    StringBuilder deep = new StringBuilder("a0 = res(relu)\n");
    StringBuilder named = new StringBuilder("a0 = relu\n");
    for (int i = 1; i <= 60; i++) {
      named.append("a%d = b:a%d\n".formatted(i, i - 1));
      wide.append("a%d = a%d > a%d\n".formatted(i, i - 1, i - 1));
      deep.append("a%d = res(res(a%d))\n".formatted(i, i - 1));
    }
    assertEquals("line 14, column 13: a network can have at most 10,000 layers, all written out",
        assertThrows(SpotException.class, () -> Network.ofFile(wide + "vec 2 > a60")).getMessage());
    assertEquals("parentheses can be at most 64 deep",
        assertThrows(SpotException.class, () -> Network.ofFile(deep + "vec 2 > a60")).getMessage()
            .replaceAll(".*: ", ""));
    Network last = Network.ofFile(named + "vec 2\nc:a60");
    assertEquals(last.line(), Network.of(last.line()).line());
    for (int i = 61; i <= 4_000; i++) {
      named.append("a%d = b:a%d\n".formatted(i, i - 1));
    }
    assertEquals("line 66, column 9: parentheses can be at most 64 deep",
        assertThrows(SpotException.class, () -> Network.ofFile(named + "vec 2\na4000")).getMessage());
  }
}
