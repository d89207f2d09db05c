package lawsweep.gpu.draws;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import lawsweep.cuda.Buffer;
import lawsweep.cuda.Lane;
import lawsweep.lie.span.PatternSpan;
import lawsweep.lie.span.PatternWork;

/**
 * Reads forms of spans back. Places that are near each other are read together: a short read takes as long as some
 * thousand numbers.
 */
final class FormsRead {

  /** So many numbers that nobody asked for are read rather than to begin another read. */
  private static final long GAP = 1 << 13;

  /** The numbers of one read at most. */
  private static final long MOST = 1 << 22;

  private final Lane lane;
  private final RoundPlan plan;
  private final Buffer kept;
  private final Buffer forms;

  FormsRead(Lane lane, RoundPlan plan, Buffer kept, Buffer forms) {
    this.lane = lane;
    this.plan = plan;
    this.kept = kept;
    this.forms = forms;
  }

  /** The forms of the works that ask for them. */
  List<Optional<PatternSpan.Forms>> of(List<PatternWork> works) {
    List<Optional<PatternSpan.Forms>> found = new ArrayList<>();
    works.forEach(_ -> found.add(Optional.empty()));
    List<Integer> asked = IntStream.range(0, works.size()).filter(i -> works.get(i).forms()).boxed()
        .sorted(Comparator.comparingInt(i -> works.get(i).place())).toList();
    int from = 0;
    while (from < asked.size()) {
      int first = works.get(asked.get(from)).place();
      int end = from + 1;
      while (end < asked.size()
          && near(first, works.get(asked.get(end - 1)).place(), works.get(asked.get(end)).place())) {
        end++;
      }
      read(first, works, asked.subList(from, end), found);
      from = end;
    }
    return found;
  }

  private boolean near(int first, int last, int next) {
    return (next - last - 1) * plan.forms() <= GAP && (next - first + 1) * plan.forms() <= MOST;
  }

  private void read(int first, List<PatternWork> works, List<Integer> asked, List<Optional<PatternSpan.Forms>> found) {
    int places = works.get(asked.getLast()).place() - first + 1;
    int[] integers = new int[places * plan.kept()];
    double[] numbers = new double[Math.toIntExact(places * plan.forms())];
    lane.download(kept, (long) first * plan.kept(), integers, 0, integers.length);
    lane.download(forms, first * plan.forms(), numbers, 0, numbers.length);
    for (int i : asked) {
      int place = works.get(i).place() - first;
      found.set(i, Optional.of(forms(integers, place * plan.kept(), numbers, (int) (place * plan.forms()))));
    }
  }

  private PatternSpan.Forms forms(int[] integers, int at, double[] numbers, int from) {
    int left = integers[at];
    int raised = integers[at + 2];
    int order = at + RoundPlan.KEPT;
    int raising = order + plan.columns();
    return new PatternSpan.Forms(Arrays.copyOfRange(integers, order, raising),
        Arrays.copyOfRange(numbers, from, from + left * (plan.columns() - left)),
        Arrays.copyOfRange(integers, raising, raising + raised));
  }
}
