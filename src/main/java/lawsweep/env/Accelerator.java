package lawsweep.env;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A GPU that takes part in a run. Which cells it takes depends on these numbers.
 *
 * @param name the card, as its driver names it
 * @param software the driver's CUDA version and that of cuBLAS
 * @param memoryBytes its memory
 * @param flopsPerSecond float64 operations of a large matrix product, measured and rounded to a power of two
 */
public record Accelerator(String name, String software, long memoryBytes, double flopsPerSecond) {

  /** As values of JSON, in the order of the fields. */
  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", name);
    map.put("software", software);
    map.put("memory_bytes", memoryBytes);
    map.put("flops_per_second", flopsPerSecond);
    return map;
  }
}
