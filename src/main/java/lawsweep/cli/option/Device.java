package lawsweep.cli.option;

import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * The values of {@code --device}.
 *
 * @param gpus true if a GPU may be used
 * @param index which GPU must be used, of those that the driver shows; empty if none must
 */
public record Device(boolean gpus, OptionalInt index) {

  /** A GPU for what it is much quicker at, if there is one. */
  public static final Device AUTO = new Device(true, OptionalInt.empty());

  /** The processor alone. */
  public static final Device CPU = new Device(false, OptionalInt.empty());

  private static final String GPU = "cuda(:[0-9]{1,3})?";

  /** A GPU, and no other device in its place. */
  public static Device gpu(int index) {
    return new Device(true, OptionalInt.of(index));
  }

  /** True if a GPU was asked for by name. */
  public boolean required() {
    return index.isPresent();
  }

  /** The words that may be given. */
  public static final class Words implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of("auto", "cpu", "cuda").iterator();
    }
  }

  /** Reads a value. */
  public static final class Converter implements ITypeConverter<Device> {
    @Override
    public Device convert(String text) {
      if (text.matches(GPU)) {
        return gpu(text.contains(":") ? Integer.parseInt(text.substring(text.indexOf(':') + 1)) : 0);
      }
      return switch (text) {
        case "auto" -> AUTO;
        case "cpu" -> CPU;
        default -> throw new TypeConversionException(
            "expected auto, cpu, cuda or cuda:1 (cuda:0 is the first GPU), got '" + text + "'");
      };
    }
  }
}
