package lawsweep.cli.cluster;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import lawsweep.slurm.Drafts;
import lawsweep.slurm.WallTime;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options of {@code submit} that say how large the tasks of the array are. */
final class TaskOptions {

  private static final int USUAL_CPUS = 4;
  private static final int USUAL_REQUEUES = 3;

  @Option(
      names = "--task-minutes",
      paramLabel = "MINUTES",
      converter = Minutes.class,
      description = "How long a task should take, by the estimates; default: " + (int) Drafts.TASK_MINUTES
          + ". It fixes the number of tasks at the first submission.")
  private Double minutes;

  @Option(
      names = "--cpus",
      paramLabel = "N",
      converter = Count.class,
      description = "Processors of a task; default: " + USUAL_CPUS + ".")
  private Integer cpus;

  @Option(
      names = "--mem",
      paramLabel = "SIZE",
      converter = Memory.class,
      description = "Memory of a task, such as 8G; default: what the costliest cell needs, at least 2G.")
  private String memory;

  @Option(
      names = "--time",
      paramLabel = "TIME",
      converter = Time.class,
      description = "Time limit of a task, such as 90m or 1-12:00:00; default: three times what the longest task is"
          + " expected to take, at least 15 minutes.")
  private Duration time;

  @Option(
      names = "--throttle",
      paramLabel = "K",
      converter = Count.class,
      description = "Run at most K tasks at once.")
  private Integer throttle;

  @Option(
      names = "--requeues",
      paramLabel = "N",
      converter = NoneOrMore.class,
      description = "How often a task puts itself back into the queue when its time is over; default: " + USUAL_REQUEUES
          + ". 0: Slurm must not requeue it either.")
  private Integer requeues;

  OptionalDouble minutes() {
    return minutes == null ? OptionalDouble.empty() : OptionalDouble.of(minutes);
  }

  int cpus() {
    return cpus == null ? USUAL_CPUS : cpus;
  }

  Optional<String> memory() {
    return Optional.ofNullable(memory);
  }

  Optional<Duration> time() {
    return Optional.ofNullable(time);
  }

  OptionalInt throttle() {
    return throttle == null ? OptionalInt.empty() : OptionalInt.of(throttle);
  }

  int requeues() {
    return requeues == null ? USUAL_REQUEUES : requeues;
  }

  /** Reads a positive number of minutes. */
  static final class Minutes implements ITypeConverter<Double> {
    @Override
    public Double convert(String text) {
      if (text.matches("[0-9]{1,6}(\\.[0-9]{1,6})?") && Double.parseDouble(text) > 0) {
        return Double.valueOf(text);
      }
      throw new TypeConversionException("expected a positive number of minutes such as 30, got '" + text + "'");
    }
  }

  /** Reads 1..99999. */
  static final class Count implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      if (text.matches("[1-9][0-9]{0,4}")) {
        return Integer.valueOf(text);
      }
      throw new TypeConversionException("expected a number between 1 and 99999, got '" + text + "'");
    }
  }

  /** Reads 0..9999. */
  static final class NoneOrMore implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      if (text.matches("0|[1-9][0-9]{0,3}")) {
        return Integer.valueOf(text);
      }
      throw new TypeConversionException("expected a number between 0 and 9999, got '" + text + "'");
    }
  }

  /** Reads what sbatch reads. */
  static final class Memory implements ITypeConverter<String> {
    @Override
    public String convert(String text) {
      if (text.matches("(0|[1-9][0-9]{0,9})[KMGTkmgt]?")) {
        return text;
      }
      throw new TypeConversionException("expected a size as sbatch reads it, such as 8G, got '" + text + "'");
    }
  }

  /** Reads a time limit. */
  static final class Time implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      try {
        return WallTime.parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}
