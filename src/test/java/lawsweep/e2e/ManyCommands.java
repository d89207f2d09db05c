package lawsweep.e2e;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The built program in one process that runs many commands, in a directory; each with its own output and exit code. */
final class ManyCommands implements AutoCloseable {

  private static final Path ROOT = Path.of(System.getProperty("lawsweep.root"));
  private static final int PATIENCE_MILLISECONDS = 100_000;

  private final Process process;
  private final Socket socket;
  private final DataInputStream exits;
  private final DataOutputStream commands;
  private final Path out;
  private final Path err;
  private long outRead;
  private long errRead;

  private ManyCommands(Process process, Socket socket, Path out, Path err) throws IOException {
    this.process = process;
    this.socket = socket;
    this.out = out;
    this.err = err;
    socket.setSoTimeout(PATIENCE_MILLISECONDS);
    this.exits = new DataInputStream(socket.getInputStream());
    this.commands = new DataOutputStream(socket.getOutputStream());
  }

  /**
   * Starts the program.
   *
   * @param directory where commands run
   * @param logs where what they print is kept
   */
  static ManyCommands in(Path directory, Path logs) throws IOException {
    Path out = logs.resolve("commands.out");
    Path err = logs.resolve("commands.err");
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(),
          "@" + ROOT.resolve("src/main/launcher/jvm.flags"), "-Xmx1g", "-XX:+UseParallelGC",
          "-Dlawsweep.launcher=" + ROOT.resolve("lawsweep"), "-cp",
          ROOT.resolve("target/lawsweep.jar") + ":" + ROOT.resolve("target/test-classes"),
          "lawsweep.cli.CommandsInTurn", String.valueOf(server.getLocalPort())));
      ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile())
          .redirectInput(Path.of("/dev/null").toFile()).redirectOutput(out.toFile()).redirectError(err.toFile());
      builder.environment().keySet().removeIf(name -> name.startsWith("LAWSWEEP_") || name.startsWith("SLURM_")
          || name.equals("JAVA_TOOL_OPTIONS"));
      Process process = builder.start();
      server.setSoTimeout(PATIENCE_MILLISECONDS);
      return new ManyCommands(process, server.accept(), out, err);
    }
  }

  /** Runs a command to its end. */
  Program.Outcome run(String... words) throws IOException {
    commands.writeInt(words.length);
    for (String word : words) {
      commands.writeUTF(word);
    }
    commands.flush();
    int exit = exits.readInt();
    String said = from(out, outRead);
    String complained = from(err, errRead);
    outRead += said.getBytes(StandardCharsets.UTF_8).length;
    errRead += complained.getBytes(StandardCharsets.UTF_8).length;
    return new Program.Outcome(exit, said, complained);
  }

  private static String from(Path file, long offset) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
      byte[] rest = new byte[Math.toIntExact(bytes.length() - offset)];
      bytes.seek(offset);
      bytes.readFully(rest);
      return new String(rest, StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() throws IOException {
    commands.writeInt(-1);
    commands.flush();
    socket.close();
    try {
      if (!process.waitFor(PATIENCE_MILLISECONDS, TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw new IOException("the program did not end");
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      throw new IOException("interrupted", e);
    }
  }
}
