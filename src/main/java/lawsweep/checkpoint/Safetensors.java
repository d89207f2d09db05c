package lawsweep.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import lawsweep.text.WholeFile;

/** Writes files in the format safetensors. */
public final class Safetensors {

  /** Numbers begin at a multiple of so many bytes. */
  private static final int ALIGNMENT = 8;

  private static final JsonMapper JSON = new JsonMapper();

  private Safetensors() {}

  /**
   * A tensor to be written.
   *
   * @param type {@link NumberType#F64} or {@link NumberType#F32}, to which numbers are rounded
   * @param shape its sides; empty for a single number
   * @param numbers last side fastest
   */
  public record Tensor(String name, NumberType type, List<Long> shape, double[] numbers) {

    /** With a shape that does not change. */
    public Tensor {
      shape = List.copyOf(shape);
      if (type != NumberType.F64 && type != NumberType.F32) {
        throw new IllegalArgumentException("expected F64 or F32, got " + type);
      }
      if (shape.stream().mapToLong(Long::longValue).reduce(1, Math::multiplyExact) != numbers.length) {
        throw new IllegalArgumentException("expected numbers of shape " + shape + ", got " + numbers.length);
      }
    }

    private int bytes() {
      return Math.multiplyExact(numbers.length, type.bytes());
    }
  }

  /**
   * Writes a file of less than 2 GiB, which is there as a whole or not at all. The same arguments give the same bytes.
   *
   * @param metadata texts by their keys, written in this order: {@code step}, {@code lr}, {@code momentum}
   * @throws IllegalArgumentException if a name is there twice, or a shape does not fit its numbers
   * @throws IOException if it cannot be written, with a message that names the file
   */
  public static void write(Path path, Map<String, String> metadata, List<Tensor> tensors) throws IOException {
    byte[] header = JSON.writeValueAsBytes(header(metadata, tensors));
    int length = (header.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    int size = tensors.stream().mapToInt(Tensor::bytes).reduce(Long.BYTES + length, Math::addExact);
    ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN).putLong(length).put(header);
    while (out.position() < Long.BYTES + length) {
      out.put((byte) ' ');
    }
    tensors.forEach(tensor -> put(tensor, out));
    WholeFile.write(path, out.array());
  }

  private static JsonNode header(Map<String, String> metadata, List<Tensor> tensors) {
    ObjectNode header = JSON.createObjectNode();
    if (!metadata.isEmpty()) {
      metadata.forEach(header.putObject(SafetensorsHeader.METADATA)::put);
    }
    long begin = 0;
    for (Tensor tensor : tensors) {
      if (header.has(tensor.name()) || tensor.name().equals(SafetensorsHeader.METADATA)) {
        throw new IllegalArgumentException("expected each name once, got '" + tensor.name() + "' again");
      }
      long end = begin + tensor.bytes();
      ObjectNode entry = header.putObject(tensor.name()).put("dtype", tensor.type().name());
      addAll(entry.putArray("shape"), tensor.shape());
      addAll(entry.putArray("data_offsets"), List.of(begin, end));
      begin = end;
    }
    return header;
  }

  private static void addAll(ArrayNode array, List<Long> numbers) {
    numbers.forEach(array::add);
  }

  private static void put(Tensor tensor, ByteBuffer out) {
    for (double number : tensor.numbers()) {
      if (tensor.type() == NumberType.F64) {
        out.putDouble(number);
      } else {
        out.putFloat((float) number);
      }
    }
  }
}
