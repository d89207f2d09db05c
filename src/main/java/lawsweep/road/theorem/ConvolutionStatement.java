package lawsweep.road.theorem;

import java.util.List;
import java.util.Optional;
import lawsweep.circuit.line.PlainLine;
import lawsweep.law.NetLine;

/** Convolutions and matrices of any depth with rectifiers between them: the laws are potentials on the positions. */
final class ConvolutionStatement implements Statement {

  private static final Wording WORDING = new Wording(
      "ReLU convolutions",
      List.of(
          "image CxP[xP] > conv C K … > relu > conv C K … > relu > … > [pool >] [dense N]",
          "vec M > dense N [bias] > relu > dense N [bias] > … (or out N, ce N, ce at the end)"),
      List.of(
          "rectifiers relu or leaky with free gates (fields gates), at least one between each two layers with",
          "weights; strides, dilations, paddings, depthwise, bias as they like; pool before a matrix, at the end",
          "or behind a filter that pads in a circle; no weight is 0"),
      List.of(
          "fields span all there is without brackets; the laws are Σ a w²/2 over all numbers a on weights that",
          "sum to 0 along each path from an input or a bias to an output. If filters pad not at all or in a",
          "circle, have an odd length or no dilation: one law for each hidden channel, and no other. In general:",
          "the dimension of potentials on positions that channels share, each hidden channel by itself",
          "besides stand still: weights on no path, differences of taps that are only seen as a sum, and with",
          "cross entropy the sums over classes of each column of the last matrix and of its biases"),
      "convolution.md",
      "proved here for all depths and sizes, with free gates; checked by a second reader of this project and by ranks"
          + " on thousands of small networks; not published",
      "laws of hidden channels: Du, Hu, Lee (arXiv 1806.00900); two layers, also without free gates: Marcotte,"
          + " Gribonval, Peyré (arXiv 2506.06194, Theorem 3.6); all depths: this project, as far as it knows");

  @Override
  public String label() {
    return "convolution";
  }

  @Override
  public Wording wording() {
    return WORDING;
  }

  @Override
  public Optional<Instance> of(NetLine line) {
    return PlainLine.of(line.text()).filter(GatedChainReader::speaksOf)
        .flatMap(plain -> {
          long parameters = line.parameters();
          return GatedChainReader.read(plain).flatMap(chain -> GatedLaws.of(chain, parameters));
        });
  }
}
