package lawsweep.text;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;

/** Says in a few words what a file operation failed of; the JDK's own messages are often only a path. */
public final class FileTrouble {

  private FileTrouble() {}

  /** True if a disk or a quota is full, which is no mistake of whoever gave the path. */
  public static boolean noRoom(IOException e) {
    String reason = reason(e).toLowerCase(Locale.ROOT);
    return reason.contains("no space left") || reason.contains("quota exceeded");
  }

  /** For example {@code permission denied}. */
  public static String reason(IOException e) {
    return switch (e) {
      case AccessDeniedException _ -> "permission denied";
      case NoSuchFileException _ -> "no such file";
      case FileSystemException f when f.getReason() != null -> f.getReason();
      default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    };
  }
}
