package lawsweep.sweep;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lawsweep.spec.InputFiles;
import lawsweep.work.CheckpointStore;
import lawsweep.work.DeviceShare;
import lawsweep.work.Estimate;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.StoppedException;
import lawsweep.work.Team;

/**
 * One kind of work that a sweep can hold, such as counts of laws or simulations: all that specs, runs, directories,
 * tables and checks know of it. A kind is made with what it needs to compute, and is used by many threads at once.
 *
 * <p>Whoever adds a kind writes a room with its cells, its outcomes and this interface, and adds a line to the list
 * that the program hands to {@link Kinds}.
 *
 * @param <C> its cells
 * @param <R> what they give
 */
public interface Kind<C extends Cell, R extends Outcome> {

  /** The class of its cells, which no other kind has. */
  Class<C> cells();

  /** The key of the spec whose entries ask for its cells: {@code networks}. */
  String entries();

  /** An entry for people to begin with, as YAML has it between braces: {@code family: linear, depth: 2}. */
  String example();

  /** Reads the entries of one spec, and the files of numbers that they name. */
  Entries<C> reader(InputFiles files);

  /** The same for a kind whose entries may ask for what cells of kinds before it leave. */
  default Entries<C> reader(InputFiles files, EarlierFiles earlier) {
    return reader(files);
  }

  /** What a cell leaves in the result directory besides its record; there once it has a result. */
  default Optional<CellFiles> leaves(C cell) {
    return Optional.empty();
  }

  /** The cells of the same sweep whose files a cell reads; they leave some and have needs of their own never. */
  default List<CellFiles> needs(C cell) {
    return List.of();
  }

  /** The kind for cells that leave files in a result directory, or read such files. */
  default Kind<C, R> at(Path directory) {
    return this;
  }

  /**
   * The kind as version 0.1.0 read specs, where that version made other cells of the same entries: its directories are
   * read and gone on with by that.
   */
  default Kind<C, R> before() {
    return this;
  }

  /** What a cell tells of the numbers of a file that it was made with; empty if it tells nothing. */
  default Optional<Remembered> remembered(C cell) {
    return Optional.empty();
  }

  /** The kind as it reads entries whose files are gone, from what records tell of these: cells can only be named. */
  default Kind<C, R> recalling(Map<String, Remembered> files) {
    return this;
  }

  /**
   * How its records are written and read: one shape for each set of keys that they can have.
   *
   * @param sweepSeed the seed of the sweep, for records that do not say it
   */
  List<RecordShape> shapes(long sweepSeed);

  /** The place among {@link #shapes} of the shape that a cell's record has, with what it gave if it gave anything. */
  default int shape(C cell, Optional<R> outcome) {
    return 0;
  }

  /** The columns that its records fill in the table of cells, in their order. */
  default List<Column> columns() {
    return Column.COMMON;
  }

  /** Its tables besides that of cells. */
  default List<Table> tables() {
    return List.of();
  }

  /** How a cell is computed, as records name it: the column {@code method}. A pure function of the cell. */
  String label(C cell);

  /**
   * The same under limits, where those of memory and bracket length decide between several ways. A pure function of the
   * cell and these two; {@code limits.seconds} changes nothing.
   */
  default String label(C cell, Limits limits) {
    return label(cell);
  }

  /** How a result was computed, as records name it. */
  default String labelOf(C cell, R outcome) {
    return label(cell);
  }

  /** What versions of results are shown with: the label, and more where one label means several things. */
  default String rules(C cell, String method) {
    return method;
  }

  /**
   * Which of several sets of rules with the name of {@link #rules} a result was made by, or would be today by the same
   * set; empty where there is one. Sets have versions of their own: those of two are not compared.
   */
  default String ruleSet(C cell, R outcome) {
    return "";
  }

  /** What a cell is expected to cost; a pure function of the cell, and quick. */
  Estimate estimate(C cell);

  /** The same under limits, by the way that {@link #label(Cell, Limits)} names; quick. */
  default Estimate estimate(C cell, Limits limits) {
    return estimate(cell);
  }

  /**
   * What a cell would take of the device that this kind was made with; empty for cells that the processor is to
   * compute, as are all where there is no device. A pure function of the cell, the limits and the device, and quick.
   * Cells that have one are given to kinds made for that device, which may throw
   * {@link lawsweep.work.OutOfDeviceMemoryException} and {@link lawsweep.work.DeviceLostException} and give otherwise
   * the same outcomes.
   */
  default Optional<DeviceShare> device(C cell, Limits limits) {
    return Optional.empty();
  }

  /** How many threads can work on a cell. */
  default int parallelism(C cell) {
    return Integer.MAX_VALUE;
  }

  /** Whose checkpoints a cell can go on from: the version of the rules and the cell's name; empty if it keeps none. */
  default Optional<String> checkpointOwner(C cell) {
    return Optional.empty();
  }

  /** How many bytes a cell's record takes in a log, about; quick. */
  default long recordBytes(C cell) {
    return 1000;
  }

  /**
   * The keys of lists of whole numbers in what its records have as {@value RecordText#KEY}: tables copy certificates
   * with their lists from logs, and read records for those with other ones.
   */
  default List<String> listsOfCertificates() {
    return List.of();
  }

  /** How many bytes a cell's checkpoint takes at most, about; 0 if it keeps none. */
  default long checkpointBytes(C cell) {
    return 0;
  }

  /**
   * Computes a cell.
   *
   * @throws StoppedException if {@code stop} asked for it
   * @throws IOException if a checkpoint cannot be read or written
   */
  R run(C cell, Limits limits, Team team, Stop stop, CheckpointStore checkpoints) throws IOException;

  /** How many floating-point operations {@link #check} takes, about; it never fails. */
  default double effort(C cell, R outcome) {
    return 0;
  }

  /**
   * Checks a result that was read.
   *
   * @throws StoppedException if {@code stop} asked for it
   */
  Check check(C cell, R outcome, Team team, Stop stop);

  /** What {@link #check} recomputes, in words: {@code the certificate}. */
  default String evidence() {
    return "the result";
  }

  /** Begins to sum its results up. */
  default Findings<C, R> findings() {
    return Findings.none();
  }

  /**
   * The word under which {@link Findings#add(String, long)} counts a result without seeing it, if that says all that
   * findings make of it.
   */
  default Optional<String> countedAs(C cell, R outcome) {
    return Optional.empty();
  }

  /** The verdicts that its results can have, in the order of status lines. */
  default List<String> verdicts() {
    return List.of();
  }

  /** What a result established, one of {@link #verdicts}. */
  default Optional<String> verdict(R outcome) {
    return Optional.empty();
  }

  /** The word under which status lines count its finished cells; empty where their verdicts say it. */
  default Optional<String> tally() {
    return Optional.empty();
  }

  /** What its results can fall short of. */
  default List<Caveat> caveats() {
    return List.of();
  }

  /** What a result falls short of, one of {@link #caveats}. */
  default Optional<Caveat> caveat(R outcome) {
    return Optional.empty();
  }

  /** Why a result has its caveat, on one line. */
  default String why(C cell, R outcome) {
    return outcome.reason();
  }

  /**
   * A record as the sweep that asked for it knows it, with all that records leave out.
   *
   * @param record a record of the cell
   */
  default CellRecord restore(CellRecord record, C cell) {
    return record;
  }

  /** Reads what else of this kind a file may hold besides records. */
  default List<Theorem.Reader> theorems() {
    return List.of();
  }
}
