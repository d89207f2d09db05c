package lawsweep.sweep.log;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import lawsweep.text.FileTrouble;

/**
 * The append-only log of one shard. Records gather in memory and are written together, every 200 ms and on
 * closing; a process that is killed loses at most those. Any number of threads may append.
 *
 * <p>After an error of the file (a full disk, say) the log is cut back to its last whole record, and every later call
 * throws that error.
 */
public final class Journal implements AutoCloseable {

  private static final long FLUSH_NANOS = 200_000_000L;
  private static final long FORCE_NANOS = 5_000_000_000L;
  /** With as much unwritten, appending waits for the disk. */
  private static final int FULL_BYTES = 8 << 20;

  private final String name;
  private final LogFile file;
  private final Thread writer;
  private final Object lock = new Object();
  private ByteArrayOutputStream pending = new ByteArrayOutputStream(1 << 16);
  /** What waits for the pending records to be on the disk. */
  private final List<Runnable> waiting = new ArrayList<>();
  private boolean closing;
  private volatile Optional<IOException> failure = Optional.empty();
  /** The file's length up to the last whole record; the writer's alone. */
  private long length;
  private boolean unforced;
  private long forcedAt = System.nanoTime();

  /**
   * Starts to write.
   *
   * @param name what error messages call the log
   * @param file where records go
   * @param length the file's present length
   */
  public Journal(String name, LogFile file, long length) {
    this.name = name;
    this.file = file;
    this.length = length;
    this.writer = new Thread(this::write, "lawsweep-journal");
    writer.setDaemon(true);
    writer.start();
  }

  /**
   * Opens a log for appending, creates it if need be, and cuts off a torn tail. Only the holder of the shard's lock may
   * do so.
   *
   * @throws IOException if the file cannot be read or written
   */
  public static Journal open(Path path) throws IOException {
    return open(path, 0);
  }

  /**
   * The same for a log that the holder of the lock has read before.
   *
   * @param read where a line begins before which all was read
   * @throws IOException if the file cannot be read or written
   */
  public static Journal open(Path path, long read) throws IOException {
    String name = path.toString();
    FileChannel channel;
    try {
      channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
    } catch (IOException e) {
      throw new IOException("cannot open " + name + ": " + FileTrouble.reason(e), e);
    }
    try {
      LogScan.Outcome outcome = LogScan.rest(channel, read, (payload, offset) -> {});
      if (outcome.torn()) {
        channel.truncate(outcome.end());
      }
      return new Journal(name, LogFile.of(path, channel), outcome.end());
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /**
   * Adds a record.
   *
   * @param record its bytes, without a line break; not changed any more
   * @throws IOException if this or an earlier record could not be written
   */
  public void append(byte[] record) throws IOException {
    append(record, List.of());
  }

  /**
   * Adds a record.
   *
   * @param record its bytes, without a line break; not changed any more
   * @param onceSafe what is done, by the journal's thread, once the record is on the disk
   * @throws IOException if this or an earlier record could not be written
   */
  public void append(byte[] record, List<Runnable> onceSafe) throws IOException {
    byte[] frame = LogLine.of(record);
    synchronized (lock) {
      try {
        while (pending.size() >= FULL_BYTES && failure.isEmpty()) {
          lock.wait();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw (IOException) new InterruptedIOException("interrupted while writing " + name).initCause(e);
      }
      check();
      if (closing) {
        throw new IOException(name + " is closed");
      }
      pending.write(frame, 0, frame.length);
      waiting.addAll(onceSafe);
      if (pending.size() >= FULL_BYTES) {
        lock.notifyAll();
      }
    }
  }

  /** True once a record could not be written. */
  public boolean broken() {
    return failure.isPresent();
  }

  /**
   * Writes what is left, waits until it is on the disk and closes the log.
   *
   * @throws IOException if any record since the opening could not be written
   */
  @Override
  public void close() throws IOException {
    synchronized (lock) {
      closing = true;
      lock.notifyAll();
    }
    boolean interrupted = false;
    while (writer.isAlive()) {
      try {
        writer.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    check();
  }

  private void check() throws IOException {
    if (failure.isPresent()) {
      IOException cause = failure.get();
      throw new IOException("cannot write " + name + ": " + FileTrouble.reason(cause), cause);
    }
  }

  private void write() {
    try (file) {
      boolean last = false;
      while (!last) {
        byte[] batch;
        List<Runnable> onceSafe;
        synchronized (lock) {
          long until = System.nanoTime() + FLUSH_NANOS;
          long left = FLUSH_NANOS;
          while (left > 0 && !closing && pending.size() < FULL_BYTES) {
            TimeUnit.NANOSECONDS.timedWait(lock, left);
            left = until - System.nanoTime();
          }
          last = closing;
          batch = pending.toByteArray();
          pending.reset();
          onceSafe = List.copyOf(waiting);
          waiting.clear();
          lock.notifyAll();
        }
        appendBatch(batch);
        force(last || !onceSafe.isEmpty());
        onceSafe.forEach(Runnable::run);
      }
    } catch (IOException e) {
      fail(e);
    } catch (InterruptedException e) {
      fail(new IOException("interrupted", e));
    } catch (RuntimeException | Error e) {
      fail(new IOException(e.toString(), e));
    }
  }

  private void fail(IOException e) {
    synchronized (lock) {
      failure = Optional.of(e);
      lock.notifyAll();
    }
  }

  private void appendBatch(byte[] batch) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(batch);
    try {
      while (bytes.hasRemaining()) {
        file.append(bytes);
      }
    } catch (IOException e) {
      cutBack(batch, bytes.position(), e);
      throw e;
    }
    length += batch.length;
    unforced |= batch.length > 0;
  }

  /** Leaves the whole records among the {@code written} bytes, as far as the file lets itself be cut. */
  private void cutBack(byte[] batch, int written, IOException cause) {
    int whole = written;
    while (whole > 0 && batch[whole - 1] != '\n') {
      whole--;
    }
    try {
      file.truncate(length + whole);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  private void force(boolean now) throws IOException {
    if (now || (unforced && System.nanoTime() - forcedAt > FORCE_NANOS)) {
      file.force();
      unforced = false;
      forcedAt = System.nanoTime();
    }
  }
}
