package lawsweep.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * What help says of a command, in parts, for pages in other formats. Hidden options and the old name of
 * {@link Completion} are left out. Everything is in the order of help: options by their names, groups as declared.
 *
 * @param spec the command, with all commands around it
 */
record CommandText(CommandSpec spec) {

  /**
   * Options under one heading.
   *
   * @param heading without a colon; empty for those before the first heading
   * @param options at least one
   */
  record Part(String heading, List<OptionSpec> options) {}

  /** The program and its commands, in the order of its list. */
  static List<CommandText> all(CommandSpec program) {
    return Stream.concat(Stream.of(new CommandText(program)), new CommandText(program).commands().stream()).toList();
  }

  /** The commands of this one. */
  List<CommandText> commands() {
    return spec.subcommands().values().stream().map(CommandLine::getCommandSpec)
        .filter(command -> !command.name().equals(Program.OLD_COMPLETION)).map(CommandText::new).toList();
  }

  /** As it is typed: {@code lawsweep run}. */
  String name() {
    return spec.qualifiedName();
  }

  /** The name of its manual page: {@code lawsweep-run}. */
  String page() {
    return spec.qualifiedName("-");
  }

  /** What it does. Lines that begin with a blank are code; paragraphs have empty ones between them. */
  List<String> description() {
    return List.of(spec.usageMessage().description());
  }

  /** What stands below its options, as {@link #description}; nothing for the program, whose exit codes have a list. */
  List<String> footer() {
    return spec.parent() == null ? List.of() : List.of(spec.usageMessage().footer());
  }

  /** Its operands, in order. */
  List<PositionalParamSpec> operands() {
    return spec.positionalParameters().stream().filter(operand -> !operand.hidden()).toList();
  }

  /** Its options under their headings. */
  List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    parts.add(new Part("", sorted(spec.options().stream().filter(option -> option.group() == null))));
    for (ArgGroupSpec group : spec.argGroups()) {
      String heading = group.heading().replace("%n", "");
      parts.add(new Part(heading.substring(0, heading.length() - 1), sorted(group.allOptionsNested().stream())));
    }
    return List.copyOf(parts);
  }

  /** All of its options. */
  List<OptionSpec> options() {
    return sorted(spec.options().stream());
  }

  private static List<OptionSpec> sorted(Stream<OptionSpec> options) {
    return options.filter(option -> !option.hidden())
        .sorted(Comparator.comparing(option -> option.longestName().replaceFirst("^-+", ""))).toList();
  }

  /** An operand as a synopsis has it: {@code SPEC}, {@code [FILE]}, {@code RUN...}. */
  static String shown(PositionalParamSpec operand) {
    String all = operand.paramLabel() + (operand.arity().max() > 1 ? "..." : "");
    return operand.arity().min() == 0 ? "[" + all + "]" : all;
  }

  /** What an option's name is followed by: {@code =FILE}, or nothing. */
  static String value(OptionSpec option) {
    return option.arity().max() > 0 ? "=" + option.paramLabel() : "";
  }

  /** What it says of an option or operand, on one line. */
  static String said(ArgSpec argument) {
    return String.join(" ", argument.description());
  }
}
