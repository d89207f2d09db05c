package lawsweep.drift.value;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import lawsweep.checkpoint.Checkpoint;
import lawsweep.checkpoint.NumberType;
import lawsweep.checkpoint.Numbers;
import lawsweep.checkpoint.StoredTensor;

/** A checkpoint made of arrays, which counts what is read of it. */
final class MemoryCheckpoint implements Checkpoint {

  private final List<StoredTensor> tensors = new ArrayList<>();
  private final Map<String, double[]> arrays = new LinkedHashMap<>();
  private final AtomicLong read = new AtomicLong();

  /** Adds a tensor. */
  MemoryCheckpoint with(String name, NumberType type, List<Long> shape, double... numbers) {
    tensors.add(new StoredTensor(name, type.name(), Optional.of(type), shape));
    arrays.put(name, numbers);
    return this;
  }

  /** The numbers of a tensor. */
  double[] array(String name) {
    return arrays.get(name);
  }

  /** How many numbers were read. */
  long read() {
    return read.get();
  }

  @Override
  public Path path() {
    return Path.of("memory");
  }

  @Override
  public List<StoredTensor> tensors() {
    return tensors;
  }

  @Override
  public Map<String, String> metadata() {
    return Map.of();
  }

  @Override
  public Numbers numbers(StoredTensor tensor) {
    double[] array = arrays.get(tensor.name());
    return new Numbers() {
      @Override
      public long size() {
        return array.length;
      }

      @Override
      public void read(long first, double[] into, int at, int count) {
        read.addAndGet(count);
        System.arraycopy(array, Math.toIntExact(first), into, at, count);
      }
    };
  }

  @Override
  public void close() {
    // Arrays need no closing.
  }
}
