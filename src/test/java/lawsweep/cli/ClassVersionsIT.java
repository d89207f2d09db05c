package lawsweep.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The build's change of a jar whose classes are of an old version. */
class ClassVersionsIT {

  private static final Path SOURCE =
      Path.of(System.getProperty("lawsweep.root")).resolve("src/main/launcher/ClassVersions.java");
  private static final LocalDateTime DATE = LocalDateTime.of(2025, 4, 8, 23, 30, 2);

  @TempDir
  Path temp;

  @Test
  void theJarIsTheSameInEveryTimeZoneAndItsClassesRun() throws Exception {
    List<Path> jars = List.of(oldJar("utc"), oldJar("tokyo"));
    List<Process> processes = List.of(raise(jars.getFirst(), "UTC"), raise(jars.getLast(), "Asia/Tokyo"));
    for (Process process : processes) {
      assertEquals(0, process.waitFor());
    }
    byte[] raised = Files.readAllBytes(jars.getFirst());
    assertArrayEquals(raised, Files.readAllBytes(jars.getLast()));
    try (JarFile jar = new JarFile(jars.getFirst().toFile())) {
      assertEquals("class files brought to version 52, with stack maps",
          jar.getManifest().getMainAttributes().getValue("Changed-By-Lawsweep"));
      ZipEntry entry = jar.getEntry("Old.class");
      assertEquals(DATE, entry.getTimeLocal());
      var model = ClassFile.of().parse(jar.getInputStream(entry).readAllBytes());
      assertEquals(ClassFile.JAVA_8_VERSION, model.majorVersion());
      var code = (CodeAttribute) model.methods().getFirst().code().orElseThrow();
      assertTrue(code.findAttribute(Attributes.stackMapTable()).isPresent());
    }
    try (URLClassLoader loader = new URLClassLoader(new URL[] {jars.getFirst().toUri().toURL()}, null)) {
      var greater = loader.loadClass("Old").getMethod("greater", int.class, int.class);
      assertEquals(7, greater.invoke(null, 3, 7));
      assertEquals(7, greater.invoke(null, 7, 3));
    }
    assertEquals(0, raise(jars.getFirst(), "Asia/Tokyo").waitFor());
    assertArrayEquals(raised, Files.readAllBytes(jars.getFirst()));
    try (var files = Files.list(temp)) {
      assertEquals(2, files.count());
    }
  }

  private static Process raise(Path jar, String zone) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin/java").toString();
    return new ProcessBuilder(java, "-Duser.timezone=" + zone, "-XX:TieredStopAtLevel=1", SOURCE.toString(),
        jar.toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /** A jar with a class of version 49, in a directory of its own; its dates have no zone. */
  private Path oldJar(String name) throws IOException {
    Path jar = Files.createDirectory(temp.resolve(name)).resolve("old.jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      enter(out, JarFile.MANIFEST_NAME);
      manifest.write(out);
      out.closeEntry();
      enter(out, "Old.class");
      out.write(oldClass());
      out.closeEntry();
    }
    return jar;
  }

  private static void enter(JarOutputStream out, String name) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(DATE);
    out.putNextEntry(entry);
  }

  private static byte[] oldClass() {
    return ClassFile.of(ClassFile.StackMapsOption.DROP_STACK_MAPS).build(ClassDesc.of("Old"), type -> type
        .withVersion(ClassFile.JAVA_5_VERSION, 0).withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_SUPER)
        .withMethodBody("greater", MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_int, ConstantDescs.CD_int),
            ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC, code -> code.iload(0).iload(1)
                .ifThenElse(Opcode.IF_ICMPGT, then -> then.iload(0), other -> other.iload(1))
                .return_(TypeKind.INT)));
  }
}
