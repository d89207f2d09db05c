package lawsweep.road.weights;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Step;
import lawsweep.circuit.Tensor;
import lawsweep.circuit.line.Chain;
import lawsweep.circuit.line.Network;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.law.NetLine;
import lawsweep.network.Architecture;
import lawsweep.pattern.DyadicPatterns;
import lawsweep.pattern.PatternSet;
import lawsweep.random.Normals;
import lawsweep.random.Stream;
import lawsweep.road.weights.WeightsCertificate.Patterns;
import lawsweep.work.OutOfReachException;
import lawsweep.work.Watch;

/**
 * The network whose fields are taken at the weights.
 *
 * @param circuit with free gates, or with those of all patterns side by side
 * @param patterns how many patterns; empty where gates are free or there are none
 */
record WeightsFields(Circuit circuit, Optional<Patterns> patterns) {

  /** The most patterns, and the most numbers of weights times patterns that samples walk. */
  private static final int MOST_PATTERNS = 256;

  private static final int MOST_WALKED = 1 << 20;

  /**
   * The fields that a cell asks for.
   *
   * @param stream where inputs come from whose patterns are looked at
   * @param watch asked now and then; may end the work
   * @throws OutOfReachException if the network is not smooth in its weights at any input
   */
  static WeightsFields of(LawCell cell, Stream stream, Watch watch) {
    NetLine line = cell.line().orElseThrow();
    Network network = line.network();
    if (cell.fields() == line.fields()) {
      return new WeightsFields(network.circuit(), Optional.empty());
    }
    if (cell.fields() != Fields.DATA) {
      throw new IllegalArgumentException("there are no fields '" + cell.fields().label() + "' of " + line);
    }
    return patterns(network, cell.weights().orElseThrow().known(), stream, watch);
  }

  private static WeightsFields patterns(Network network, double[] theta, Stream stream, Watch watch) {
    Architecture architecture = Chain.of(network.line()).orRefuse();
    lawsweep.network.Circuit chain = new lawsweep.network.Circuit(architecture);
    PatternSet found = new PatternSet(chain.neurons());
    int most = (int) Math.clamp(MOST_WALKED / network.parameters(), 1L, MOST_PATTERNS);
    boolean all = DyadicPatterns.find(chain, inLayout(network.circuit(), theta, chain), new Normals(stream.key()), most,
        found, watch);
    if (found.size() == 0) {
      throw new OutOfReachException("the network is not smooth in its weights at any input: a neuron is 0 there;"
          + " expected fields: gates");
    }
    return new WeightsFields(gated(network.sideBySide(found.size()).orElseThrow(), found),
        Optional.of(new Patterns(found.size(), all)));
  }

  /** The weights in the order of the chain's layout. */
  private static double[] inLayout(Circuit circuit, double[] theta, lawsweep.network.Circuit chain) {
    List<Tensor> matrices = used(circuit, 2);
    List<Tensor> biases = used(circuit, 1);
    double[] moved = new double[theta.length];
    int matrix = 0;
    int bias = 0;
    for (lawsweep.network.Circuit.Step step : chain.steps()) {
      Tensor weights = matrices.get(matrix++);
      System.arraycopy(theta, weights.first(), moved, step.weights(), weights.size());
      if (step.bias() >= 0) {
        System.arraycopy(theta, biases.get(bias++).first(), moved, step.bias(), step.rows());
      }
    }
    return moved;
  }

  /** The tensors of so many sides, in the order in which an input meets them. */
  private static List<Tensor> used(Circuit circuit, int sides) {
    List<Integer> uses = new ArrayList<>();
    List<Tensor> tensors = circuit.tensors().stream().filter(tensor -> tensor.shape().size() == sides).toList();
    tensors.forEach(tensor -> uses.add(use(circuit, circuit.tensors().indexOf(tensor))));
    return tensors.stream().sorted(Comparator.comparing(tensor -> uses.get(tensors.indexOf(tensor)))).toList();
  }

  /** The first step that reads a tensor. */
  private static int use(Circuit circuit, int tensor) {
    for (int wire = 0; wire < circuit.steps().size(); wire++) {
      for (int read : circuit.steps().get(wire).reads()) {
        if (circuit.steps().get(read) instanceof Step.Parameter parameter && parameter.tensor() == tensor) {
          return wire;
        }
      }
    }
    throw new IllegalStateException("expected a network that reads " + circuit.tensors().get(tensor).name());
  }

  /** The gates of a sample are those of the pattern beside it. */
  private static Circuit gated(Circuit sideBySide, PatternSet patterns) {
    List<Step> gates = new ArrayList<>();
    int shift = (int) sideBySide.steps().stream().filter(Step.Gate.class::isInstance).count();
    List<Step> rest = new ArrayList<>();
    int neuron = 0;
    for (Step step : sideBySide.steps()) {
      if (step instanceof Step.Gate(int from, List<Integer> shape)) {
        gates.add(new Step.Constant(shape, gates(patterns, neuron, shape.getLast())));
        neuron += shape.getLast();
        rest.add(new Step.Contraction(from + shift, gates.size() - 1, "ze,ze->ze", shape));
      } else {
        rest.add(Shifted.by(step, shift));
      }
    }
    gates.addAll(rest);
    return new Circuit(sideBySide.tensors(), gates, sideBySide.output() + shift, sideBySide.centred());
  }

  private static List<Long> gates(PatternSet patterns, int first, int width) {
    List<Long> gates = new ArrayList<>();
    for (int p = 0; p < patterns.size(); p++) {
      for (int j = 0; j < width; j++) {
        gates.add(patterns.active(p, first + j) ? 1L : 0L);
      }
    }
    return gates;
  }
}
