package lawsweep.slurm;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import lawsweep.sweep.store.DirectoryRefusedException;

/** Keeps two submissions of one directory from sending the same tasks; it ends with the process. */
final class SubmitLock implements AutoCloseable {

  private final FileChannel channel;

  private SubmitLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @param slurm the directory that the lock is for
   * @throws DirectoryRefusedException if another submission has it
   * @throws IOException if its file cannot be written
   */
  static SubmitLock take(Path slurm) throws IOException {
    FileChannel channel = FileChannel.open(slurm.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (tryLock(channel)) {
        return new SubmitLock(channel);
      }
    } catch (IOException e) {
      // A file system without locks: the tasks' own locks still keep a shard from running twice on one machine.
      return new SubmitLock(channel);
    }
    channel.close();
    throw new DirectoryRefusedException("expected one submission at a time, got a second one while another works on "
        + slurm.getParent());
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
