package lawsweep.cli.option;

import java.util.List;
import lawsweep.cli.terminal.Complaints;
import lawsweep.spec.NumberFile;

/** Says where the first line of a file of numbers was taken for names: whoever meant it for numbers should know. */
public final class HeaderLine {

  private static final int MOST = 200;

  private HeaderLine() {}

  /** Says so, if it was; {@code file} can be read, and is called {@code name}. */
  public static void say(String name, byte[] file) {
    List<String> names = NumberFile.header(file);
    if (!names.isEmpty()) {
      String shown = String.join(", ", names);
      Complaints.say("the first line of " + name + " is a header: "
          + (shown.length() <= MOST ? shown : shown.substring(0, MOST) + "…"));
    }
  }
}
