package lawsweep.cli.cluster;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options of {@code submit} that are passed on to sbatch, and lines for the script. */
final class SiteOptions {

  @Option(
      names = "--job-name",
      paramLabel = "NAME",
      converter = Value.class,
      description = "Name of the job; default: the sweep's.")
  private String name;

  @Option(names = "--account", paramLabel = "NAME", converter = Value.class, description = "Account to charge.")
  private String account;

  @Option(names = "--partition", paramLabel = "NAMES", converter = Value.class, description = "Partitions to run in.")
  private String partition;

  @Option(names = "--qos", paramLabel = "NAME", converter = Value.class, description = "Quality of service.")
  private String qos;

  @Option(names = "--constraint", paramLabel = "LIST", converter = Value.class, description = "Features of the nodes.")
  private String constraint;

  @Option(names = "--gres", paramLabel = "LIST", converter = Value.class, description = "Generic resources of a task.")
  private String gres;

  @Option(names = "--exclude", paramLabel = "NODES", converter = Value.class, description = "Nodes not to run on.")
  private String exclude;

  @Option(names = "--mail-type", paramLabel = "TYPES", converter = Value.class, description = "When to send mail.")
  private String mailType;

  @Option(names = "--mail-user", paramLabel = "ADDRESS", converter = Value.class, description = "Where to send it.")
  private String mailUser;

  @Option(
      names = "--sbatch-arg",
      paramLabel = "ARG",
      preprocessor = NextWord.class,
      description = "Any other option of sbatch, such as --sbatch-arg=--reservation=night; may be repeated. Those that"
          + " submit sets are refused.")
  private List<String> arguments = new ArrayList<>();

  @Option(
      names = "--setup",
      paramLabel = "LINE",
      converter = Value.class,
      description = "A line of bash to run before the program, such as 'module load jdk/25'; may be repeated.")
  private final List<String> setup = new ArrayList<>();

  /** The job's name, or another if none was given. */
  String name(String otherwise) {
    return name == null ? otherwise : name;
  }

  /** What sbatch is to be told of the site, by option. */
  Map<String, String> site() {
    Map<String, String> site = new LinkedHashMap<>();
    put(site, "account", account);
    put(site, "partition", partition);
    put(site, "qos", qos);
    put(site, "constraint", constraint);
    put(site, "gres", gres);
    put(site, "exclude", exclude);
    put(site, "mail-type", mailType);
    put(site, "mail-user", mailUser);
    return site;
  }

  /** Whether a task gets a GPU, by the options that are not passed on unread. */
  boolean gpu() {
    return gres != null && gres.toLowerCase(Locale.ROOT).contains("gpu");
  }

  private static void put(Map<String, String> site, String option, String value) {
    if (value != null) {
      site.put(option, value);
    }
  }

  List<String> arguments() {
    return arguments;
  }

  List<String> setup() {
    return setup;
  }

  /** Reads a value that stands in a line of the script. */
  static final class Value implements ITypeConverter<String> {
    @Override
    public String convert(String text) {
      if (text.isBlank() || text.codePoints().anyMatch(Character::isISOControl)) {
        throw new TypeConversionException("expected a line of text, got '" + text + "'");
      }
      return text;
    }
  }
}
