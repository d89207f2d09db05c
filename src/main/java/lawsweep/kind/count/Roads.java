package lawsweep.kind.count;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import lawsweep.json.Lists;
import lawsweep.json.RecordFormatException;
import lawsweep.json.StrictObject;
import lawsweep.kernel.Kernels;
import lawsweep.kernel.ScalarKernels;
import lawsweep.law.Certificate;
import lawsweep.law.CellForm;
import lawsweep.law.CertificateForm;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Loss;
import lawsweep.law.Proof;
import lawsweep.law.Road;
import lawsweep.lie.span.Engines;
import lawsweep.road.circuit.CircuitRoad;
import lawsweep.road.data.ChainRoad;
import lawsweep.road.data.DataRoad;
import lawsweep.road.dense.DenseRoad;
import lawsweep.road.entropy.EntropyRoad;
import lawsweep.road.flow.FlowRoad;
import lawsweep.road.generators.GeneratorsRoad;
import lawsweep.road.sign.SignFlowRoad;
import lawsweep.road.sparse.SparseRoad;
import lawsweep.road.symmetric.SymmetricRoad;
import lawsweep.road.symmetry.SymmetryRoad;
import lawsweep.road.theorem.TheoremRoad;
import lawsweep.road.weights.FloatWeightsRoad;
import lawsweep.road.weights.WeightsRoad;
import lawsweep.text.Words;
import lawsweep.work.Estimate;
import lawsweep.work.Stop;
import lawsweep.work.Team;

/** The roads there are: whoever counts a cell, or has a count that some road made, finds the road here. */
public final class Roads {

  /** A line for each road: what makes it from engines. Of roads that suit a cell, the first is taken. */
  private static final List<Function<Engines, Road>> ALL = List.of(
      DenseRoad::new,
      engines -> new SymmetricRoad(engines.kernels()),
      engines -> new EntropyRoad(new DenseRoad(engines)),
      engines -> new EntropyRoad(new SymmetricRoad(engines.kernels())),
      engines -> DataRoad.exact(engines, Loss.MSE),
      _ -> DataRoad.inFloat64(Loss.MSE),
      engines -> DataRoad.exact(engines, Loss.CE),
      _ -> DataRoad.inFloat64(Loss.CE),
      engines -> new ChainRoad(DataRoad.exact(engines, Loss.MSE),
          DataRoad.exact(engines, Loss.CE)),
      _ -> new ChainRoad(DataRoad.inFloat64(Loss.MSE), DataRoad.inFloat64(Loss.CE)),
      _ -> new SignFlowRoad(Loss.MSE),
      _ -> new SignFlowRoad(Loss.CE),
      _ -> TheoremRoad.ofGates(),
      _ -> TheoremRoad.ofData(),
      engines -> WeightsRoad.ofGates(engines.kernels()),
      engines -> WeightsRoad.ofData(engines.kernels()),
      engines -> FloatWeightsRoad.ofGates(engines.kernels()),
      engines -> FloatWeightsRoad.ofData(engines.kernels()),
      engines -> SymmetryRoad.ofWidths(engines.kernels()),
      engines -> SymmetryRoad.ofLines(engines.kernels()),
      engines -> new SparseRoad(engines.kernels()),
      engines -> CircuitRoad.ofGates(engines.kernels()),
      engines -> CircuitRoad.ofData(engines.kernels()),
      _ -> TheoremRoad.ofGates().ofAllSizes(),
      _ -> TheoremRoad.ofData().ofAllSizes(),
      _ -> GeneratorsRoad.ofGates(),
      _ -> GeneratorsRoad.ofData(),
      engines -> FlowRoad.ofWidths(engines.kernels()),
      engines -> FlowRoad.ofGates(engines.kernels()),
      engines -> FlowRoad.ofData(engines.kernels()));

  /**
   * The roads for all who only choose, write, read or show: they compute by the definition of every operation,
   * slowly.
   */
  public static final Roads PLAIN = of(new ScalarKernels());

  private final List<Road> roads;

  /** Roads, in the order in which they are taken. */
  public Roads(List<? extends Road> roads) {
    this.roads = List.copyOf(roads);
  }

  /** All roads, with kernels that compute. */
  public static Roads of(Kernels kernels) {
    return of(Engines.host(kernels));
  }

  /** All roads, with engines that compute. */
  public static Roads of(Engines engines) {
    return new Roads(ALL.stream().map(make -> make.apply(engines)).toList());
  }

  /** What users may ask for, in order: {@link RoadChoice#AUTO} and the labels of the roads that can be asked for. */
  public Words<RoadChoice> choices() {
    Stream<RoadChoice> named = roads.stream().filter(Road::selectable).map(RoadChoice::of).distinct();
    return Words.of(Stream.concat(Stream.of(RoadChoice.AUTO), named).toList(), RoadChoice::label);
  }

  /**
   * The road that a cell takes first: a pure function of the cell and the choice. A road that is asked for by name
   * leaves the cells that it does not take to theirs: the first road that suits them, as if nothing was asked for.
   *
   * @throws IllegalArgumentException if no road counts the cell
   */
  public Road choose(RoadChoice choice, LawCell cell) {
    for (Road road : roads) {
      if (road.label().equals(choice.label()) && takes(road, cell)) {
        return road;
      }
    }
    for (Road road : roads) {
      if (suits(road, cell)) {
        return road;
      }
    }
    throw new IllegalArgumentException("no road counts " + cell.key());
  }

  /**
   * Why no road counts a cell with a setting, in words that end a sentence; empty where one does.
   */
  public Optional<String> unfit(LawCell cell) {
    if (roads.stream().anyMatch(road -> takes(road, cell))) {
      return Optional.empty();
    }
    return Optional.of(roads.stream().flatMap(road -> road.unfit(cell).stream()).findFirst()
        .orElse("there is no way to count it yet"));
  }

  /**
   * The roads to try, one after the other, where limits of memory or bracket length keep a count from its end. A road
   * that was asked for by name and takes the cell is the only one. All others are exact: nothing becomes float64
   * silently.
   *
   * @throws IllegalArgumentException if no road counts the cell
   */
  List<Road> inTurn(RoadChoice choice, LawCell cell) {
    Road first = choose(choice, cell);
    if (first.label().equals(choice.label()) || !first.exact()) {
      return List.of(first);
    }
    return roads.stream().filter(road -> road.exact() && suits(road, cell)).toList();
  }

  private static boolean takes(Road road, LawCell cell) {
    return road.ofPlainFlow() == cell.setting().isEmpty() && road.takes(cell);
  }

  private static boolean suits(Road road, LawCell cell) {
    return road.ofPlainFlow() == cell.setting().isEmpty() && road.suits(cell);
  }

  /**
   * False where an exact road was asked for by name and the cell has none, so that nothing becomes float64 silently.
   */
  public boolean admits(RoadChoice choice, LawCell cell) {
    Road road = choose(choice, cell);
    return road.exact() || choice.equals(RoadChoice.AUTO) || road.label().equals(choice.label());
  }

  /** What it is expected to cost to count a certificate's cell again. */
  public Estimate estimate(Certificate certificate) {
    return of(certificate).again(certificate);
  }

  /**
   * Compares a count with what its certificate proves.
   *
   * @return empty if they agree in every field, otherwise one line saying what differs
   * @throws lawsweep.work.StoppedException if {@code stop} asked for it
   */
  public Optional<String> refuse(LawCount count, Team team, Stop stop) {
    return of(count.certificate()).refuse(count, team, stop);
  }

  /** What a count says by the rules of today: {@link Road#today}. */
  public LawCount today(LawCount count) {
    return of(count.certificate()).today(count);
  }

  /** What the proof of a count goes by; empty if there is none. */
  public Optional<Proof> proof(LawCount count) {
    return Proof.of(of(count.certificate()), count);
  }

  /** Why a count holds, in one line for people. */
  public String because(LawCount count) {
    return of(count.certificate()).because(count);
  }

  /** Writes a certificate as an object. */
  public void write(JsonGenerator json, Certificate certificate, Lists lists) throws IOException {
    of(certificate).form().write(json, certificate, lists);
  }

  /** A certificate as a JSON object on one line, its lists as text. */
  public String text(Certificate certificate) {
    return text(certificate, Lists.TEXT);
  }

  /** A certificate as a JSON object on one line. */
  public String text(Certificate certificate, Lists lists) {
    return of(certificate).form().text(certificate, lists);
  }

  /**
   * Reads the certificate of a record, in the form of the road that its method and fields name.
   *
   * @throws RecordFormatException if there is no such road, or the keys are not those of its certificates
   * @throws IllegalArgumentException if they contradict each other
   */
  public Certificate read(StrictObject record) {
    String label = record.textWithin(CertificateForm.KEY, "method");
    String fields = record.textWithin(CertificateForm.KEY, "fields");
    List<Road> named = roads.stream().filter(road -> road.label().equals(label)).toList();
    if (named.isEmpty()) {
      throw new RecordFormatException("expected " + labels() + " in the certificate's 'method', got '" + label + "'");
    }
    boolean loss = record.hasWithin(CertificateForm.KEY, CellForm.LOSS_KEY);
    boolean line = record.hasWithin(CertificateForm.KEY, CellForm.LINE_KEY);
    boolean plain = !record.hasWithin(CertificateForm.KEY, CellForm.SETTING_KEY);
    Road road = named.stream().filter(each -> each.fields().label().equals(fields) && each.loss() != Loss.MSE == loss
        && each.ofLines() == line && each.ofPlainFlow() == plain).findFirst().orElse(named.getFirst());
    Certificate certificate = road.form().read(record);
    if (find(label, certificate.cell()).isEmpty()) {
      throw new RecordFormatException(
          "expected " + road.fields().label() + " fields with the method '" + label + "', got '" + fields + "'");
    }
    return certificate;
  }

  /** {@code 'a', 'b' or 'c'}. */
  private String labels() {
    List<String> labels = new ArrayList<>(roads.stream().map(road -> "'" + road.label() + "'").distinct().toList());
    String last = labels.removeLast();
    return labels.isEmpty() ? last : String.join(", ", labels) + " or " + last;
  }

  /** The road that made a certificate. */
  public Road of(Certificate certificate) {
    return find(certificate.method(), certificate.cell()).orElseThrow(
        () -> new IllegalArgumentException("expected a certificate of a road, got " + certificate));
  }

  private Optional<Road> find(String label, LawCell cell) {
    for (Road road : roads) {
      if (road.label().equals(label) && road.fields() == cell.fields() && road.loss() == cell.loss()
          && road.ofLines() == cell.line().isPresent() && road.ofPlainFlow() == cell.setting().isEmpty()) {
        return Optional.of(road);
      }
    }
    return Optional.empty();
  }
}
