package lawsweep.cli.terminal;

import lawsweep.env.BuildInfo;
import picocli.CommandLine.IVersionProvider;

/** Version and commit. */
public final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {"lawsweep " + BuildInfo.read().label()};
  }
}
