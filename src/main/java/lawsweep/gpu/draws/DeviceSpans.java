package lawsweep.gpu.draws;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lawsweep.cuda.Arguments;
import lawsweep.cuda.Buffer;
import lawsweep.cuda.Grid;
import lawsweep.cuda.Kernel;
import lawsweep.cuda.Lane;
import lawsweep.lie.span.PatternSpan;
import lawsweep.lie.span.PatternSpans;
import lawsweep.lie.span.PatternWork;
import lawsweep.pattern.PatternSet;
import lawsweep.pattern.PatternSpace;
import lawsweep.residue.PrimeField;
import lawsweep.work.OutOfDeviceMemoryException;

/** Spans of a space in a lane's memory; launches of {@code native/draws.cu}. */
final class DeviceSpans implements PatternSpans {

  private static final Kernel ABSORB = new Kernel("draws", "absorb_patterns");

  private final Lane lane;
  private final PatternSpace space;
  private final RoundPlan plan;
  private final int places;
  private final int words;
  private final Buffer table;
  private final Buffer jobs;
  private final Buffer weights;
  private final Buffer gates;
  private final Buffer thetas;
  private final Buffer kept;
  private final Buffer forms;
  private final Buffer scratch;
  private final Buffer answers;
  private final PrimeField[] fields;
  private final long[] tests;
  private List<PatternWork> launched = List.of();

  /** Spans; the lane has memory for them. */
  DeviceSpans(Lane lane, PatternSpace space, RoundPlan plan, int places) {
    this.lane = lane;
    this.space = space;
    this.plan = plan;
    this.places = places;
    this.words = SpaceTable.words(space.network());
    int[] numbers = plan.table().numbers();
    this.table = lane.allocate((long) numbers.length * Integer.BYTES);
    this.jobs = doubles((long) places * RoundPlan.JOB);
    this.weights = doubles((long) places * plan.parameters());
    this.gates = doubles(RoundPlan.GATES);
    this.thetas = doubles((long) places * plan.parameters());
    this.kept = lane.allocate((long) places * plan.kept() * Integer.BYTES);
    this.forms = doubles(places * plan.forms());
    this.scratch = doubles(places * plan.table().scratch());
    this.answers = lane.allocate((long) places * RoundPlan.ANSWER * Integer.BYTES);
    this.fields = new PrimeField[places];
    this.tests = new long[places];
    lane.upload(numbers, 0, numbers.length, table, 0);
  }

  private Buffer doubles(long count) {
    return lane.allocate(count * Double.BYTES);
  }

  @Override
  public int places() {
    return places;
  }

  @Override
  public void launch(List<PatternWork> works) {
    launched = List.copyOf(works);
    int first = 0;
    while (first < launched.size()) {
      int end = first;
      long taken = 0;
      while (end < launched.size() && taken + length(launched.get(end)) <= RoundPlan.GATES) {
        taken += length(launched.get(end++));
      }
      if (end == first) {
        throw new OutOfDeviceMemoryException("a draw has patterns of " + length(launched.get(first))
            + " words, of which " + RoundPlan.GATES + " can be taken at once");
      }
      launch(first, end, (int) taken);
      first = end;
    }
  }

  private long length(PatternWork work) {
    return (long) (work.to() - work.from()) * words;
  }

  /** Launches works first, ..., end - 1, whose patterns have so many words. */
  private void launch(int first, int end, int taken) {
    List<PatternWork> works = launched.subList(first, end);
    Packed packed = new Packed(works.size(), taken, (int) works.stream().filter(w -> w.start().isPresent()).count());
    works.forEach(packed::add);
    lane.upload(packed.jobs, 0, packed.jobs.length, jobs, 0);
    lane.upload(packed.gates, 0, packed.gates.length, gates, 0);
    lane.upload(packed.weights, 0, packed.weights.length, weights, 0);
    Arguments arguments = new Arguments().add(table.address()).add(jobs.address()).add(weights.address())
        .add(gates.address()).add(space.tests().key()).add(thetas.address()).add(kept.address()).add(forms.address())
        .add(scratch.address()).add(answers.ints((long) first * RoundPlan.ANSWER));
    lane.launch(ABSORB, new Grid(end - first, 1, plan.table().threads()), plan.table().sharedBytes(), arguments);
  }

  /** What a launch uploads. */
  private final class Packed {
    private final long[] jobs;
    private final long[] gates;
    private final double[] weights;
    private int at;
    private int gatesAt;
    private int weightsAt;

    Packed(int works, int words, int starts) {
      jobs = new long[works * RoundPlan.JOB];
      gates = new long[words];
      weights = new double[starts * plan.parameters()];
    }

    void add(PatternWork work) {
      int place = work.place();
      long begin = work.start().map(start -> begin(place, start)).orElse(-1L);
      PrimeField field = fields[place];
      put(place, begin, Double.doubleToRawLongBits(field.modulus()),
          Double.doubleToRawLongBits(field.inverseModulus()), field.maxDelay(), tests[place], gatesAt, work.from(),
          (long) work.to() - work.from());
      PatternSet patterns = work.patterns();
      for (int pattern = work.from(); pattern < work.to(); pattern++) {
        for (int w = 0; w < words; w++) {
          gates[gatesAt++] = patterns.word(pattern, w);
        }
      }
    }

    private long begin(int place, PatternWork.Start start) {
      fields[place] = start.field();
      tests[place] = start.tests();
      int to = weightsAt;
      System.arraycopy(start.theta(), 0, weights, to, plan.parameters());
      weightsAt += plan.parameters();
      return to;
    }

    private void put(long... values) {
      System.arraycopy(values, 0, jobs, at, values.length);
      at += values.length;
    }
  }

  @Override
  public List<PatternSpan> collect() {
    int[] found = new int[launched.size() * RoundPlan.ANSWER];
    lane.download(answers, 0, found, 0, found.length);
    FormsRead read = new FormsRead(lane, plan, kept, forms);
    List<Optional<PatternSpan.Forms>> asked = read.of(launched);
    List<PatternSpan> spans = new ArrayList<>();
    for (int i = 0; i < launched.size(); i++) {
      int from = i * RoundPlan.ANSWER;
      spans.add(new PatternSpan(found[from], found[from + 1], found[from + 2], asked.get(i)));
    }
    launched = List.of();
    return spans;
  }

  @Override
  public void close() {
    lane.release(0);
  }
}
