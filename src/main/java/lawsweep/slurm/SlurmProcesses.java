package lawsweep.slurm;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The commands of the Slurm that is installed, as processes.
 *
 * @param timeout how long one may take before it is ended
 */
public record SlurmProcesses(Duration timeout) implements SlurmCommands {

  /** More than the queue of any array prints. */
  private static final int MOST_BYTES = 1 << 26;

  @Override
  public Answer run(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).redirectInput(ProcessBuilder.Redirect.from(nothing())).start();
    CompletableFuture<String> out = read(process.getInputStream());
    CompletableFuture<String> err = read(process.getErrorStream());
    try {
      if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException(command.get(0) + " did not answer within " + timeout.toSeconds() + " s");
      }
      return new Answer(process.exitValue(), out.get(1, TimeUnit.SECONDS), err.get(1, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while " + command.get(0) + " ran", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("the output of " + command.get(0) + " cannot be read", e);
    } finally {
      process.destroyForcibly();
    }
  }

  private static File nothing() {
    return new File("/dev/null");
  }

  /** Reads in a thread of its own, so that neither stream fills up; what is beyond the bound is dropped. */
  private static CompletableFuture<String> read(InputStream stream) {
    CompletableFuture<String> text = new CompletableFuture<>();
    Thread.ofVirtual().start(() -> {
      try (stream) {
        byte[] bytes = stream.readNBytes(MOST_BYTES);
        stream.transferTo(OutputStream.nullOutputStream());
        text.complete(new String(bytes, StandardCharsets.UTF_8));
      } catch (IOException e) {
        text.completeExceptionally(e);
      }
    });
    return text;
  }
}
