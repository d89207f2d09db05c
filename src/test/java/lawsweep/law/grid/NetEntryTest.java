package lawsweep.law.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lawsweep.kind.count.CountCell;
import lawsweep.law.DataChoice;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.law.NetLine;
import lawsweep.spec.SpecException;
import lawsweep.sweep.FakeKinds;
import lawsweep.sweep.SpecReader;
import org.junit.jupiter.api.Test;

/** Entries of specs that say networks by a line. */
class NetEntryTest {

  private static List<LawCell> cells(String... entries) throws SpecException {
    String spec = "name: nets\nseed: 5\nnetworks:\n" + String.join("\n", entries) + "\n";
    return new SpecReader(FakeKinds.REAL).read("a.yaml", spec.getBytes(StandardCharsets.UTF_8)).cells().stream()
        .map(cell -> CountCell.law(cell).orElseThrow()).toList();
  }

  private static List<String> shown(String... entries) throws SpecException {
    return cells(entries).stream().map(cell -> cell.line().map(NetLine::text).orElseGet(cell::key) + " "
        + cell.line().map(NetLine::over).orElse(null) + " " + cell.seed()).toList();
  }

  private static String refused(String... entries) {
    return assertThrows(SpecException.class, () -> cells(entries)).getMessage();
  }

  @Test
  void aLineByItself() throws SpecException {
    LawCell cell = cells("- net: ' vec 2>dense 3 >  relu > out 1'").getFirst();
    assertEquals(new NetLine("vec 2 > dense 3 > relu > out 1", Map.of()), cell.line().orElseThrow());
    assertEquals(Fields.GATES, cell.fields());
    assertEquals(5, cell.sweepSeed());
    assertEquals("net_c4d200e85e2d0bbd_gates_0", cell.key());
  }

  @Test
  void theFirstNameIsSlowestAndTheDrawFastest() throws SpecException {
    assertEquals(
        List.of("vec 2 > dense 4 > out 1 {h=1, m=2} 0", "vec 2 > dense 4 > out 1 {h=1, m=2} 1",
            "vec 3 > dense 6 > out 1 {h=1, m=3} 0", "vec 3 > dense 6 > out 1 {h=1, m=3} 1",
            "vec 3 > dense 6 > out 2 {h=2, m=3} 0", "vec 3 > dense 6 > out 2 {h=2, m=3} 1"),
        shown("- net: vec {m} > dense {2*m} > out {h}", "  over: {m: 2..3, h: [1, 2]}", "  where: h < m",
            "  seeds: 2"));
  }

  @Test
  void entriesOfBothSortsKeepTheirOrder() throws SpecException {
    assertEquals(
        List.of("vec 2 > dense 1 > tanh > out 1 {} 0", "linear_2x3x2_generic_0 null 0", "linear_2x4x2_generic_0 null 0",
            "vec 1 > dense 2 > out 1 {} 0", "relu_1x2x1_generic_0 null 0"),
        shown("- net: vec 2 > dense 1 > tanh > out 1", "- {family: linear, widths: [[2,3,2], [2,4,2]]}",
            "- net: vec 1 > dense 2 > out 1", "- {family: relu, widths: [[1,2,1]]}"));
  }

  /** Fields slowest, then draws of the weights, then the numbers of names, then the draw. */
  @Test
  void chainsHaveDraws() throws SpecException {
    List<LawCell> cells = cells("- net: vec {m} > dense 2 > relu > out 1", "  over: {m: 1..2}",
        "  fields: [data, gates]", "  draws: [20, 30]", "  seeds: 2");
    List<String> stems = cells.stream().limit(3).map(cell -> cell.subject().stem()).distinct().toList();
    String one = stems.getFirst();
    String two = stems.getLast();
    assertEquals(List.of(one + "_data_20_0", one + "_data_20_1", two + "_data_20_0", two + "_data_20_1",
        one + "_data_30_0", one + "_data_30_1", two + "_data_30_0", two + "_data_30_1", one + "_gates_0",
        one + "_gates_1", two + "_gates_0", two + "_gates_1"), cells.stream().map(LawCell::key).toList());
    assertEquals(20, cells.getFirst().data().orElseThrow().draws());
    LawCell usual = cells("- net: vec 2 > res(mlp 2 relu)", "  fields: data").getFirst();
    assertEquals(new DataChoice(1000, 0, Optional.empty()), usual.data().orElseThrow());
    LawCell smooth = cells("- net: vec 2 > dense 2 > tanh > out 1", "  fields: data").getFirst();
    assertEquals(Optional.empty(), smooth.data());
  }

  @Test
  void aLineWithOtherFieldsIsAskedForBesides() throws SpecException {
    assertEquals(3, cells("- net: vec 2 > dense 2 > relu > out 1", "- net: vec 2 > dense 2 > relu > out 1",
        "  fields: data", "- {net: vec 2 > dense 2 > relu > out 1, fields: data, draws: 10}").size());
    assertEquals("a.yaml:5: 'vec 2 > dense 2 > relu > out 1' is asked for twice, first on line 4; remove one of them",
        refused("- net: vec 2 > dense 2 > relu > out 1", "- net: vec 2 > dense 2 > relu > out 1",
            "  fields: [data, gates]"));
    assertEquals("a.yaml:6: 'vec 2 > dense 2 > relu > out 1' is asked for twice, first on line 4; remove one of them",
        refused("- net: vec 2 > dense 2 > relu > out 1", "  fields: data", "- net: vec 2 > dense 2 > relu > out 1",
            "  fields: data", "  draws: [500, 1000]"));
  }

  @Test
  void whatHasNoDrawsIsRefused() {
    assertEquals("a.yaml:6: 'fields' does not fit vec 2 > dense 3 > leaky > out 1; column 19: draws of the weights need"
        + " a chain 'vec M > dense N > relu > … > dense N' with 'bias' on all layers, on all but the last or on none, or"
        + " 'vec M > res(mlp R relu) > …', got leaky; write 'fields: gates'",
        refused("- net: vec 2 > dense {m} > leaky > out 1", "  over: {m: 3..4}", "  fields: data"));
    assertTrue(refused("- net: vec 2 > {k}*(dense 2 > relu) > out 1", "  over: {k: [1, 255, 256]}", "  fields: data")
        .endsWith("got out 1 as one more than 256 matrices; write 'fields: gates'"));
    assertEquals(
        "a.yaml:5: 'draws' is only for 'fields: data' of lines with rectifiers; remove it; 'seeds: n' repeats a"
            + " count n times",
        refused("- net: vec 2 > dense 2 > relu > out 1", "  draws: 10"));
    assertEquals(
        "a.yaml:6: 'draws' is only for 'fields: data' of lines with rectifiers; remove it; 'seeds: n' repeats a"
            + " count n times",
        refused("- net: vec 2 > dense 2 > tanh > out 1", "  fields: data", "  draws: 10"));
    assertEquals("a.yaml:6: 'inputs' is only for 'fields: data' of lines with rectifiers; remove it, or write"
        + " 'fields: data'",
        refused("- net: vec 2 > dense 2 > relu > out 1", "  fields: gates", "  inputs: {file: x.npy}"));
    assertEquals("a.yaml:6: 'draws' is 0; expected a whole number from 1 to 1000000000",
        refused("- net: vec 2 > dense 2 > relu > out 1", "  fields: data", "  draws: 0"));
  }

  @Test
  void mistakesAreNamedWithTheirPlace() {
    assertEquals("a.yaml:4: 'net' cannot be used; column 9: unknown layer 'dens' (did you mean 'dense'?)",
        refused("- net: vec 2 > dens 3"));
    assertEquals("a.yaml:4: 'net' cannot be used with m = 2; column 11: attn 2x2 needs a sequence, got a vector of 2",
        refused("- net: vec {m} > attn 2x2", "  over: {m: 2}"));
    assertEquals("a.yaml:4: 'm' stands for no numbers; write for example 'over: {m: 2..4}'",
        refused("- net: vec {m} > out 1"));
    assertEquals("a.yaml:5: 'h' of 'over' stands nowhere in 'net' or 'where'; write {h} where its numbers belong, or"
        + " remove it", refused("- net: vec {m} > out 1", "  over: {m: 2, h: 1}"));
    assertEquals("a.yaml:6: 'where' holds for no choice of numbers in 'over'; change one of them",
        refused("- net: vec {m} > out 1", "  over: {m: 2..3}", "  where: m > 3"));
    assertEquals("a.yaml:5: 'net' is the same with m = 2 and with m = 3; give each network once",
        refused("- net: vec {m/2} > out 1", "  over: {m: 2..3}"));
    assertEquals("a.yaml:5: 'vec 2 > out 1' is asked for twice, first on line 4; remove one of them",
        refused("- net: vec 2 > out 1", "- net: vec 2>out 1"));
    assertEquals("a.yaml:5: 'fields' does not fit vec 2 > dense 2 > relu > out 1; expected fields: gates, or data for"
        + " chains of layers with relu", refused("- net: vec 2 > dense 2 > relu > out 1", "  fields: adam"));
    assertEquals("a.yaml:5: 'fields' does not fit vec 2 > out 1; expected fields: data, or remove it: the line has no"
        + " rectifiers", refused("- net: vec 2 > out 1", "  fields: gates"));
    assertEquals("a.yaml:5: unknown key 'widths' in a networks entry with 'net'; known are net, over, where, laws_of,"
        + " fields, draws, inputs, weights, seeds, flow, metric, form, damping, symmetry,"
        + " labels, loss, about", refused("- net: vec 2 > out 1", "  widths: [[1,2,3]]"));
    assertEquals("a.yaml:5: 'where' cannot be used; column 3: expected a comparison with <, <=, >, >=, = or !=, got the"
        + " end", refused("- net: vec 2 > out 1", "  where: 12"));
    assertEquals("a.yaml:5: 'over' has 1000000001000000000 choices of numbers; at most 10000000 are tried",
        refused("- net: vec {a} > dense {b} > out 1", "  over: {a: 0..1000000000, b: 1..1000000000}"));
  }

  private static List<String> blocks(String... entries) throws SpecException {
    return cells(entries).stream().map(cell -> cell.line().orElseThrow())
        .map(line -> line.text().split(" ")[1] + " " + line.lawsOf().orElse("all")).toList();
  }

  @Test
  void blocksAreCellsOfTheirOwn() throws SpecException {
    String net = "- net: vec 2 > 2*(res(mlp 2 relu))";
    assertEquals(List.of("2 l1.U,l2.V"), blocks(net, "  laws_of: 'l2.V, l1.U'"));
    assertEquals(List.of("2 l1", "2 l2", "2 l1.V", "2 all"),
        blocks(net, "  laws_of: [l1, l2, l1.V, 'l1,l2']"));
    assertEquals(List.of("2 l1", "2 l2", "2 l1.V,l2.V", "2 l1.V,l2.U", "2 l1.U,l2.V", "2 l1.U,l2.U"),
        blocks(net, "  laws_of: [each layer, each pair]"));
    assertEquals(List.of("2 l1.V", "2 l1.U", "2 l2.V", "2 l2.U", "2 all"),
        blocks(net, "  laws_of: each tensor", net));
    assertEquals(5, cells(net, net, "  laws_of: each tensor").stream().map(LawCell::key).distinct().count());
    LawCell block = cells(net, "  laws_of: l1").getFirst();
    assertEquals(8, block.parameters());
    assertEquals(Fields.GATES, block.fields());
    assertEquals(Optional.empty(), block.line().orElseThrow().chain());
    assertTrue(block.key().matches("net_[0-9a-f]{16}_gates_0"));
  }

  /** Numbers of names slowest, then blocks, then the draw. */
  @Test
  void blocksOfGrids() throws SpecException {
    assertEquals(List.of("2 l1.U,l2.V", "2 l1", "3 l1.U,l2.V", "3 l1", "2 l2.U,l3.V", "2 l2", "3 l2.U,l3.V", "3 l2"),
        blocks("- net: vec {m} > 3*(res(mlp 2 tanh))", "  over: {k: 1..2, m: 2..3}",
            "  laws_of: ['l{k}.U,l{k+1}.V', 'l{k}']"));
  }

  @Test
  void mistakesInBlocks() {
    String net = "- net: vec 2 > dense {m} > relu > out 1";
    String over = "  over: {m: 3}";
    assertEquals("a.yaml:6: 'laws_of' cannot be used with m = 3; column 4: expected a tensor or a layer of the network,"
        + " got 'l9.W'; its tensors are l1.W, l3.W", refused(net, over, "  laws_of: l1,l9.W"));
    assertEquals("a.yaml:6: 'laws_of' has the block l1 twice with m = 3; give each block once",
        refused(net, over, "  laws_of: [l1, l1.W]"));
    assertEquals("a.yaml:6: 'laws_of' is a list; expected names of tensors or layers with commas between them,"
        + " such as 'l1.U,l2', or a list of such blocks, or each layer, each tensor or each pair",
        refused(net, over, "  laws_of: []"));
    assertTrue(refused(net, over, "  laws_of: {a: 1}").contains("expected names of tensors or layers"));
    assertEquals("a.yaml:6: 'k' stands for no numbers; write for example 'over: {k: 2..4}'",
        refused(net, over, "  laws_of: l{k}"));
    assertEquals("a.yaml:5: 'k' of 'over' stands nowhere in 'net' or 'where' or 'laws_of'; write {k} where its numbers"
        + " belong, or remove it", refused(net, "  over: {m: 3, k: 1}", "  laws_of: l1"));
    assertEquals("a.yaml:6: 'laws_of' is for generic weights, and 'fields: data' of lines with rectifiers draws them;"
        + " write 'fields: gates', or remove 'laws_of'", refused(net, over, "  laws_of: l1", "  fields: data"));
    assertEquals("a.yaml:6: 'vec 2 > out 1' is asked for twice, first on line 4; remove one of them",
        refused("- net: vec 2 > out 1", "- net: vec 2 > out 1", "  laws_of: l1").replace(":5:", ":6:"));
    assertEquals("a.yaml:6: 'vec 2 > dense 2 > out 1' with laws of l1 is asked for twice, first on line 4; remove one"
        + " of them",
        refused("- net: vec 2 > dense 2 > out 1", "  laws_of: l1",
            "- {net: vec 2 > dense 2 > out 1, laws_of: each layer}"));
  }
}
