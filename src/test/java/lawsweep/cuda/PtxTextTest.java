package lawsweep.cuda;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lawsweep.cuda.PtxModules.Module;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The PTX text that is committed belongs to the sources that are committed, and is what every driver takes. */
class PtxTextTest {

  private static final Pattern INCLUDE = Pattern.compile("^#include \"([a-z0-9_]*\\.cuh)\"", Pattern.MULTILINE);

  static List<Module> all() {
    return PtxModules.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void isMadeOfItsSources(Module module) throws NoSuchAlgorithmException {
    String first = module.read().lines().findFirst().orElseThrow();
    assertEquals("// source sha256 " + hash(module.source()), first,
        () -> "expected " + module + " to be made of " + module.source() + " and its headers: run native/build-ptx.sh");
  }

  /** Of the .cu file and the .cuh files that it uses, in the order of their names. */
  private static String hash(Path source) throws NoSuchAlgorithmException {
    MessageDigest sha = MessageDigest.getInstance("SHA-256");
    sha.update(PtxModules.read(source).getBytes(StandardCharsets.UTF_8));
    Set<String> headers = new TreeSet<>();
    collect(PtxModules.read(source), headers);
    for (String h : headers) {
      sha.update(PtxModules.read(PtxModules.folder().resolve(h)).getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(sha.digest());
  }

  private static void collect(String text, Set<String> headers) {
    Matcher m = INCLUDE.matcher(text);
    while (m.find()) {
      if (headers.add(m.group(1))) {
        collect(PtxModules.read(PtxModules.folder().resolve(m.group(1))), headers);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void isForDriversFrom2022AndCardsFrom2020(Module module) {
    List<String> lines = module.read().lines().toList();
    assertEquals(List.of(".version 7.0", ".target sm_80", ".address_size 64"), lines.subList(1, 4));
  }

  @ParameterizedTest
  @MethodSource("all")
  void namesNoFileOfTheMachineThatMadeIt(Module module) {
    assertFalse(module.read().contains("/tmp") || module.read().contains(".file") || module.read().contains("/home"));
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyInstructionIsKnownToTheMachine(Module module) {
    PtxMachine machine = new PtxMachine(module.read());
    assertFalse(machine.kernels().isEmpty());
    machine.kernels().forEach(machine::program);
  }

  /** The emulator finds kernels by what KERNEL says of them. */
  @ParameterizedTest
  @MethodSource("all")
  void everyEntryIsAKernelOfTheSameName(Module module) {
    String source = PtxModules.read(module.source());
    List<String> entries = names("\\bENTRY void (?:__launch_bounds__\\([^)]*\\) )?(\\w+)\\(", source);
    assertEquals(entries, names("\\bKERNEL\\((\\w+)\\)", source));
    Set<String> compiled = new PtxMachine(module.read()).kernels();
    // a macro that makes kernels calls them name
    assertEquals(Set.of(), entries.stream().filter(e -> !e.equals("name") && !compiled.contains(e)).collect(toSet()));
  }

  private static List<String> names(String pattern, String source) {
    return Pattern.compile(pattern).matcher(source).results().map(r -> r.group(1)).toList();
  }

  @Test
  void everyTextHasASourceAndIsAResource() throws IOException {
    try (Stream<Path> files = Files.list(PtxModules.folder())) {
      for (Path text : files.filter(f -> f.toString().endsWith(".ptx")).toList()) {
        String name = text.getFileName().toString().replace(".ptx", "");
        assertTrue(Files.exists(PtxModules.folder().resolve(name + ".cu")), name);
        assertEquals(PtxModules.read(text), PtxGpu.text(name));
      }
    }
  }
}
