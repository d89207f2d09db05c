package lawsweep.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DensityDataTest {

  @Test
  void joinedBinsKeepTheirMass() {
    List<DensityData.Bin> bins = new ArrayList<>();
    for (double edge = 1e-6; edge < 1; edge *= 2) {
      bins.add(new DensityData.Bin(edge, 2 * edge, 1 + edge, 0.1));
    }
    List<DensityData.Bin> joined = DensityData.joined(bins);
    assertTrue(joined.size() < bins.size());
    assertEquals(bins.stream().mapToDouble(b -> b.density() * b.width()).sum(),
        joined.stream().mapToDouble(b -> b.density() * b.width()).sum(), 1e-12);
  }
}
