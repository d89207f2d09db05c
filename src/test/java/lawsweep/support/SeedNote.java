package lawsweep.support;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.TestAbortedException;

/** Adds the seed to whatever fails in a test; JUnit finds this class by its file of services. */
public final class SeedNote implements BeforeEachCallback, TestExecutionExceptionHandler {

  @Override
  public void beforeEach(ExtensionContext context) {
    Seeds.begin();
  }

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable thrown) throws Throwable {
    if (!(thrown instanceof TestAbortedException)) {
      thrown.addSuppressed(new Repeat(Seeds.note("random numbers of the tests")));
    }
    throw thrown;
  }

  /** Says how to see a failure again; it has no trace of its own. */
  private static final class Repeat extends Exception {
    private static final long serialVersionUID = 1;

    Repeat(String message) {
      super(message, null, false, false);
    }
  }
}
