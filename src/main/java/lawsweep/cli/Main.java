package lawsweep.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import lawsweep.env.VectorModule;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The program. */
@Command(name = "lawsweep", mixinStandardHelpOptions = true, versionProvider = Main.Version.class)
public final class Main implements Runnable {

  /** Runs one command and exits with its code. */
  public static void main(String[] args) {
    VectorModule.load();
    System.exit(new CommandLine(new Main()).execute(args));
  }

  @Override
  public void run() {
    CommandLine.usage(this, System.err);
  }

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() throws IOException {
      Properties build = new Properties();
      try (InputStream in = Main.class.getResourceAsStream("/lawsweep/build.properties")) {
        build.load(in);
      }
      return new String[] {"lawsweep " + build.getProperty("version") + " (" + build.getProperty("commit") + ")"};
    }
  }
}
