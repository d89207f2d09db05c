package lawsweep.text;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;

/**
 * A directory for files that a command needs while it works, hidden beside its output. {@link #close} removes it; those
 * that killed commands left are removed when the next one is made there.
 *
 * <p>It is in use as long as its file {@value #OWNER} is locked, which says nothing about other machines that share the
 * file system: what no lock of this machine tells is only removed a day after its last change.
 */
public final class ScratchDirectory implements Closeable {

  private static final String PREFIX = ".lawsweep-";
  private static final String OWNER = "owner";
  private static final Duration LONG = Duration.ofDays(1);

  private final Path path;
  private final FileChannel owner;

  private ScratchDirectory(Path path, FileChannel owner) {
    this.path = path;
    this.owner = owner;
  }

  /**
   * Makes one.
   *
   * @param parent where
   * @param purpose a word for its name
   */
  public static ScratchDirectory in(Path parent, String purpose) throws IOException {
    Path absolute = parent.toAbsolutePath();
    Path path = Files.createTempDirectory(absolute, PREFIX + purpose + "-");
    try {
      FileChannel owner = owner(path);
      removeLeft(path, PREFIX + purpose + "-");
      return new ScratchDirectory(path, owner);
    } catch (IOException e) {
      remove(path);
      throw e;
    }
  }

  private static FileChannel owner(Path directory) throws IOException {
    FileChannel owner = FileChannel.open(directory.resolve(OWNER), StandardOpenOption.WRITE,
        StandardOpenOption.CREATE_NEW);
    if (locked(owner)) {
      owner.write(ByteBuffer.wrap(machine().getBytes(StandardCharsets.UTF_8)));
    }
    return owner;
  }

  /** False if the file system has no locks: then the file names no machine, and age alone tells. */
  private static boolean locked(FileChannel owner) {
    try {
      return owner.tryLock() != null;
    } catch (IOException e) {
      return false;
    }
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  /** Something that differs between machines, and between starts of one; empty if the system says nothing of it. */
  private static String machine() throws IOException {
    Path boot = Path.of("/proc/sys/kernel/random/boot_id");
    return Files.isReadable(boot) ? Files.readString(boot).strip() : "";
  }

  private static void removeLeft(Path ours, String prefix) throws IOException {
    // The file system's own time, which may not be this machine's.
    FileTime longAgo = FileTime.from(Files.getLastModifiedTime(ours).toInstant().minus(LONG));
    try (DirectoryStream<Path> all = Files.newDirectoryStream(ours.getParent(), prefix + "*")) {
      for (Path directory : all) {
        if (!directory.equals(ours) && Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)
            && (isFree(directory.resolve(OWNER)) || isOlder(directory, longAgo))) {
          removeIfOurs(directory);
        }
      }
    }
  }

  private static void removeIfOurs(Path directory) throws IOException {
    try {
      remove(directory);
    } catch (AccessDeniedException | DirectoryNotEmptyException e) {
      // Another user's, or one that somebody just writes to: it is left where it is.
    }
  }

  /** True if this machine's lock on a directory's file is surely gone. */
  private static boolean isFree(Path file) {
    try (FileChannel owner = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      String named = Files.readString(file);
      return !named.isEmpty() && named.equals(machine()) && owner.tryLock() != null;
    } catch (OverlappingFileLockException | IOException e) {
      return false;
    }
  }

  private static boolean isOlder(Path directory, FileTime time) throws IOException {
    try {
      return Files.getLastModifiedTime(directory).compareTo(time) < 0;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    owner.close();
    remove(path);
  }

  private static void remove(Path directory) throws IOException {
    Files.walkFileTree(directory, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        Files.deleteIfExists(file);
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFileFailed(Path file, IOException e) {
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult postVisitDirectory(Path each, IOException e) throws IOException {
        Files.deleteIfExists(each);
        return FileVisitResult.CONTINUE;
      }
    });
  }
}
