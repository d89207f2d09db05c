package lawsweep.report.drift;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import lawsweep.checkpoint.run.Fact;
import lawsweep.checkpoint.run.RunFacts;
import lawsweep.drift.RunResult;

/**
 * Short names of runs: what tells their own names apart, cut at a slash. Names with hashes in them tell a reader
 * nothing; then optimizers and learning rates stand for them, if these are all different.
 */
final class RunLabels {

  private static final int LONGEST = 40;
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{12}");

  private RunLabels() {}

  /** A label for each run, all different. */
  static List<String> of(List<RunResult> runs) {
    List<String> names = runs.stream().map(RunResult::run).toList();
    if (names.stream().allMatch(name -> HASH.matcher(name).find())) {
      List<String> facts = runs.stream().map(run -> facts(run.facts())).toList();
      if (new HashSet<>(facts).size() == facts.size() && !facts.contains("")) {
        return facts;
      }
    }
    return shortened(names);
  }

  private static String facts(RunFacts facts) {
    List<String> known = new ArrayList<>();
    facts.optimizer().ifPresent(fact -> known.add(fact.value().label()));
    facts.lr().map(Fact::value).filter(lr -> lr.isConstant()).ifPresent(lr -> known.add("lr " + lr.at(0)));
    facts.momentum().filter(fact -> fact.value() != 0).ifPresent(fact -> known.add("momentum " + fact.value()));
    facts.weightDecay().filter(fact -> fact.value() != 0).ifPresent(fact -> known.add("decay " + fact.value()));
    return String.join(", ", known);
  }

  private static List<String> shortened(List<String> names) {
    int begin = common(names);
    List<String> labels = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (int i = 0; i < names.size(); i++) {
      String label = names.get(i).substring(begin);
      if (label.length() > LONGEST) {
        label = "…" + label.substring(label.length() - LONGEST + 1);
      }
      labels.add(taken.add(label) ? label : i + 1 + ": " + label);
      taken.add(labels.getLast());
    }
    return labels;
  }

  /** How much all begin with, up to the last slash in it that something follows in all of them. */
  private static int common(List<String> names) {
    String first = names.getFirst();
    int length = first.length() - 1;
    for (String name : names) {
      int same = 0;
      while (same < Math.min(length, name.length() - 1) && name.charAt(same) == first.charAt(same)) {
        same++;
      }
      length = same;
    }
    return first.lastIndexOf('/', length - 1) + 1;
  }
}
