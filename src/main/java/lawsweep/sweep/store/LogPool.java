package lawsweep.sweep.store;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/** Logs open for reading: only so many at once, whatever the number of shards. */
final class LogPool implements AutoCloseable {

  private static final int MAX_OPEN = 64;

  private final Map<Path, FileChannel> open = new LinkedHashMap<>(16, 0.75f, true);

  FileChannel channel(Path log) throws IOException {
    FileChannel channel = open.get(log);
    if (channel == null) {
      if (open.size() >= MAX_OPEN) {
        Map.Entry<Path, FileChannel> eldest = open.entrySet().iterator().next();
        open.remove(eldest.getKey());
        eldest.getValue().close();
      }
      channel = FileChannel.open(log, StandardOpenOption.READ);
      open.put(log, channel);
    }
    return channel;
  }

  byte[] read(Path log, long offset, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    FileChannel channel = channel(log);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, offset + bytes.position()) < 0) {
        throw new EOFException(log.getFileName() + " was cut while it was read");
      }
    }
    return bytes.array();
  }

  @Override
  public void close() throws IOException {
    for (FileChannel channel : open.values()) {
      channel.close();
    }
    open.clear();
  }
}
