package lawsweep.sweep.store;

import java.util.Set;

/** A directory that lost a copy of a file that its spec names. The message is one line fit for a user. */
final class CopyMissingException extends DirectoryRefusedException {
  private static final long serialVersionUID = 1L;

  private final transient Set<String> names;

  CopyMissingException(String message, Set<String> names, Throwable cause) {
    super(message, cause);
    this.names = Set.copyOf(names);
  }

  /** The files, as the spec names them. */
  Set<String> names() {
    return names;
  }
}
