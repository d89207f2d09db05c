package lawsweep.cli.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** Takes the word behind {@code --sbatch-arg} for its value even if submit has an option of that name, as --time. */
final class NextWord implements IParameterPreprocessor {

  @Override
  @SuppressWarnings("JdkObsolete") // the type is picocli's
  public boolean preprocess(Stack<String> words, CommandSpec command, ArgSpec option, Map<String, Object> info) {
    if (words.isEmpty()) {
      return false;
    }
    List<String> values = new ArrayList<>(option.<List<String>>getValue());
    try {
      values.add(SbatchArgument.parse(words.pop()));
    } catch (TypeConversionException e) {
      throw new ParameterException(command.commandLine(), "--sbatch-arg: " + e.getMessage(), e, option, "");
    }
    option.setValue(values);
    return true;
  }
}
