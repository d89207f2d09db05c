package lawsweep.road.data;

import java.util.Optional;
import lawsweep.law.CertificateForm;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Loss;
import lawsweep.law.Road;
import lawsweep.pattern.PatternSpace;
import lawsweep.work.Estimate;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.Team;

/**
 * A road of data fields for lines that are chains with rectifiers: another one counts the same network by its widths.
 * The random numbers are those of the widths, so both give the same, draw for draw, and the certificate differs by the
 * line that it names.
 */
public final class ChainRoad implements Road {

  private final Road road;
  private final Road entropy;

  /**
   * By roads of data fields of networks with widths.
   *
   * @param road one for all outputs
   * @param entropy the same for differences of outputs
   */
  public ChainRoad(Road road, Road entropy) {
    this.road = road;
    this.entropy = entropy;
  }

  /** The road of a cell with widths. */
  private Road of(LawCell walked) {
    return walked.loss() == Loss.CE ? entropy : road;
  }

  private static LawCell walked(LawCell cell) {
    return cell.walked().orElseThrow(() -> new IllegalArgumentException("expected a chain with draws, got " + cell));
  }

  private static LawCount with(LawCount count, LawCell cell) {
    return count.with(((DataCertificate) count.certificate()).with(cell));
  }

  private static LawCount walked(LawCount count) {
    return with(count, walked(count.certificate().cell()));
  }

  @Override
  public String label() {
    return road.label();
  }

  @Override
  public Fields fields() {
    return Fields.DATA;
  }

  @Override
  public boolean ofLines() {
    return true;
  }

  @Override
  public String rules(LawCell cell) {
    return of(walked(cell)).rules(walked(cell));
  }

  @Override
  public boolean exact() {
    return road.exact();
  }

  @Override
  public boolean takes(LawCell cell) {
    return cell.walked().filter(walked -> of(walked).takes(walked)).isPresent();
  }

  @Override
  public Estimate estimate(LawCell cell) {
    return of(walked(cell)).estimate(walked(cell));
  }

  @Override
  public Optional<PatternSpace> patterns(LawCell cell) {
    return of(walked(cell)).patterns(walked(cell));
  }

  @Override
  public Estimate estimateBesideDevice(LawCell cell, Limits limits) {
    return of(walked(cell)).estimateBesideDevice(walked(cell), limits);
  }

  @Override
  public LawCount count(LawCell cell, Limits limits, Team team, Stop stop) {
    return with(of(walked(cell)).count(walked(cell), limits, team, stop), cell);
  }

  @Override
  public Optional<String> refuse(LawCount count, Team team, Stop stop) {
    return of(walked(count.certificate().cell())).refuse(walked(count), team, stop);
  }

  @Override
  public LawCount today(LawCount count) {
    LawCell cell = count.certificate().cell();
    return with(of(walked(cell)).today(walked(count)), cell);
  }

  @Override
  public CertificateForm form() {
    return DataForm.OF_LINES;
  }

  @Override
  public String because(LawCount count) {
    return of(walked(count.certificate().cell())).because(walked(count));
  }
}
