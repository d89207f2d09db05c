package lawsweep.checkpoint.names;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import lawsweep.checkpoint.StoredTensor;
import lawsweep.circuit.line.Network;
import lawsweep.spec.SpecException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules of users, and model files. */
class NameRulesTest {

  private static final String GPT2 = """
      net: tokens 50257x1024 768 causal pos > 12*(res(ln gain bias > attn 12x64 bias qkvo)
        > res(ln gain bias > mlp 3072 gelu bias)) > ln gain bias > tied ce
      names:
        in.E: wte.weight
        in.P: wpe.weight
        l{4i+1}.g: h.{i}.ln_1.weight
        l{4i+1}.b: h.{i}.ln_1.bias
        l{4i+2}.Q: transformer.h.{i}.attn.c_attn.weight packed qkv transposed
        l{4i+2}.K: h.{i}.attn.c_attn.weight packed qkv transposed
        l{4i+2}.V: h.{i}.attn.c_attn.weight part 3 of 3 transposed
        l{4i+2}.bq: h.{i}.attn.c_attn.bias packed qkv
        l{4i+2}.bk: h.{i}.attn.c_attn.bias part 2 of 3
        l{4i+2}.bv: h.{i}.attn.c_attn.bias packed qkv
        l{4i+2}.O: h.{i}.attn.c_proj.weight transposed
        l{4i+2}.bo: h.{i}.attn.c_proj.bias
        l{4i+3}.g: h.{i}.ln_2.weight
        l{4i+3}.b: h.{i}.ln_2.bias
        l{4i+4}.V: h.{i}.mlp.c_fc.weight transposed
        l{4i+4}.b: h.{i}.mlp.c_fc.bias
        l{4i+4}.U: h.{i}.mlp.c_proj.weight transposed
        l{4i+4}.c: h.{i}.mlp.c_proj.bias
        l49.g: ln_f.weight
        l49.b: ln_f.bias
      """;

  private static final String MLP = "0.weight 5x3, 0.bias 5, 2.weight 2x5, 2.bias 2";

  private static ModelFile model(String text) throws SpecException {
    return ModelFile.read("m.yaml", text.getBytes(StandardCharsets.UTF_8));
  }

  private static NameMap fit(String line, String rules, String stored) throws Exception {
    return NameMaps.fit(Network.of(line), NameRules.read("r.yaml", rules.getBytes(StandardCharsets.UTF_8)),
        NamedTensors.of(stored));
  }

  private static NameMap mlp(String rules) throws Exception {
    return fit("vec 3 > dense 5 bias > relu > out 2 bias", "names:\n  " + rules.replace("; ", "\n  ") + "\n", MLP);
  }

  @Test
  void rulesSayWhatAKnownMapSays() throws Exception {
    ModelFile file = model(GPT2);
    List<StoredTensor> stored = NamedTensors.gpt2(12, 768, false);
    NameMap known = NameMaps.fit(file.network(), Optional.of("gpt2"), stored);
    NameMap map = file.fit(stored);
    assertEquals("m.yaml", map.label());
    assertEquals(known.views(), map.views());
    assertEquals(known.unmapped(), map.unmapped());
    assertEquals(List.of(), map.copies());
  }

  @Test
  void copiesAreTensorsStoredTwice() throws Exception {
    String rules = GPT2.replace(": h.", ": transformer.h.").replace(": w", ": transformer.w")
        .replace(": ln_f", ": transformer.ln_f");
    NameMap map = model(rules + "copies:\n  in.E: lm_head.weight\n").fit(NamedTensors.gpt2(12, 768, true));
    assertEquals(List.of(0), map.copies().stream().map(NameMap.Copy::tensor).toList());
    assertEquals("lm_head.weight", map.copies().getFirst().view().stored());
    assertEquals(12, map.unmapped().size());
    assertEquals(13, model(rules).fit(NamedTensors.gpt2(12, 768, true)).unmapped().size());
  }

  @Test
  void aNameWithMoreInFrontIsProposed() {
    assertEquals("m.yaml:4: expected 'in.E' as wte.weight of 50257x768, which is not there (did you mean"
        + " 'transformer.wte.weight' of 50257x768?)",
        assertThrows(MapRefusedException.class,
            () -> model(GPT2).fit(NamedTensors.gpt2(12, 768, true))).getMessage());
  }

  @Test
  void namesOfAModelMayBeAKnownMapOrLeftOut() throws Exception {
    assertEquals("sequential", model("net: vec 3 > dense 5 bias > relu > out 2 bias\nnames: sequential\n")
        .fit(NamedTensors.of(MLP)).label());
    assertEquals("sequential", model("net: |\n  vec 3\n  dense 5 bias # hidden\n  relu\n  out 2 bias\n")
        .fit(NamedTensors.of(MLP)).label());
  }

  @Test
  void layersOfCopiesAreNamedByTheirNumbers() throws Exception {
    NameMap map = model("net: \"vec 3 > 2*(a: dense 3 > relu) > out 2\"\nnames:\n  a{i+1}.W: m.{i}.weight\n  l3.W: w\n")
        .fit(NamedTensors.of("m.0.weight 3x3, m.1.weight 3x3, w 2x3"));
    assertEquals(List.of("m.0.weight", "m.1.weight", "w"), map.views().stream().map(TensorView::stored).toList());
  }

  @Test
  void anExactRuleGoesBeforeOneWithOpenNumbers() throws Exception {
    NameMap map = fit("vec 3 > dense 3 > dense 3 > out 3",
        "names:\n  l{i}.W: w.{i-1}\n  l2.W: middle transposed\n", "w.0 3x3, w.2 3x3, middle 3x3");
    assertEquals(List.of("w.0", "middle", "w.2"), map.views().stream().map(TensorView::stored).toList());
    assertEquals(List.of(1L, 3L), map.views().get(1).strides());
  }

  @Test
  void filtersMayHaveOtherLayouts() throws Exception {
    NameMap map = fit("image 3x8x8 > conv 4 5 > pool > out 2", "names: {l1.W: k layout HWIO, l3.W: w transposed}",
        "k 5x5x3x4, w 4x2");
    assertEquals(List.of(1L, 4L, 60L, 12L), map.views().getFirst().strides());
    assertEquals(List.of(1L, 2L), map.views().getLast().strides());
    assertEquals(List.of(1L, 4L, 12L),
        fit("image 3x8 > conv 4 5 > dense 2", "names: {l1.W: k layout WIO, l2.W: w}", "k 5x3x4, w 2x16").views()
            .getFirst()
            .strides());
  }

  @Test
  void headsMayStandBesideEachOther() throws Exception {
    NameMap map = fit("seq 3x8 > attn 4x2 kv 2", """
        names:
          l1.Q: w packed qkv by head
          l1.K: w packed qkv by head
          l1.V: w packed qkv by head
          l1.O: o
        """, "w 16x8, o 8x8");
    // Two groups of 8 rows: two query heads, a key, a value.
    assertEquals(List.of(64L, 16L, 8L, 1L), map.views().getFirst().strides());
    assertEquals(32, map.views().get(1).first());
    assertEquals(48, map.views().get(2).first());
    assertEquals(List.of(64L, 8L, 1L), map.views().get(2).strides());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "l1.W: 0.weight transpsed|r.yaml:2: unknown word 'transpsed' behind the name of a stored tensor (did you mean"
          + " 'transposed'?); there can be transposed, packed qkv, part 1 of 3, both also by head, halves, layout HWIO",
      "l1.W: 0.weight part 4 of 3|r.yaml:2: part needs two numbers, got '4 of 3'; write part 1 of 3",
      "l1.W: 0.weight packed q|r.yaml:2: packed needs letters of tensors in their order, got 'q'; write packed qkv",
      "l1.W: 0.weight layout OOIW|r.yaml:2: layout needs the letters O, I, H, W, or O, I, W, once each, got 'OOIW';"
          + " write layout HWIO for filters whose outputs are the last side",
      "l1.W: 0.weight transposed layout OIW|r.yaml:2: two words of one kind stand behind the name of a stored"
          + " tensor; keep"
          + " one: there can be transposed, packed qkv, part 1 of 3, both also by head, halves, layout HWIO",
      "l{i}.W: \"{j}.weight\"|r.yaml:2: {j} of '{j}.weight' does not stand in 'l{i}.W'; open numbers come from the"
          + " name of"
          + " the network's tensor",
      "l{i*2}.W: \"{i}.weight\"|r.yaml:2: '{i*2}' in 'l{i*2}.W' is no open number; write a letter, as in {i}, {i+1} or"
          + " {2i+1}",
      "l{i.W: \"{i}.weight\"|r.yaml:2: a brace in 'l{i.W' has no other one; write open numbers as {i}",
      "l1.W: [0.weight]|r.yaml:2: the rule for 'l1.W' is a list; write the name of a stored tensor, as in 'l1.W:"
          + " 0.weight'"})
  void mistakesInRulesAreNamed(String rule, String message) {
    assertEquals(message, assertThrows(SpecException.class, () -> mlp(rule)).getMessage());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "l1.W: 0.weight; l1.b: 0.bias; l3.W: 2.weight|r.yaml has no rule for 'l3.b' of l3 (out 2 bias)",
      "l1.W: 0.weight; l2.b: 0.bias|r.yaml:3: the network has no tensor 'l2.b' (did you mean 'l1.b'?); its names are"
          + " those that lawsweep describe prints",
      "l{i}.W: \"{i}.weight\"; l{j}.W: \"{j}.weight\"|r.yaml:3: 'l{j}.W' and, on line 2, 'l{i}.W' are both rules for"
          + " 'l1.W'; keep one",
      "l{i}.b: \"{i-1}.bias\"; l{i}.W: \"{i-1}.weights\"|r.yaml:3: expected 'l1.W' as 0.weights of 5x3, which is"
          + " not there"
          + " (did you mean '0.weight' of 5x3?)",
      "l{i}.b: \"{i-1}.bias\"; l{i}.W: \"{i-1}.weight\" transposed|r.yaml:3: this is not YAML: expected <block"
          + " end>, but"
          + " found '<scalar>' while parsing a block mapping; check indentation, brackets, quotes and colons",
      "l{i}.b: \"{i-1}.bias\"; l{i}.W: \"{i-1}.weight transposed\"|r.yaml:3: expected 'l1.W' as 0.weight of 3x5,"
          + " got 5x3"
          + " (did you mean '2.weight' of 2x5?)",
      "l{i}.b: \"{i-1}.bias transposed\"|r.yaml has no rule for 'l1.W' of l1 (dense 5 bias)",
      "l1.W: 0.weight; l1.b: 0.bias transposed|r.yaml:3: 'l1.b' is stored with 1 sides, and transposed takes 2",
      "l1.W: 0.weight halves|r.yaml:2: halves says what rope turns together, and it turns nothing in 'l1.W' of l1"
          + " (dense 5"
          + " bias)",
      "l1.W: 0.weight packed qkv|r.yaml:2: 'l1.W' is not packed so: its layer has no 'Q'",
      "l1.W: 0.weight part 1 of 2 by head|r.yaml:2: 'l1.W' is not packed so: its first stored side has no heads",
      "l1.W: 0.weight layout OIW|r.yaml:2: layout OIW is one of filters with 3 sides, and 'l1.W' of l1 (dense 5"
          + " bias) has"
          + " 2"})
  void rulesThatDoNotFitAreNamed(String rules, String message) {
    assertEquals(message, assertThrows(Exception.class, () -> mlp(rules)).getMessage());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "''|m.yaml:1: there is nothing in this file; write net: and what belongs to it",
      "names: gpt2|m.yaml:1: 'net' is missing in a model file; write for example 'net: vec 10 > dense 16 bias >"
          + " relu > out"
          + " 3 bias'",
      "'net: vec 3 > dens 4'|m.yaml:1: net: column 9: unknown layer 'dens' (did you mean 'dense'?); see lawsweep"
          + " describe"
          + " --net",
      "'{net: vec 3 > dense 4, names: gtp2}'|m.yaml:1: 'names' is 'gtp2' (did you mean 'gpt2'?); expected"
          + " sequential, mha,"
          + " encoder-layer, resnet, gpt2, llama or peft, or rules such as l1.W: 0.weight",
      "'{net: vec 3 > dense 4, name: gpt2}'|m.yaml:1: unknown key 'name' in a model file; known are net, names,"
          + " copies (did"
          + " you mean 'names'?)",
      "'{net: vec 3 > dense 4, copies: {l1.W: w}}'|m.yaml:1: 'copies' is not used with a map that is known; remove it",
      "'{net: vec 3 > dense 4, names: {}}'|m.yaml:1: 'names' is a block of keys; expected rules such as l{i}.W:"
          + " blocks.{i}.weight"})
  void mistakesInModelFilesAreNamed(String text, String message) {
    assertEquals(message, assertThrows(SpecException.class, () -> model(text)).getMessage());
  }

  @Test
  void aModelFileIsNoFileOfNames() {
    assertEquals("r.yaml:1: this file has a net: of its own; give it as --model r.yaml",
        assertThrows(SpecException.class,
            () -> fit("vec 3 > out 2", "net: vec 3 > out 2\nnames: {l1.W: w}\n", MLP)).getMessage());
  }
}
