package lawsweep.lie.span;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import lawsweep.work.Team;
import lawsweep.work.Watch;

/**
 * Draws in rounds: many are open, and each round absorbs what all of them wait for. They are in two halves that take
 * turns: while patterns of one are absorbed, the draws of the other go on.
 */
public final class PatternRounds {

  /** So many draws are open at a time, if an engine has room for their spans. */
  public static final int OPEN = 2048;

  /** A draw has a span at its weights and one at random ones. */
  public static final int PLACES = 2;

  /** Draws that a thread takes at a time. */
  private static final int TOGETHER = 8;

  private final PatternSpans spans;
  private final List<Half> halves;

  /**
   * Rounds of some draws.
   *
   * @param draws take the draws; no two have a place in common
   */
  public PatternRounds(PatternSpans spans, List<? extends PatternDraw> draws) {
    this.spans = spans;
    int middle = (draws.size() + 1) / 2;
    this.halves = List.of(new Half(draws.subList(0, middle)), new Half(draws.subList(middle, draws.size())));
  }

  /** Draws that are open together, and what each waits for. */
  private static final class Half {
    private final List<? extends PatternDraw> draws;
    private final List<List<PatternWork>> works = new ArrayList<>();
    private final List<List<PatternSpan>> found = new ArrayList<>();

    Half(List<? extends PatternDraw> draws) {
      this.draws = draws;
      for (int i = 0; i < draws.size(); i++) {
        works.add(List.of());
        found.add(List.of());
      }
    }

    boolean waits() {
      return works.stream().anyMatch(each -> !each.isEmpty());
    }

    void advance(int i, AtomicInteger next, int end) {
      List<PatternWork> more = found.get(i).isEmpty() ? List.of() : draws.get(i).proceed(found.get(i));
      found.set(i, List.of());
      while (more.isEmpty()) {
        int draw = next.getAndUpdate(n -> Math.min(n + 1, end));
        if (draw == end) {
          break;
        }
        more = draws.get(i).begin(draw);
      }
      works.set(i, more);
    }

    void give(List<PatternSpan> all) {
      int at = 0;
      for (int i = 0; i < works.size(); i++) {
        int count = works.get(i).size();
        found.set(i, all.subList(at, at + count));
        at += count;
      }
    }
  }

  /** How many spans so many draws ask an engine for. */
  public static int places(int draws) {
    return PLACES * Math.min(OPEN, draws);
  }

  /**
   * Runs draws first, ..., end - 1, which are begun in this order.
   *
   * @param watch asked now and then; may end the work
   */
  public void run(int first, int end, Team team, Watch watch) {
    AtomicInteger next = new AtomicInteger(first);
    Half waiting = halves.getFirst();
    Half other = halves.getLast();
    advance(waiting, next, end, team, watch);
    launch(waiting);
    while (waiting.waits() || other.waits() || next.get() < end) {
      advance(other, next, end, team, watch);
      collect(waiting);
      launch(other);
      Half kept = waiting;
      waiting = other;
      other = kept;
    }
  }

  private static void advance(Half half, AtomicInteger next, int end, Team team, Watch watch) {
    int draws = half.draws.size();
    team.forEach(Math.ceilDiv(draws, TOGETHER), task -> {
      for (int i = task * TOGETHER; i < Math.min(draws, (task + 1) * TOGETHER); i++) {
        watch.ask();
        half.advance(i, next, end);
      }
    });
  }

  private void launch(Half half) {
    if (half.waits()) {
      spans.launch(half.works.stream().flatMap(List::stream).toList());
    }
  }

  private void collect(Half half) {
    if (half.waits()) {
      half.give(spans.collect());
    }
  }
}
