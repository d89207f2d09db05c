package lawsweep.checkpoint.run;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import lawsweep.checkpoint.CheckpointException;

/**
 * What is known of a run, each with who says so: the command line, else {@code run.json} in the run's folder, else the
 * metadata of checkpoints. What nobody says is empty.
 *
 * @param batch samples a step
 * @param gradNorms by step
 */
public record RunFacts(
    Optional<Fact<Optimizer>> optimizer,
    Optional<Fact<Schedule>> lr,
    Optional<Fact<Double>> momentum,
    Optional<Fact<Double>> weightDecay,
    Optional<Fact<Long>> batch,
    Optional<Fact<List<GradNorm>>> gradNorms) {

  /**
   * Collects the facts of a run.
   *
   * @throws CheckpointException if {@code run.json} or a checkpoint's metadata says something that makes no sense
   * @throws IOException if {@code run.json} cannot be read
   */
  public static RunFacts of(Run run, ToldFacts told) throws IOException {
    Optional<RunFile> file = RunFile.of(run.folder());
    ToldByMetadata metadata = new ToldByMetadata(run);
    RunFacts facts = new RunFacts(
        first(told.optimizer(), told.source("--optimizer"), file.flatMap(RunFile::optimizer), metadata.optimizer()),
        first(told.lr().map(Schedule::constant), told.source("--lr"), file.flatMap(RunFile::lr), metadata.lr()),
        first(told.momentum(), told.source("--momentum"), file.flatMap(RunFile::momentum), metadata.number("momentum")),
        first(told.weightDecay(), told.source("--weight-decay"), file.flatMap(RunFile::weightDecay),
            metadata.number("weight_decay")),
        inFile(file.flatMap(RunFile::batch)), inFile(file.flatMap(RunFile::gradNorms)));
    facts.checkBegin(run);
    return facts;
  }

  private static <T> Optional<Fact<T>> first(Optional<T> told, String source, Optional<T> file,
      Optional<Fact<T>> metadata) {
    return told.map(value -> new Fact<>(value, source)).or(() -> inFile(file)).or(() -> metadata);
  }

  private static <T> Optional<Fact<T>> inFile(Optional<T> value) {
    return value.map(told -> new Fact<>(told, RunFolder.FACTS));
  }

  /** Rates that begin after the first checkpoint leave open what was before. */
  private void checkBegin(Run run) {
    long first = run.snapshots().getFirst().step();
    lr.map(Fact::value).filter(rates -> rates.rates().getFirst().step() > first)
        .ifPresent(rates -> {
          throw new CheckpointException(run.folder(), "expected learning rates from step " + first
              + " on, that of the first checkpoint, got none before step " + rates.rates().getFirst().step() + " in "
              + lr.get().source());
        });
  }

  /**
   * The time of gradient flow since the first checkpoint at each checkpoint: the sum of learning rates; empty if no
   * rate
   * is known.
   */
  public Optional<List<Double>> times(Run run) {
    long first = run.snapshots().getFirst().step();
    return lr.map(rates -> run.steps().stream().map(step -> rates.value().sum(first, step)).toList());
  }
}
