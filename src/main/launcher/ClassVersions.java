import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.constant.ClassDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Brings the classes of a jar to version 52 of class files (Java 8), with stack maps: java ClassVersions.java JAR.
 *
 * <p>A class of a version below 50 is verified anew at each start, by the slow verifier, and the archive of classes
 * takes neither it nor whatever extends it. Picocli is of version 49. Instructions, but for those that are never
 * reached, constants and annotations stay as they are, and so do the dates, which a jar has without a zone; a jar that
 * has no such class is left alone. The manifest says what was done.
 */
final class ClassVersions {

  private static final int LEAST = 50;
  private static final int WANTED = ClassFile.JAVA_8_VERSION;
  private static final int MAGIC_AND_VERSION = 8;

  private ClassVersions() {}

  public static void main(String[] arguments) throws IOException {
    Path jar = Path.of(arguments[0]).toAbsolutePath();
    // Not among the jars, all of which are packed: one that is killed leaves it.
    String name = jar.getFileName() + "." + ProcessHandle.current().pid() + ".raised";
    Path raised = jar.getParent().resolveSibling(name);
    try (ZipFile in = new ZipFile(jar.toFile())) {
      if (!isOld(in)) {
        return;
      }
      try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(raised))) {
        raise(in, out);
      }
    }
    Files.move(raised, jar, StandardCopyOption.REPLACE_EXISTING);
  }

  private static boolean isOld(ZipFile jar) throws IOException {
    for (ZipEntry entry : Collections.list(jar.entries())) {
      if (entry.getName().endsWith(".class")) {
        try (InputStream in = jar.getInputStream(entry)) {
          if (in.readNBytes(MAGIC_AND_VERSION)[MAGIC_AND_VERSION - 1] < LEAST) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static void raise(ZipFile in, ZipOutputStream out) throws IOException {
    ClassHierarchyResolver own = ClassHierarchyResolver.ofResourceParsing(name -> open(in, name));
    ClassFile classes = ClassFile.of(ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
        ClassFile.ClassHierarchyResolverOption.of(own.orElse(ClassHierarchyResolver.defaultResolver())));
    for (ZipEntry entry : Collections.list(in.entries())) {
      byte[] bytes;
      try (InputStream content = in.getInputStream(entry)) {
        bytes = content.readAllBytes();
      }
      ZipEntry copy = new ZipEntry(entry.getName());
      copy.setTimeLocal(entry.getTimeLocal());
      out.putNextEntry(copy);
      if (entry.getName().equals("META-INF/MANIFEST.MF")) {
        noted(in, entry).write(out);
      } else {
        out.write(entry.getName().endsWith(".class") ? raised(classes, bytes) : bytes);
      }
      out.closeEntry();
    }
  }

  private static InputStream open(ZipFile jar, ClassDesc name) {
    String descriptor = name.descriptorString();
    ZipEntry entry = jar.getEntry(descriptor.substring(1, descriptor.length() - 1) + ".class");
    try {
      return entry == null ? null : jar.getInputStream(entry);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] raised(ClassFile classes, byte[] bytes) {
    if (bytes[MAGIC_AND_VERSION - 1] >= LEAST) {
      return bytes;
    }
    ClassTransform methods = ClassTransform.transformingMethodBodies((code, element) -> code.with(element));
    ClassTransform version = (builder, element) -> {
      if (element instanceof ClassFileVersion) {
        builder.withVersion(WANTED, 0);
      } else {
        builder.with(element);
      }
    };
    return classes.transformClass(classes.parse(bytes), methods.andThen(version));
  }

  private static Manifest noted(ZipFile jar, ZipEntry entry) throws IOException {
    try (InputStream in = jar.getInputStream(entry)) {
      Manifest manifest = new Manifest(in);
      manifest.getMainAttributes().put(new Attributes.Name("Changed-By-Lawsweep"),
          "class files brought to version " + WANTED + ", with stack maps");
      return manifest;
    }
  }
}
