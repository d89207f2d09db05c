package lawsweep.sweep.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Locks of a result directory: one byte of the file {@value #FILE_NAME} per shard, and one for setting the directory
 * up. The file stays empty and says nothing; the operating system drops a lock with the process that holds it.
 *
 * <p>Closing one drops all locks that this process holds on the directory, as POSIX has it: a process that runs two
 * shards of a directory at once gives up the protection of the second with the end of the first.
 */
public final class DirectoryLock implements AutoCloseable {

  /** The file whose bytes are locked. */
  static final String FILE_NAME = "lock";

  private static final long SETUP_BYTE = Long.MAX_VALUE - 1;

  private final FileChannel channel;
  private boolean supported = true;

  private DirectoryLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Opens the file, creates it if need be; nothing is locked yet. */
  public static DirectoryLock open(Path directory) throws IOException {
    return new DirectoryLock(FileChannel.open(directory.resolve(FILE_NAME), StandardOpenOption.WRITE,
        StandardOpenOption.CREATE));
  }

  /**
   * Locks a shard until this is closed.
   *
   * @return false if another process, or another run in this one, holds it
   */
  public boolean tryShard(Shard shard) {
    try {
      return channel.tryLock(shard.ordinal(), 1, false) != null;
    } catch (OverlappingFileLockException e) {
      return false;
    } catch (IOException e) {
      supported = false;
      return true;
    }
  }

  /**
   * Locks all shards until this is closed.
   *
   * @return false if another process, or another run in this one, holds one of them
   */
  boolean tryAll() {
    try {
      return channel.tryLock(0, SETUP_BYTE, false) != null;
    } catch (OverlappingFileLockException e) {
      return false;
    } catch (IOException e) {
      supported = false;
      return true;
    }
  }

  /** False if the file system turned out to have no locks: then nothing keeps a second process away. */
  public boolean supported() {
    return supported;
  }

  /** Runs {@code work} while no other process sets the directory up. */
  void whileAlone(SetUp work) throws IOException {
    synchronized (DirectoryLock.class) {
      FileLock setup = null;
      try {
        setup = channel.lock(SETUP_BYTE, 1, false);
      } catch (IOException e) {
        supported = false;
      }
      try {
        work.run();
      } finally {
        if (setup != null) {
          setup.release();
        }
      }
    }
  }

  /** Work on files. */
  @FunctionalInterface
  interface SetUp {

    /** Does it. */
    void run() throws IOException;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
