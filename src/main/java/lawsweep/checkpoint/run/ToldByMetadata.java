package lawsweep.checkpoint.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import lawsweep.checkpoint.CheckpointException;

/** What the metadata of a run's checkpoints tell of it, as text. */
final class ToldByMetadata {

  private final Run run;

  ToldByMetadata(Run run) {
    this.run = run;
  }

  /** The optimizer, which all checkpoints call the same that call one. */
  Optional<Fact<Optimizer>> optimizer() {
    return same("optimizer", (path, text) -> Optimizer.WORDS.find(text).orElseThrow(() -> new CheckpointException(path,
        "expected as optimizer in its metadata " + Optimizer.WORDS.expected(text) + ", got '" + text + "'")));
  }

  /** A number that is the same for all checkpoints that tell it. */
  Optional<Fact<Double>> number(String key) {
    return same(key, (path, text) -> number(path, key, text));
  }

  /** Learning rates, which may differ: a rate holds from its checkpoint on. */
  Optional<Fact<Schedule>> lr() {
    List<Schedule.Rate> rates = new ArrayList<>();
    List<Snapshot> tell = telling("lr");
    for (Snapshot snapshot : tell) {
      double lr = number(snapshot.path(), "lr", snapshot.told().get("lr"));
      if (rates.isEmpty() || rates.getLast().lr() != lr) {
        rates.add(new Schedule.Rate(snapshot.step(), lr));
      }
    }
    if (rates.isEmpty()) {
      return Optional.empty();
    }
    Snapshot first = run.snapshots().getFirst();
    if (rates.size() == 1) {
      return Optional.of(new Fact<>(Schedule.constant(rates.getFirst().lr()), source(tell.getFirst())));
    }
    if (!tell.getFirst().equals(first)) {
      throw new CheckpointException(first.path(),
          "expected lr in its metadata, since later checkpoints tell different ones");
    }
    return Optional.of(new Fact<>(new Schedule(rates), source(first) + " and later ones"));
  }

  private <T> Optional<Fact<T>> same(String key, BiFunction<Path, String, T> read) {
    Optional<Fact<T>> fact = Optional.empty();
    for (Snapshot snapshot : telling(key)) {
      T value = read.apply(snapshot.path(), snapshot.told().get(key));
      if (fact.isEmpty()) {
        fact = Optional.of(new Fact<>(value, source(snapshot)));
      } else if (!fact.get().value().equals(value)) {
        throw new CheckpointException(snapshot.path(),
            "expected one " + key + " in a run, got " + shown(fact.get().value())
                + " in the " + fact.get().source() + " and " + shown(value) + " here");
      }
    }
    return fact;
  }

  private static String shown(Object value) {
    return value instanceof Optimizer optimizer ? optimizer.label() : value.toString();
  }

  private List<Snapshot> telling(String key) {
    return run.snapshots().stream().filter(snapshot -> snapshot.told().containsKey(key)).toList();
  }

  private String source(Snapshot snapshot) {
    Path folder = run.folder().toAbsolutePath().normalize();
    Path path = snapshot.path().toAbsolutePath().normalize();
    return "metadata of " + (path.startsWith(folder) && !path.equals(folder) ? folder.relativize(path)
        : path.getFileName());
  }

  private static double number(Path path, String key, String text) {
    double value;
    try {
      value = text.matches("[0-9.eE+-]{1,40}") ? Double.parseDouble(text) : Double.NaN;
    } catch (NumberFormatException e) {
      throw wrong(path, key, text, e);
    }
    if (!(value >= 0) || Double.isInfinite(value) || (key.equals("momentum") && value >= 1)) {
      throw wrong(path, key, text, null);
    }
    return value;
  }

  private static CheckpointException wrong(Path path, String key, String text, Exception cause) {
    return new CheckpointException(path,
        "expected a number that is not negative" + (key.equals("momentum") ? ", and below 1," : "") + " as " + key
            + " in its metadata, got '"
            + text + "'",
        cause);
  }
}
