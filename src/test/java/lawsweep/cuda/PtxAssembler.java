package lawsweep.cuda;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jcuda.nvptxcompiler.JNvPTXCompiler;
import jcuda.nvptxcompiler.nvPTXCompilerHandle;

/**
 * NVIDIA's compiler of PTX text for one generation of cards, the one that JCuda carries: what a driver does with a
 * module when it is loaded, without a driver.
 *
 * @param registers of each kernel by its name
 * @param spilled bytes of registers that did not fit, of each kernel that has any
 */
record PtxAssembler(Map<String, Integer> registers, Map<String, Integer> spilled) {

  private static final Pattern KERNEL = Pattern.compile("Compiling entry function '(\\w+)'");
  private static final Pattern SPILL = Pattern.compile("(\\d+) bytes spill stores, (\\d+) bytes spill loads");
  private static final Pattern REGISTERS = Pattern.compile("Used (\\d+) registers");

  /** Whether JCuda has it for this system. */
  static boolean available() {
    return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")
        && List.of("amd64", "x86_64").contains(System.getProperty("os.arch"));
  }

  /**
   * Assembles a module.
   *
   * @param card {@code sm_80}
   * @throws PtxFault with what the compiler says, if it refuses
   */
  static PtxAssembler assemble(String text, String card) {
    JNvPTXCompiler.setExceptionsEnabled(false);
    byte[] bytes = (text + "\0").getBytes(StandardCharsets.US_ASCII);
    nvPTXCompilerHandle handle = new nvPTXCompilerHandle();
    JNvPTXCompiler.nvPTXCompilerCreate(handle, bytes.length, bytes);
    String[] options = {"--gpu-name=" + card, "--verbose"};
    int result = JNvPTXCompiler.nvPTXCompilerCompile(handle, options.length, options);
    String log = log(handle, result != 0);
    JNvPTXCompiler.nvPTXCompilerDestroy(handle);
    if (result != 0) {
      throw new PtxFault("not assembled for " + card + ": error " + result + ": " + log);
    }
    return read(log);
  }

  private static String log(nvPTXCompilerHandle handle, boolean errors) {
    long[] size = {0};
    if (errors) {
      JNvPTXCompiler.nvPTXCompilerGetErrorLogSize(handle, size);
    } else {
      JNvPTXCompiler.nvPTXCompilerGetInfoLogSize(handle, size);
    }
    byte[] log = new byte[(int) size[0] + 1];
    if (errors) {
      JNvPTXCompiler.nvPTXCompilerGetErrorLog(handle, log);
    } else {
      JNvPTXCompiler.nvPTXCompilerGetInfoLog(handle, log);
    }
    return new String(log, StandardCharsets.UTF_8).replace("\0", "").strip();
  }

  private static PtxAssembler read(String log) {
    Map<String, Integer> registers = new TreeMap<>();
    Map<String, Integer> spilled = new TreeMap<>();
    String kernel = "";
    for (String line : log.lines().toList()) {
      Matcher name = KERNEL.matcher(line);
      kernel = name.find() ? name.group(1) : kernel;
      Matcher spill = SPILL.matcher(line);
      if (spill.find() && !spill.group(1).equals("0")) {
        spilled.put(kernel, Integer.parseInt(spill.group(1)));
      }
      Matcher used = REGISTERS.matcher(line);
      if (used.find()) {
        registers.put(kernel, Integer.parseInt(used.group(1)));
      }
    }
    return new PtxAssembler(registers, spilled);
  }

  /** The kernels and their registers in a line. */
  @Override
  public String toString() {
    return registers.entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).collect(Collectors.joining(", "));
  }
}
