package lawsweep.library;

import java.util.Optional;
import java.util.OptionalInt;
import lawsweep.circuit.line.Chain;
import lawsweep.kind.count.InputMatrix;
import lawsweep.kind.count.RoadChoice;
import lawsweep.law.DataChoice;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.network.Architecture;
import lawsweep.text.SpotException;
import lawsweep.work.Limits;

/**
 * How to count: the options of the command {@code count} that change a count, by their names. Immutable; begin with
 * {@link #DEFAULT}.
 *
 * @param seed what all random numbers derive from, {@code --seed}
 * @param fields which fields, {@code --fields}: the word; empty for the network's own
 * @param draws how many draws of the weights, {@code --draws}; only with data fields; empty for a thousand
 * @param road which road, {@code --method}: the word
 * @param levels up to how many fields in a bracket the dimensions of levels are found, {@code --levels};
 *     {@link Limits#ALL_LEVELS} for all
 * @param threads how many threads, {@code --threads}; never changes a result; empty for all processors,
 *     or as many as Slurm grants
 */
public record CountOptions(
    long seed,
    Optional<String> fields,
    OptionalInt draws,
    String road,
    int levels,
    OptionalInt threads) {

  /** What the command has by default. */
  public static final CountOptions DEFAULT = new CountOptions(0, Optional.empty(), OptionalInt.empty(),
      RoadChoice.AUTO.label(), Limits.ALL_LEVELS, OptionalInt.empty());

  /** The same with another seed. */
  public CountOptions seed(long other) {
    return new CountOptions(other, fields, draws, road, levels, threads);
  }

  /** The same with other fields: {@code generic}, {@code data}, {@code adam} or {@code gates}. */
  public CountOptions fields(String other) {
    return new CountOptions(seed, Optional.of(other), draws, road, levels, threads);
  }

  /** The same with another number of draws, from 1 to {@value DataChoice#MAX_DRAWS}. */
  public CountOptions draws(int other) {
    return new CountOptions(seed, fields, OptionalInt.of(other), road, levels, threads);
  }

  /** The same by another road: {@code auto}, {@code dense}, {@code symmetric} and so on. */
  public CountOptions road(String other) {
    return new CountOptions(seed, fields, draws, other, levels, threads);
  }

  /** The same with the dimensions of fewer levels, at least 1. */
  public CountOptions levels(int other) {
    return new CountOptions(seed, fields, draws, road, other, threads);
  }

  /** The same with another number of threads, from 1 to 10000. */
  public CountOptions threads(int other) {
    return new CountOptions(seed, fields, draws, road, levels, OptionalInt.of(other));
  }

  /**
   * The choice that the word of the road means.
   *
   * @throws IllegalArgumentException with one line, if it means none
   */
  RoadChoice roadChoice() {
    return AskedRoad.of(road);
  }

  /**
   * The limits of the command, with the levels.
   *
   * @throws IllegalArgumentException with one line, if there is to be no level
   */
  Limits limits() {
    if (levels < 1) {
      throw new IllegalArgumentException("expected --levels of at least 1, got " + levels);
    }
    return Limits.DEFAULT.with(levels);
  }

  /**
   * The count of a network.
   *
   * @throws IllegalArgumentException with one line, if it has no such fields
   */
  LawCell cell(Network network) {
    return new CountQuestion(network.subject(), fields, seed, 0).cell(new Draws());
  }

  /** How many draws, of all inputs there are. */
  private final class Draws implements CountQuestion.Draws {

    @Override
    public Optional<DataChoice> choice(Fields of, Architecture network) {
      if (of != Fields.DATA) {
        refuse("only with --fields data");
        return Optional.empty();
      }
      return Optional.of(new DataChoice(draws.orElse(InputMatrix.DEFAULT_DRAWS), 0, Optional.empty()));
    }

    @Override
    public void refuse(String where) {
      if (draws.isPresent()) {
        throw new IllegalArgumentException("expected --draws " + where);
      }
    }

    @Override
    public Architecture chain(String line) {
      try {
        return Chain.of(line).orRefuse();
      } catch (SpotException e) {
        throw new IllegalArgumentException(e.getMessage(), e);
      }
    }
  }
}
