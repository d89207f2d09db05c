package lawsweep.benchmarks.gpu;

import lawsweep.cuda.Gpu;
import lawsweep.cuda.Gpus;
import lawsweep.cuda.NoGpuException;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Each kernel against its scalar definition: the project's tests that are tagged {@code gpu}. */
final class KernelsStep implements Step {

  @Override
  public void run(Bundle bundle, Rows rows) throws NoGpuException {
    System.setProperty("lawsweep.test.gpu", "cuda");
    try (Gpu gpu = Gpus.open(0)) {
      rows.next("tests on " + gpu.facts().name());
      LauncherDiscoveryRequest tests = LauncherDiscoveryRequestBuilder.request()
          .selectors(TaggedClasses.in(bundle.tests()).stream().map(DiscoverySelectors::selectClass).toList())
          .filters(TagFilter.includeTags(TaggedClasses.TAG), EngineFilter.includeEngines("junit-jupiter")).build();
      Listener listener = new Listener(rows);
      long start = System.nanoTime();
      LauncherFactory.create().execute(tests, listener);
      double seconds = (System.nanoTime() - start) * 1e-9;
      String measured = listener.passed + " tests pass, " + listener.bad + " do not, "
          + Figures.seconds(seconds);
      rows.add(Row.check("kernels against their definitions", measured, listener.passed > 0 && listener.bad == 0));
    }
  }

  /** Counts tests, and names those that fail or do not run. */
  private static final class Listener implements TestExecutionListener {

    private final Rows rows;
    private int passed;
    private int bad;

    Listener(Rows rows) {
      this.rows = rows;
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
      refuse(test, "skipped: " + reason);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      if (result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
        refuse(test, result.getThrowable().map(Throwable::toString).orElse(result.getStatus().toString()));
      } else if (test.isTest()) {
        passed++;
      }
    }

    private void refuse(TestIdentifier test, String reason) {
      bad++;
      rows.add(Row.failed("test " + test.getLegacyReportingName() + " " + test.getDisplayName(), reason));
    }
  }
}
