package lawsweep.kind.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import lawsweep.drift.Fit;
import lawsweep.drift.RunResult;
import lawsweep.drift.Verdict;
import lawsweep.sweep.Findings;
import lawsweep.text.Many;

/** What runs say together: how many have each verdict, and how drift grows with the learning rate. */
final class DriftFindings implements Findings<DriftCell, DriftOutcome> {

  private static final int LISTED = 3;

  private final Map<Verdict, Long> verdicts = new TreeMap<>();
  private final Map<String, Fit> fits = new TreeMap<>();

  @Override
  public synchronized Optional<String> add(DriftCell cell, DriftOutcome outcome) {
    for (RunResult run : outcome.result().runs()) {
      verdicts.merge(run.total().verdict(), 1L, Long::sum);
    }
    outcome.result().fit().ifPresent(fit -> fits.put(cell.key(), fit));
    return Optional.empty();
  }

  @Override
  public synchronized List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (!verdicts.isEmpty()) {
      lines.add("the laws along " + Many.of(verdicts.values().stream().mapToLong(count -> count).sum(), "run") + ": "
          + verdicts.entrySet().stream().map(each -> each.getValue() + " " + each.getKey().word())
              .collect(Collectors.joining(", ")));
    }
    fits.entrySet().stream().limit(LISTED).forEach(fit -> lines.add("drift of " + fit.getKey()
        + " grows with the learning rate to the power " + String.format(Locale.ROOT, "%.3f", fit.getValue().slope())));
    if (fits.size() > LISTED) {
      lines.add("and " + (fits.size() - LISTED) + " more fits");
    }
    return lines;
  }
}
