package lawsweep.gpu;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lawsweep.gpu.UploadedRows.Sample;
import lawsweep.residue.PrimeField;
import lawsweep.work.DeviceLostException;

/**
 * Whether a few samples lie in the span that a device found. A sample x in the span is the combination of the reduced
 * basis R with its own entries at the pivots, so x · f = Σ x[pivot] (R f)[pivot] for every form f. The form is random
 * and the samples are made again by the processor, so wrong rows, a wrong basis or wrong products stay hidden with
 * probability 1/p each at most.
 */
final class SampleCheck {

  /** How many samples are looked at. */
  static final int SAMPLES = 32;

  private final PrimeField field;
  private final HostSamples samples;
  private final UploadedRows uploaded;

  /** For the samples of a draw. */
  SampleCheck(PrimeField field, HostSamples samples, UploadedRows uploaded) {
    this.field = field;
    this.samples = samples;
    this.uploaded = uploaded;
  }

  /**
   * Checks the products of the reduced basis with a form.
   *
   * @param taken how many samples of each origin are in the span
   * @throws DeviceLostException if they are wrong
   */
  void check(Map<Origin, Integer> taken, int[] pivots, double[] form, double[] times) {
    for (Sample sample : choose(taken)) {
      double sum = product(sample.row(), form);
      for (int i = 0; i < pivots.length; i++) {
        sum = field.reduce(sum - sample.row()[pivots[i]] * times[i]);
      }
      if (sum != 0) {
        throw new DeviceLostException("the GPU computed wrongly: sample " + sample.number() + " of "
            + sample.origin() + " is not in the span that it found");
      }
    }
  }

  private double product(double[] row, double[] form) {
    double sum = 0;
    for (int j = 0; j < form.length; j++) {
      sum = field.reduce(sum + row[j] * form[j]);
    }
    return sum;
  }

  private List<Sample> choose(Map<Origin, Integer> taken) {
    List<Sample> chosen = new ArrayList<>();
    for (Sample sample : uploaded.kept()) {
      if (sample.number() < taken.getOrDefault(sample.origin(), 0)) {
        chosen.add(sample);
      }
    }
    int ofFields = taken.getOrDefault(Origin.level(0), 0);
    int all = ofFields + taken.getOrDefault(Origin.level(1), 0);
    int count = Math.min(all, SAMPLES - chosen.size());
    for (int i = 0; i < count; i++) {
      int number = count == 1 ? all - 1 : (int) ((long) i * (all - 1) / (count - 1));
      Origin origin = Origin.level(number < ofFields ? 0 : 1);
      int inLevel = number < ofFields ? number : number - ofFields;
      chosen.add(new Sample(origin, inLevel, samples.make(origin, inLevel, 1).data().clone()));
    }
    return chosen;
  }
}
