package lawsweep.checkpoint.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import lawsweep.checkpoint.Bytes;
import lawsweep.checkpoint.CheckpointException;
import lawsweep.json.RecordFormatException;
import lawsweep.json.StrictArray;
import lawsweep.json.StrictObject;

/**
 * The file {@code run.json} of a run's folder: a JSON object with any of {@code optimizer}, {@code lr} (a number, or
 * {@code [[step, lr], …]}: a rate from its step on), {@code momentum}, {@code weight_decay}, {@code batch} and {@code
 * grad_norms} ({@code [[step, |g|²], …]}). A key that is null says nothing.
 */
final class RunFile {

  private static final Set<String> KEYS =
      new LinkedHashSet<>(List.of("optimizer", "lr", "momentum", "weight_decay", "batch", "grad_norms"));
  private static final int LONGEST = 1 << 26;

  private final StrictObject object;

  private RunFile(StrictObject object) {
    this.object = object;
  }

  /**
   * The file of a folder; empty if there is none.
   *
   * @throws CheckpointException if it is malformed
   */
  static Optional<RunFile> of(Path folder) throws IOException {
    Path path = folder.resolve(RunFolder.FACTS);
    return Files.exists(path) ? Optional.of(read(path)) : Optional.empty();
  }

  private static RunFile read(Path path) throws IOException {
    try (Bytes bytes = Bytes.of(path)) {
      if (bytes.size() > LONGEST) {
        throw new RecordFormatException("expected at most " + LONGEST + " bytes, got " + bytes.size());
      }
      ByteBuffer json = ByteBuffer.allocate((int) bytes.size());
      bytes.read(0, json);
      RunFile file = new RunFile(StrictObject.any(json.array()).among(KEYS));
      file.check();
      return file;
    } catch (RecordFormatException | IllegalArgumentException e) {
      throw new CheckpointException(path, e.getMessage(), e);
    }
  }

  /** All values are looked at once, so that what is wrong is found whether it is needed or not. */
  private void check() {
    for (Supplier<?> value : List.<Supplier<?>>of(this::optimizer, this::lr, this::momentum, this::weightDecay,
        this::batch, this::gradNorms)) {
      Objects.requireNonNull(value.get());
    }
  }

  Optional<Optimizer> optimizer() {
    return told("optimizer") ? Optional.of(object.word("optimizer", Optimizer.WORDS)) : Optional.empty();
  }

  Optional<Schedule> lr() {
    if (!told("lr")) {
      return Optional.empty();
    }
    if (!object.isArray("lr")) {
      return number("lr").map(Schedule::constant);
    }
    return Optional.of(new Schedule(
        object.arrays("lr", 2, pair -> new Schedule.Rate(step("lr", pair), real("lr", pair)))));
  }

  Optional<Double> momentum() {
    Optional<Double> momentum = number("momentum");
    momentum.filter(value -> value >= 1).ifPresent(value -> {
      throw new RecordFormatException("expected a momentum below 1 in 'momentum', got " + value);
    });
    return momentum;
  }

  Optional<Double> weightDecay() {
    return number("weight_decay");
  }

  Optional<Long> batch() {
    if (!told("batch")) {
      return Optional.empty();
    }
    if (object.longInteger("batch") < 1) {
      throw new RecordFormatException("expected at least 1 in 'batch', got " + object.longInteger("batch"));
    }
    return Optional.of(object.longInteger("batch"));
  }

  Optional<List<GradNorm>> gradNorms() {
    if (!told("grad_norms")) {
      return Optional.empty();
    }
    List<GradNorm> norms =
        object.arrays("grad_norms", 2, pair -> new GradNorm(step("grad_norms", pair), real("grad_norms", pair)));
    for (int i = 1; i < norms.size(); i++) {
      if (norms.get(i - 1).step() >= norms.get(i).step()) {
        throw new RecordFormatException("expected ascending steps in 'grad_norms', got " + norms.get(i - 1).step()
            + " before " + norms.get(i).step());
      }
    }
    return Optional.of(norms);
  }

  private boolean told(String key) {
    return object.has(key) && !object.isNull(key);
  }

  private Optional<Double> number(String key) {
    return told(key) ? Optional.of(checked(key, object.real(key))) : Optional.empty();
  }

  private static double real(String key, StrictArray pair) {
    return checked(key, pair.real(1));
  }

  private static double checked(String key, double value) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new RecordFormatException("expected numbers that are not negative in '" + key + "', got " + value);
    }
    return value;
  }

  private static long step(String key, StrictArray pair) {
    double step = pair.real(0);
    if (!(step >= 0) || step != Math.rint(step) || step > 1L << 53) {
      throw new RecordFormatException("expected steps in '" + key + "', got " + step);
    }
    return (long) step;
  }
}
