package lawsweep.export;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import lawsweep.json.NumberList;
import lawsweep.law.DataChoice;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.law.Loss;
import lawsweep.law.NetLine;
import lawsweep.law.setting.Flow;
import lawsweep.law.setting.FlowSetting;
import lawsweep.law.setting.Labels;
import lawsweep.law.setting.Metric;
import lawsweep.law.setting.Setting;
import lawsweep.law.setting.SymmetrySetting;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.pattern.Inputs;
import lawsweep.work.LevelsWord;
import lawsweep.work.Limits;

/**
 * The command that counts a cell of a sweep again, by the same method, with the same random numbers and asked for the
 * same levels. It works under the default limits.
 *
 * @param method the method of the sweep
 * @param file where a file with a cell's inputs is; empty if that is not known
 * @param inputFirst whether it has the widths from input to output
 * @param levels the levels that are asked for, as limits have them
 */
public record CountCommand(String method, Function<Inputs, Optional<String>> file, boolean inputFirst, int levels) {

  /** The command with widths from output to input. */
  public CountCommand(String method, Function<Inputs, Optional<String>> file) {
    this(method, file, false, Limits.ALL_LEVELS);
  }

  /** The command for cells without inputs. */
  public CountCommand(String method) {
    this(method, inputs -> Optional.empty());
  }

  /** The same for a sweep that asks for so many levels. */
  public CountCommand with(int asked) {
    return new CountCommand(method, file, inputFirst, asked);
  }

  /** The command line for a shell. */
  public String of(LawCell cell) {
    return line(cell, cell.data().map(data -> data.first() == 0
        ? " --draws " + data.draws()
        : " --witness " + data.first()).orElse(""));
  }

  /** The command line that counts one draw of the weights of a cell with data fields, by its index or a word for it. */
  public String witness(LawCell cell, String draw) {
    return line(cell, " --witness " + draw);
  }

  private String line(LawCell cell, String draws) {
    StringBuilder line = new StringBuilder("lawsweep count --");
    cell.line().ifPresent(net -> line.append("net '").append(net.text()).append('\''));
    cell.line().flatMap(NetLine::lawsOf).ifPresent(names -> line.append(" --laws-of ").append(names));
    cell.subject().architecture().ifPresent(network -> network(network, line));
    boolean plain = cell.line().isPresent() ? cell.data().isEmpty() : cell.fields() == Fields.GENERIC;
    if (!plain) {
      line.append(" --fields ").append(cell.fields().label());
    }
    if (cell.loss() != Loss.MSE) {
      line.append(" --loss ").append(cell.loss().label());
    }
    cell.setting().ifPresent(setting -> setting(setting, line));
    line.append(draws).append(cell.data().flatMap(DataChoice::inputs).map(this::inputs).orElse(""));
    if (cell.sweepSeed() != 0) {
      line.append(" --seed ").append(cell.sweepSeed());
    }
    if (cell.seed() != 0) {
      line.append(" --draw ").append(cell.seed());
    }
    if (!method.equals("auto")) {
      line.append(" --method ").append(method);
    }
    if (levels != Limits.ALL_LEVELS && cell.line().isEmpty() && plain && cell.setting().isEmpty()) {
      line.append(" --levels ").append(LevelsWord.of(levels));
    }
    return line.toString();
  }

  private void network(Architecture network, StringBuilder line) {
    line.append(network.family().label()).append(' ').append(inputFirst
        ? NumberList.text(network.widths().reversed()) + " --input-first"
        : network.widthsLabel());
    if (network.bias() != Bias.NONE) {
      line.append(" --bias ").append(network.bias().label());
    }
  }

  private static void setting(Setting setting, StringBuilder line) {
    switch (setting) {
      case FlowSetting flow -> {
        if (flow.flow() != Flow.GRADIENT) {
          line.append(" --flow ").append(flow.flow().label());
        }
        if (!flow.metrics().equals(List.of(Metric.EUCLIDEAN))) {
          line.append(" --metric ").append(flow.metricLabel());
        }
        flow.form().ifPresent(form -> line.append(" --form ").append(form.label()));
        if (flow.damping() != 1) {
          line.append(" --damping ").append(flow.damping());
        }
      }
      case SymmetrySetting symmetry -> {
        line.append(" --symmetry ").append(quoted(symmetry.group()));
        if (symmetry.labels() != Labels.INVARIANT) {
          line.append(" --labels ").append(symmetry.labels().label());
        }
        line.append(" --loss ").append(symmetry.loss().label());
      }
    }
  }

  private String inputs(Inputs inputs) {
    return " --inputs " + file.apply(inputs).map(CountCommand::quoted).orElse("FILE") + " --samples "
        + inputs.samples();
  }

  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
