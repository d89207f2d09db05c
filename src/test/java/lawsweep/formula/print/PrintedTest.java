package lawsweep.formula.print;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lawsweep.circuit.line.Network;
import lawsweep.formula.Friction;
import lawsweep.formula.LawQuestion;
import lawsweep.formula.NetworkLaws;
import lawsweep.json.Lists;
import lawsweep.law.Loss;
import lawsweep.law.NetLine;
import lawsweep.law.Subject;
import lawsweep.law.setting.Flow;
import lawsweep.law.setting.FlowSetting;
import lawsweep.law.setting.Metric;
import lawsweep.law.setting.MomentumForm;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How laws are printed. */
class PrintedTest {

  private static final String LINE = "seq 2x4 causal > res(rms > attn 2x4 rope) > res(rms > glu 3 silu) > rms > ce 5";

  private static LawQuestion question(String words, Optional<FlowSetting> flow) {
    String[] parts = words.split(" ");
    Architecture network = new Architecture(Family.WORDS.find(parts[0]).orElseThrow(),
        Arrays.stream(parts[1].split(",")).map(Integer::valueOf).toList(),
        parts.length > 2 ? Bias.WORDS.find(parts[2]).orElseThrow() : Bias.NONE);
    return new LawQuestion(new Subject.Widths(network, Loss.MSE), flow, Friction.CONSTANT, false);
  }

  private static PrintedLaws printed(LawQuestion question, boolean entries) {
    return new PrintedLaws(NetworkLaws.of(question), List.of(), List.of(), entries);
  }

  private static PrintedLaws printed(String words, boolean entries) {
    return printed(question(words, Optional.empty()), entries);
  }

  private static PrintedLaws line() {
    return printed(new LawQuestion(new NetLine(Network.of(LINE))), false);
  }

  private static Optional<FlowSetting> flow(Flow flow, Integer... powers) {
    return FlowSetting.of(flow, Stream.of(powers).map(Metric::new).toList(), MomentumForm.PRIMAL, 1);
  }

  private static String plain(PrintedLaws laws, int law) {
    return BodyText.plain(laws.all().get(law).body());
  }

  private static String latex(PrintedLaws laws, int law) {
    return BodyText.latex(laws.all().get(law).body());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
      "linear 2,3,2|U1^T U1 - U2 U2^T|U_{1}^\\top U_{1} - U_{2} U_{2}^\\top",
      "relu 2,3,2 all|diag(U1^T U1 - U2 U2^T - b1 b1^T)"
          + "|\\operatorname{diag}(U_{1}^\\top U_{1} - U_{2} U_{2}^\\top - b_{1} b_{1}^\\top)",
      "attention 3,2,3|Q Q^T - K K^T|Q Q^\\top - K K^\\top"})
  void matrices(String words, String plain, String latex) {
    PrintedLaws laws = printed(words, false);
    assertEquals(plain, plain(laws, 0));
    assertEquals(latex, latex(laws, 0));
  }

  @Test
  void layersOfOneNeuronAndMinors() {
    assertEquals("|U1|^2 - |U2|^2", plain(printed("linear 2,1,2", false), 0));
    PrintedLaws minors = printed("linear 1,4,2", false);
    assertEquals("3 x 3 minors of (U1; U2^T)", plain(minors, 1));
    assertEquals("3 \\times 3\\text{ minors of }\\begin{pmatrix}U_{1} \\\\ U_{2}^\\top\\end{pmatrix}",
        latex(minors, 1));
  }

  @Test
  void slices() {
    PrintedLaws laws = line();
    assertEquals("|l2.Q[i,j,:]|^2 - |l2.K[i,j,:]|^2, i = 1..2, j in 1+2, 3+4", plain(laws, 0));
    assertEquals("<l2.O[i,j,:], l2.O[i,k,:]> - <l2.V[i,j,:], l2.V[i,k,:]>, i = 1..2, j = 1..4, j <= k", plain(laws, 1));
    assertEquals("sum(l6.W[:,i]), i = 1..4", plain(laws, 3));
    assertEquals("\\textstyle\\sum W^{(\\mathrm{l6})}_{:,i}, i = 1..4", latex(laws, 3));
  }

  /** In LaTeX a sign > in text is another letter, and ranges stand outside the factor of time. */
  @Test
  void pagesOfLatex() {
    String heads = String.join("\n", new LatexPage(printed(
        new LawQuestion(new NetLine(Network.of("seq 2x3 > attn 2x2 > out 1"))), false)).lines("n"));
    assertTrue(heads.contains("\\text{G l1.K$>$l1.Q} &= \\langle"), heads);
    assertTrue(heads.contains(",\\quad i = 1, \\dots, 2, j = 1, \\dots, 2, j \\le k \\\\\n"), heads);
    String momentum = String.join("\n",
        new LatexPage(printed(question("linear 2,2,2", flow(Flow.MOMENTUM, 1)), false)).lines("n"));
    assertTrue(momentum.contains("_{i,:}\\right),\\quad i = 1, \\dots, 2 \\\\\n"), momentum);
  }

  @Test
  void flows() {
    assertEquals("U1^T v.U1 - v.U1^T U1 + U2 v.U2^T - v.U2 U2^T",
        plain(printed(question("linear 2,2,2", flow(Flow.MOMENTUM, 0)), false), 0));
    assertEquals("2*sum(log|U1[:,i]|) - sum(U2[i,:]^2), i = 1..2",
        plain(printed(question("linear 2,2,2", flow(Flow.GRADIENT, 2, 0)), false), 0));
    assertEquals("tau*sum(U1[:,i]) - tau*sum(U2[i,:]) + sum(v.U1[:,i]) - sum(v.U2[i,:]), i = 1..2",
        plain(printed(question("linear 2,2,2", flow(Flow.MOMENTUM, 1)), false), 1));
    assertEquals("-sum(U1[:,i]^(-1)) + sum(U2[i,:]^(-1)), i = 1..2",
        plain(printed(question("linear 2,2,2", flow(Flow.GRADIENT, 3)), false), 0));
  }

  @Test
  void entriesInAllFormats() {
    PrintedLaws laws = printed("linear 1,3,1", true);
    String text = String.join("\n", new TextPage(laws).lines("n"));
    assertTrue(text.contains("\n    G1[2,3] = U1[1,2]*U1[1,3] - U2[2,1]*U2[3,1]\n"), text);
    assertTrue(text.contains("\n    M1[1,3] = U1[1,1]*U2[3,1] - U1[1,3]*U2[1,1]\n"), text);
    String latex = String.join("\n", new LatexPage(laws).lines("n"));
    assertTrue(latex.contains("(G_{1})_{2,2} &= {u^{(1)}_{12}}^{2} - {u^{(2)}_{21}}^{2} \\\\"), latex);
    List<String> sympy = new SympyFile(laws).lines("n");
    assertTrue(sympy.contains("laws['G1[1,1]'] = U1[1,1]**2 - U2[1,1]**2"), sympy.toString());
    List<String> python = new PythonFile(laws).lines("n");
    assertTrue(
        python.contains("    h[\"M1[1,2]\"] = p[\"U1\"][0, 0] * p[\"U2\"][1, 0] - p[\"U1\"][0, 1] * p[\"U2\"][0, 0]"),
        python.toString());
  }

  @Test
  void codeOfMatrices() {
    assertTrue(new PythonFile(printed("linear 1,3,1", false)).lines("n").containsAll(List.of(
        "    h[\"G1\"] = _sum(\"ai,aj->ij\", p[\"U1\"], p[\"U1\"]) - _sum(\"ia,ja->ij\", p[\"U2\"], p[\"U2\"])",
        "    h[\"M1\"] = _minors(p[\"U1\"], p[\"U2\"].T)")));
    assertTrue(
        new PythonFile(line()).lines("n").contains("    h[\"G l2.K>l2.Q\"] = _pick(_sum(\"ija,ija->ij\", p[\"l2.Q\"],"
            + " p[\"l2.Q\"]) - _sum(\"ija,ija->ij\", p[\"l2.K\"], p[\"l2.K\"]), 1, [[0, 1], [2, 3]])"));
  }

  @Test
  void jsonIsThatOfTheIssue() {
    PrintedLaws laws = printed("relu 1,1,1 hidden", true);
    assertEquals(
        "{\"family\":\"relu\",\"widths\":[1,1,1],\"bias\":\"hidden\",\"parameters\":3,\"laws\":[{\"name\":\"G1\","
            + "\"kind\":\"balance\",\"degree\":2,\"matrix\":\"|U1|^2 - |U2|^2 - |b1|^2\",\"entries\":[{\"name\":\"G1\","
            + "\"degree\":2,\"terms\":[{\"c\":1,\"m\":[[\"U1\",1,1,2]]},{\"c\":-1,\"m\":[[\"U2\",1,1,2]]},"
            + "{\"c\":-1,\"m\":[[\"b1\",1,2]]}]}],\"time_factor\":\"1\"}]}",
        LawsForm.of(laws).text(laws, Lists.ARRAYS));
    PrintedLaws of = line();
    String json = LawsForm.of(of).text(of, Lists.ARRAYS);
    assertTrue(json.startsWith("{\"net\":\"" + LINE + "\",\"parameters\":"), json);
    assertTrue(json.contains("\"entries\":null"), json);
  }

  @Test
  void networksThatAreTooLargeHaveNoTest() {
    assertTrue(new PythonFile(printed("relu 3,4,3", false)).lines("n").contains("def self_test():"));
    List<String> large = new PythonFile(printed("relu 100,100,100", false)).lines("n");
    assertFalse(large.contains("def self_test():"));
    assertTrue(large.stream().anyMatch(line -> line.startsWith("The network is too large for a test in this file")));
  }

  @Test
  void namesOfPythonAreDifferent() {
    Identifiers names = new Identifiers();
    assertEquals(List.of("l1_W", "l1_W_2", "_1", "lambda_2", "l1_W"),
        Stream.of("l1.W", "l1_W", "1", "lambda", "l1.W").map(names::of).toList());
  }
}
