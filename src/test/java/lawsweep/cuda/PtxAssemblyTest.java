package lawsweep.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import lawsweep.cuda.PtxModules.Module;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a driver's compiler makes of the PTX text: nothing that does not fit into registers. */
class PtxAssemblyTest {

  /** With so many a thread, a multiprocessor can hold 1024 threads. */
  private static final int MOST_REGISTERS = 64;
  /** Steps of ensembles need the numbers of whole matrices: with so many a multiprocessor can hold 384 threads. */
  private static final int MOST_OF_ENSEMBLES = 168;

  /** Kernels of blocks of 128 threads, with which it can hold six of them. */
  private static final Map<String, Integer> MORE_REGISTERS = Map.of("absorb_patterns", 80);

  static Stream<Arguments> modulesAndCards() {
    return PtxModules.shipped().stream().flatMap(m -> Stream.of("sm_80", "sm_90").map(c -> Arguments.of(m, c)));
  }

  @BeforeEach
  void hasACompiler() {
    assumeTrue(PtxAssembler.available(), "JCuda's compiler of PTX is for 64-bit Linux on x86 only");
  }

  @ParameterizedTest
  @MethodSource("modulesAndCards")
  void fits(Module module, String card, TestReporter reporter) {
    PtxAssembler assembled = PtxAssembler.assemble(module.read(), card);
    reporter.publishEntry(module + " for " + card, assembled.toString());
    assertEquals(new TreeSet<>(new PtxMachine(module.read()).kernels()), new TreeSet<>(assembled.registers().keySet()));
    assertEquals(Map.of(), assembled.spilled());
    int usual = module.toString().startsWith("langevin_") ? MOST_OF_ENSEMBLES : MOST_REGISTERS;
    assembled.registers().forEach((kernel, n) -> assertTrue(n <= MORE_REGISTERS.getOrDefault(kernel, usual),
        kernel + " has " + n + " registers"));
  }

  @Test
  void saysWhatDoesNotFit() {
    // 300 numbers are read before any is used
    StringBuilder body = new StringBuilder("ld.param.u64 %rd1, [many_param_0];\n");
    for (int i = 1; i <= 300; i++) {
      body.append("ld.volatile.global.f64 %fd").append(i).append(", [%rd1+").append(8 * i).append("];\n");
    }
    for (int i = 1; i <= 300; i++) {
      body.append("st.volatile.global.f64 [%rd1+").append(8 * i).append("], %fd").append(301 - i).append(";\n");
    }
    String text = ".version 7.0\n.target sm_80\n.address_size 64\n.visible .entry many(.param .u64 many_param_0)\n{\n"
        + ".reg .f64 %fd<301>;\n.reg .b64 %rd<2>;\n" + body + "ret;\n}\n";
    PtxAssembler assembled = PtxAssembler.assemble(text, "sm_80");
    assertTrue(assembled.spilled().get("many") > 0);
    assertTrue(assembled.registers().get("many") > MOST_REGISTERS);
  }

  @Test
  void saysWhatIsNotPtx() {
    String text = ".version 7.0\n.target sm_80\n.address_size 64\n.visible .entry odd()\n{\n\tfoo.u32 1;\n}\n";
    PtxFault fault = assertThrows(PtxFault.class, () -> PtxAssembler.assemble(text, "sm_80"));
    assertTrue(fault.getMessage().contains("Not a name of any known instruction: 'foo'"), fault.getMessage());
  }

  @Test
  void theNewestVersionIsNotTakenByAnOldDriver() {
    List<String> lines = PtxProbe.text().lines().toList();
    String newer = String.join("\n", lines).replace(".version 7.0", ".version 9.0");
    PtxFault fault = assertThrows(PtxFault.class, () -> PtxAssembler.assemble(newer, "sm_80"));
    assertTrue(fault.getMessage().contains("Unsupported .version 9.0"), fault.getMessage());
  }
}
