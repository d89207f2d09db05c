package lawsweep.cli.option;

import lawsweep.env.Processor;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The option {@code --threads}. */
public final class Threads {

  private static final int MOST = 10_000;

  @Option(
      names = "--threads",
      paramLabel = "N",
      converter = Converter.class,
      description = "Threads to use; default: all processors, or those that Slurm granted. Never changes a result.")
  private int given;

  /** How many to use. */
  public int number() {
    return given > 0 ? given : Processor.threads(System.getenv());
  }

  /** Reads a value. */
  static final class Converter implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      if (text.matches("[1-9][0-9]{0,5}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= MOST) {
        return Integer.valueOf(text);
      }
      throw new TypeConversionException("expected a number between 1 and " + MOST + ", got '" + text + "'");
    }
  }
}
