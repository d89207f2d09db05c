package lawsweep.circuit.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each choice of design does to the number of laws of a small transformer: all of them are known. */
class DesignTableTest {

  @ParameterizedTest
  @CsvSource(delimiter = ';', textBlock = """
      tokens 6x2 4 causal pos > res(attn 2x2) > res(mlp 6 gelu) > out 5; 164; 26
      tokens 6x2 4 causal pos > res(attn 2x2) > res(mlp 6 gelu) > ce 5; 164; 30
      tokens 6x2 4 causal pos > res(attn 2x2) > res(mlp 6 gelu) > tied; 144; 12
      tokens 6x2 4 causal pos > res(attn 2x2) > res(mlp 6 gelu) > tied ce; 144; 16
      tokens 6x2 4 causal > res(attn 2x2) > res(mlp 6 gelu) > out 5; 156; 22
      tokens 6x2 4 causal pos > res(attn 2x2 rope) > res(mlp 6 gelu) > out 5; 164; 22
      tokens 6x2 4 causal pos > res(attn 2x2 bias qkvo) > res(mlp 6 gelu bias) > out 5; 190; 30
      tokens 6x2 4 causal pos > res(attn 2x2 kv 1) > res(mlp 6 gelu) > out 5; 148; 20
      tokens 6x2 4 causal pos > 2*(res(attn 2x2) > res(mlp 6 gelu)) > out 5; 276; 38
      seq 2x6 causal > dense 4 > pos > res(attn 2x2) > res(mlp 6 gelu) > out 5; 164; 22
      seq 2x6 causal > dense 4 > pos > res(rms gain > attn 2x2) > res(rms gain > mlp 6 gelu) > rms gain > out 5; 176; 25
      seq 2x6 causal > dense 4 > pos > res(ln gain bias > attn 2x2) > res(ln gain bias > mlp 6 gelu) \
      > ln gain bias > out 5; 188; 43
      seq 2x6 causal > dense 4 > pos > res(ln gain bias > attn 2x2) > res(ln gain bias > mlp 6 gelu) > out 5; 180; 22
      tokens 6x2 4 causal pos > res(attn 2x2) > res(mlp 6 relu) > out 5; 164; 32
      tokens 6x2 4 causal pos > res(attn 2x2) > res(glu 6 silu) > out 5; 188; 32
      seq 2x6 causal > dense 4 > pos > res(ln gain bias > attn 2x2 bias qkvo) > res(ln gain bias \
      > mlp 6 gelu bias) > ln gain bias > tied ce; 194; 40
      seq 2x6 causal > dense 4 > res(rms gain > attn 2x2 rope) > res(rms gain > glu 6 silu) > rms gain > ce 6; 196; 31
      """)
  void laws(String line, int parameters, int laws) {
    Found found = Found.of(line);
    assertEquals(laws + " of " + parameters, found.count() + " of " + found.parameters());
  }
}
