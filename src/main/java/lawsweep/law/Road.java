package lawsweep.law;

import java.util.Optional;
import lawsweep.pattern.PatternSpace;
import lawsweep.work.Estimate;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.StoppedException;
import lawsweep.work.Team;

/**
 * One way to count the laws of a cell, to write down why, and to check what was written. A road is a room of its own
 * and a line in {@code kind.count.Roads}, and used by many threads at once.
 */
public interface Road {

  /** What users and records call it: the method. Roads that count different fields may share a label. */
  String label();

  /** The fields that it counts. */
  Fields fields();

  /** The loss that it counts networks with widths for. */
  default Loss loss() {
    return Loss.MSE;
  }

  /** True if it counts networks that a line says, false if those with widths. */
  default boolean ofLines() {
    return false;
  }

  /** True if it counts plain gradient flow, false if it counts cells with a {@link LawCell#setting}. */
  default boolean ofPlainFlow() {
    return true;
  }

  /** The version of the rules by which it counts a cell that it takes; a pure function of the cell. */
  String rules(LawCell cell);

  /** True if it gives ranks that are exact, not float64's opinion of them. */
  default boolean exact() {
    return true;
  }

  /** True if users may ask for it by its label. */
  default boolean selectable() {
    return true;
  }

  /** True if it looks for dimensions, false if it names known laws alone. */
  default boolean counts() {
    return true;
  }

  /** True if it can count a cell, whatever that costs; a pure function of the cell, and quick. */
  boolean takes(LawCell cell);

  /**
   * Why it does not take a cell with a {@link LawCell#setting}, in words that end a sentence, what would be right
   * included; empty where it takes it, or has nothing to say of it.
   */
  default Optional<String> unfit(LawCell cell) {
    return Optional.empty();
  }

  /** True if it should count a cell where no road was asked for by name and none before it in the list should. */
  default boolean suits(LawCell cell) {
    return takes(cell);
  }

  /** What a cell that it takes is expected to cost; a pure function of the cell, and quick. */
  Estimate estimate(LawCell cell);

  /** The same within limits; they may ask for less than all that the road can tell. */
  default Estimate estimate(LawCell cell, Limits limits) {
    return estimate(cell);
  }

  /** What it is expected to cost to count the cell of a certificate of this road again, as it was counted. */
  default Estimate again(Certificate certificate) {
    return estimate(certificate.cell());
  }

  /**
   * The draw of a cell that it takes, for roads whose draws a device can sample and eliminate; empty for others. A pure
   * function of the cell, and quick.
   *
   * @throws ArithmeticException if the cell is too large for any draw
   */
  default Optional<DrawShape> draw(LawCell cell) {
    return Optional.empty();
  }

  /**
   * What the draws of a cell that it takes have in common, for roads whose draws of weights a device can absorb fields
   * of patterns for; empty for others. A pure function of the cell, and quick.
   */
  default Optional<PatternSpace> patterns(LawCell cell) {
    return Optional.empty();
  }

  /** {@link #estimate} where a device holds its draws, as far as the processor and its memory are concerned. */
  default Estimate estimateBesideDevice(LawCell cell, Limits limits) {
    return estimate(cell, limits);
  }

  /**
   * Counts the laws of a cell that it takes: a pure function of the cell and the limits, time limit aside.
   *
   * @throws StoppedException if {@code stop} asked for it
   */
  LawCount count(LawCell cell, Limits limits, Team team, Stop stop);

  /**
   * Compares a count with what its certificate, one of this road's, proves.
   *
   * @return empty if they agree in every field, otherwise one line saying what differs
   * @throws StoppedException if {@code stop} asked for it
   */
  Optional<String> refuse(LawCount count, Team team, Stop stop);

  /**
   * What a count says by the rules of today: itself, or, if it was made by older rules whose words meant something
   * else, a count with the verdict, error bound and reason that they have now. For summaries and readers; records,
   * exports and checks keep what was written.
   */
  default LawCount today(LawCount count) {
    return count;
  }

  /** How its certificates are written and read. */
  CertificateForm form();

  /** Why a count of this road holds, in one line for people. */
  String because(LawCount count);

  /** What the proof of a count of this road goes by, if it is proved; {@link Proof#of} says whether it is. */
  default Proof proof(LawCount count) {
    return Proof.RANKS;
  }
}
