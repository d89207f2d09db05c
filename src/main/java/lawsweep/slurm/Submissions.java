package lawsweep.slurm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The file with a line of JSON for each array of a result directory that was sent. */
final class Submissions {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;

  /** Those of a result directory; the file need not exist. */
  public Submissions(Path directory) {
    this.file = directory.resolve(BatchScript.DIRECTORY).resolve("submissions.jsonl");
  }

  /** True if anything was ever sent from here. */
  public boolean exist() {
    return Files.exists(file);
  }

  /**
   * All submissions, the first one first. A line that a crash cut off is left out.
   *
   * @throws IOException if the file cannot be read
   */
  public List<Submission> read() throws IOException {
    List<Submission> submissions = new ArrayList<>();
    if (exist()) {
      new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines()
          .forEach(line -> parse(line).ifPresent(submissions::add));
    }
    return submissions;
  }

  private static Optional<Submission> parse(String line) {
    try {
      JsonNode node = JSON.readTree(line);
      if (node == null || !node.path("job").canConvertToLong()) {
        return Optional.empty();
      }
      return Optional.of(new Submission(node.path("job").longValue(), Instant.parse(node.path("time").asText()),
          node.path("tasks").asText()));
    } catch (JsonProcessingException | DateTimeException e) {
      return Optional.empty();
    }
  }

  /**
   * Appends a submission and waits for the disk.
   *
   * @throws IOException if that fails
   */
  void append(Submission submission) throws IOException {
    String line = JSON.writeValueAsString(JSON.createObjectNode().put("job", submission.job())
        .put("time", submission.time().toString()).put("tasks", submission.tasks()));
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE,
        StandardOpenOption.APPEND)) {
      // The break before the line ends what a crash may have cut off.
      ByteBuffer bytes = ByteBuffer.wrap(("\n" + line + "\n").getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }
}
