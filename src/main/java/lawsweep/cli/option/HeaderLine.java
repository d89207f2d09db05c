package lawsweep.cli.option;

import java.util.List;
import lawsweep.cli.terminal.Complaints;
import lawsweep.spec.NumberFile;

/** Says where the first line of a file of numbers was taken for names: whoever meant it for numbers should know. */
public final class HeaderLine {

  private static final int MOST = 200;

  private HeaderLine() {}

  /** Says so, if it was; {@code file} is called {@code name}. Other files than those of numbers have no header. */
  public static void say(String name, byte[] file) {
    List<String> names = NumberFile.header(file);
    if (!names.isEmpty() && numbers(file)) {
      String shown = String.join(", ", names);
      Complaints.say("the first line of " + name + " is a header: "
          + (shown.length() <= MOST ? shown : shown.substring(0, MOST) + "…"));
    }
  }

  private static boolean numbers(byte[] file) {
    try {
      return NumberFile.read(file).rows() > 0;
    } catch (NumberFile.NotNumbersException e) {
      return false; // A file that tells of a network, or where a run is.
    }
  }
}
