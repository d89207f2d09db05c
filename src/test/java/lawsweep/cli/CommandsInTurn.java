package lawsweep.cli;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import lawsweep.env.VectorModule;

/**
 * The program in a JVM of its own that runs many commands, one after the other: hundreds of refusals cost one start.
 * Commands come and exit codes go over a socket, so that standard streams are those of the program.
 */
public final class CommandsInTurn {

  private CommandsInTurn() {}

  /**
   * Runs commands until there are no more.
   *
   * @param args the port on this machine where they come from
   */
  public static void main(String[] args) throws IOException {
    if (!VectorModule.load()) {
      throw new IllegalStateException("expected the module jdk.incubator.vector");
    }
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0]));
        DataInputStream in = new DataInputStream(socket.getInputStream());
        DataOutputStream out = new DataOutputStream(socket.getOutputStream())) {
      for (int words = in.readInt(); words >= 0; words = in.readInt()) {
        String[] command = new String[words];
        for (int i = 0; i < words; i++) {
          command[i] = in.readUTF();
        }
        out.writeInt(Program.run(command));
        out.flush();
      }
    }
  }
}
