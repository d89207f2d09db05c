package lawsweep.drift;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lawsweep.checkpoint.NumberType;
import lawsweep.checkpoint.Safetensors;

/**
 * A small network of dense layers with its gradient by hand, named as {@code torch.nn.Sequential} names it: with
 * rectifiers and biases, or linear without them.
 */
final class SmallNet {

  final int[] widths;
  final boolean rectified;
  /** Weight and bias of each layer in turn; a bias has no numbers if there are none. */
  final double[][] tensors;

  SmallNet(Random random, boolean rectified, int... widths) {
    this.widths = widths.clone();
    this.rectified = rectified;
    this.tensors = new double[2 * (widths.length - 1)][];
    for (int layer = 0; layer < widths.length - 1; layer++) {
      double size = 1 / Math.sqrt(widths[layer]);
      tensors[2 * layer] = random.doubles((long) widths[layer] * widths[layer + 1], -size, size).toArray();
      tensors[2 * layer + 1] = random.doubles(rectified ? widths[layer + 1] : 0, -size, size).toArray();
    }
  }

  /** The line of the network. */
  String line() {
    String between = rectified ? " bias > relu > " : " > ";
    return "vec " + widths[0] + " > " + IntStream.range(1, widths.length)
        .mapToObj(i -> (i + 1 < widths.length ? "dense " : "out ") + widths[i]).collect(Collectors.joining(between))
        + (rectified ? " bias" : "");
  }

  /** The name of a tensor. */
  String name(int tensor) {
    return tensor / 2 * (rectified ? 2 : 1) + (tensor % 2 == 0 ? ".weight" : ".bias");
  }

  /** Numbers for each parameter as tensors of a file. */
  List<Safetensors.Tensor> stored(String before, double[][] numbers, NumberType type) {
    List<Safetensors.Tensor> stored = new ArrayList<>();
    for (int i = 0; i < tensors.length; i++) {
      if (tensors[i].length > 0) {
        List<Long> shape = i % 2 == 0 ? List.of((long) widths[i / 2 + 1], (long) widths[i / 2])
            : List.of((long) widths[i / 2 + 1]);
        stored.add(new Safetensors.Tensor(before + name(i), type, shape, numbers[i].clone()));
      }
    }
    return stored;
  }

  /** The gradient of the sum of squared errors for some inputs, divided by their number. */
  double[][] gradient(double[][] inputs, double[][] labels) {
    double[][] gradient = Arrays.stream(tensors).map(tensor -> new double[tensor.length]).toArray(double[][]::new);
    for (int sample = 0; sample < inputs.length; sample++) {
      add(gradient, inputs[sample], labels[sample], 2.0 / inputs.length);
    }
    return gradient;
  }

  private void add(double[][] gradient, double[] input, double[] label, double factor) {
    int layers = widths.length - 1;
    double[][] values = new double[layers + 1][];
    values[0] = input;
    for (int layer = 0; layer < layers; layer++) {
      values[layer + 1] = layer(layer, values[layer]);
    }
    double[] back = new double[label.length];
    Arrays.setAll(back, i -> factor * (values[layers][i] - label[i]));
    for (int layer = layers - 1; layer >= 0; layer--) {
      back = layerBack(gradient, layer, values[layer], back);
      for (int i = 0; i < back.length && rectified && layer > 0; i++) {
        back[i] = values[layer][i] > 0 ? back[i] : 0;
      }
    }
  }

  private double[] layer(int layer, double[] in) {
    double[] out = new double[widths[layer + 1]];
    for (int i = 0; i < out.length; i++) {
      double sum = tensors[2 * layer + 1].length > 0 ? tensors[2 * layer + 1][i] : 0;
      for (int j = 0; j < in.length; j++) {
        sum += tensors[2 * layer][i * in.length + j] * in[j];
      }
      out[i] = rectified && layer + 2 < widths.length ? Math.max(0, sum) : sum;
    }
    return out;
  }

  private double[] layerBack(double[][] gradient, int layer, double[] in, double[] back) {
    double[] before = new double[in.length];
    for (int i = 0; i < back.length; i++) {
      for (int j = 0; j < in.length; j++) {
        gradient[2 * layer][i * in.length + j] += back[i] * in[j];
        before[j] += tensors[2 * layer][i * in.length + j] * back[i];
      }
      if (gradient[2 * layer + 1].length > 0) {
        gradient[2 * layer + 1][i] += back[i];
      }
    }
    return before;
  }
}
