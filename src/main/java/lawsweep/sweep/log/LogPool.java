package lawsweep.sweep.log;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Logs open for reading: only so many at once, whatever the number of shards. For many threads at once. */
public final class LogPool implements AutoCloseable {

  private static final int MAX_OPEN = 64;

  /** Those that stay open. */
  private final Map<Path, FileChannel> kept = new ConcurrentHashMap<>();
  /** Those that were used last, of the others. */
  private final Map<Path, FileChannel> passing = new LinkedHashMap<>(16, 0.75f, true);

  /** A log; stays open only until others are asked for. */
  public FileChannel channel(Path log) throws IOException {
    Optional<FileChannel> open = keep(log);
    if (open.isPresent()) {
      return open.get();
    }
    synchronized (passing) {
      FileChannel channel = passing.get(log);
      if (channel == null) {
        if (passing.size() >= MAX_OPEN / 2) {
          Map.Entry<Path, FileChannel> eldest = passing.entrySet().iterator().next();
          passing.remove(eldest.getKey());
          eldest.getValue().close();
        }
        channel = FileChannel.open(log, StandardOpenOption.READ);
        passing.put(log, channel);
      }
      return channel;
    }
  }

  /** A log that is open or has room to stay so. */
  private Optional<FileChannel> keep(Path log) throws IOException {
    FileChannel open = kept.get(log);
    if (open == null && kept.size() < MAX_OPEN / 2) {
      synchronized (kept) {
        open = kept.get(log);
        if (open == null && kept.size() < MAX_OPEN / 2) {
          open = FileChannel.open(log, StandardOpenOption.READ);
          kept.put(log, open);
        }
      }
    }
    return Optional.ofNullable(open);
  }

  /** Fills what remains of a buffer from a place in a log. */
  public void read(Path log, long offset, ByteBuffer bytes) throws IOException {
    Optional<FileChannel> open = keep(log);
    if (open.isPresent()) {
      fill(open.get(), log, offset, bytes);
      return;
    }
    synchronized (passing) {
      fill(channel(log), log, offset, bytes);
    }
  }

  private static void fill(FileChannel channel, Path log, long offset, ByteBuffer bytes) throws IOException {
    long at = offset;
    while (bytes.hasRemaining()) {
      int read = channel.read(bytes, at);
      if (read < 0) {
        throw new EOFException(log.getFileName() + " was cut while it was read");
      }
      at += read;
    }
  }

  @Override
  public void close() throws IOException {
    for (FileChannel channel : kept.values()) {
      channel.close();
    }
    for (FileChannel channel : passing.values()) {
      channel.close();
    }
    kept.clear();
    passing.clear();
  }
}
