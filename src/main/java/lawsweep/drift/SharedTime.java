package lawsweep.drift;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import lawsweep.checkpoint.run.RunFacts;

/**
 * A time at which several runs have a checkpoint. Only runs are compared of which sources tell the same optimizer,
 * momentum and weight decay, or the same of them nothing; those that a decay explains are left out.
 *
 * @param time the sum of learning rates T
 * @param runs their indices
 * @param places which checkpoint of each is at that time
 */
record SharedTime(double time, List<Integer> runs, List<Integer> places) {

  /** Sums of learning rates are off by rounding. */
  private static final double SAME = 1e-9;

  /** The time that most runs share, the last one of several; empty unless two runs with two learning rates do. */
  static Optional<SharedTime> of(List<RunResult> runs) {
    Map<String, List<Integer>> alike = new LinkedHashMap<>();
    for (int i = 0; i < runs.size(); i++) {
      if (runs.get(i).course().times().isPresent() && runs.get(i).total().verdict() != Verdict.DECAY) {
        alike.computeIfAbsent(training(runs.get(i).facts()), _ -> new ArrayList<>()).add(i);
      }
    }
    Optional<SharedTime> best = Optional.empty();
    for (List<Integer> some : alike.values()) {
      for (int i : some) {
        for (double time : times(runs.get(i))) {
          SharedTime shared = at(time, some, runs);
          if (shared.rates(runs) > 1 && best.map(shared::better).orElse(true)) {
            best = Optional.of(shared);
          }
        }
      }
    }
    return best;
  }

  private static String training(RunFacts facts) {
    return facts.optimizer().map(fact -> fact.value().label()) + " " + facts.momentum().map(fact -> fact.value()) + " "
        + facts.weightDecay().map(fact -> fact.value());
  }

  private static List<Double> times(RunResult run) {
    return run.course().times().orElseThrow();
  }

  private static SharedTime at(double time, List<Integer> some, List<RunResult> runs) {
    List<Integer> members = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (int run : some) {
      place(times(runs.get(run)), time).ifPresent(place -> {
        members.add(run);
        places.add(place);
      });
    }
    return new SharedTime(time, members, places);
  }

  private static OptionalInt place(List<Double> times, double time) {
    return IntStream.range(1, times.size()).filter(i -> Math.abs(times.get(i) - time) <= SAME * time).findFirst();
  }

  private long rates(List<RunResult> all) {
    return taus(all).stream().distinct().count();
  }

  private boolean better(SharedTime other) {
    return runs.size() != other.runs.size() ? runs.size() > other.runs.size()
        : time > other.time * (1 + SAME);
  }

  /** The learning rate of each run up to the time: the mean where it changes. */
  List<Double> taus(List<RunResult> all) {
    return IntStream.range(0, runs.size()).mapToObj(i -> tau(all.get(runs.get(i)), places.get(i))).toList();
  }

  private static double tau(RunResult run, int place) {
    List<Long> steps = run.course().steps();
    return run.facts().lr().map(fact -> fact.value()).filter(rates -> rates.isConstant())
        .map(rates -> rates.at(0)).orElseGet(() -> times(run).get(place) / (steps.get(place) - steps.getFirst()));
  }

  /** The drift of each run at the time: of one group, or of all laws for a negative one. Not a number where empty. */
  List<Double> rels(List<RunResult> all, int group) {
    return IntStream.range(0, runs.size()).mapToObj(i -> {
      RunResult run = all.get(runs.get(i));
      GroupResult laws = group < 0 ? run.total() : run.groups().get(group);
      return laws.checkpoints().get(places.get(i)).rel().orElse(Double.NaN);
    }).toList();
  }

  /** The names of the runs. */
  List<String> names(List<RunResult> all) {
    return runs.stream().map(run -> all.get(run).run()).toList();
  }
}
