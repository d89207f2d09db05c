package lawsweep.env;

import java.util.List;
import java.util.Optional;

/** Whether the JVM can read and write all names of files. It takes their encoding from the locale, when it starts. */
public final class FileNames {

  private static final int LAST_ASCII = 127;

  private FileNames() {}

  /** The encoding of this JVM. */
  public static String encoding() {
    return System.getProperty("sun.jnu.encoding", "UTF-8");
  }

  /**
   * What is wrong with the names at hand: in an encoding other than UTF-8 those beyond ASCII name other files than the
   * user's, or none.
   *
   * @param encoding of file names
   * @param names the current directory and the program's arguments
   * @return one line for the user; empty if all is well
   */
  public static Optional<String> complaint(String encoding, List<String> names) {
    if (!encoding.equalsIgnoreCase("UTF-8")) {
      for (String name : names) {
        if (beyondAscii(name)) {
          return Optional.of("expected a locale with UTF-8 for names beyond ASCII, got one with " + encoding
              + ", in which this name is lost: " + name + "; set LC_ALL to one, such as C.UTF-8");
        }
      }
    }
    return Optional.empty();
  }

  // No lambda: this runs at every start.
  private static boolean beyondAscii(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) > LAST_ASCII) {
        return true;
      }
    }
    return false;
  }
}
