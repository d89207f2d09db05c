package lawsweep.cli.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import lawsweep.checkpoint.run.Optimizer;
import lawsweep.checkpoint.run.ToldFacts;
import lawsweep.checkpoint.names.ModelFile;
import lawsweep.cli.terminal.UsageException;
import lawsweep.spec.SpecException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine;

/** What the options of drift say, and what they refuse. */
class DriftOptionsTest {

  private static final String NET = "vec 3 > dense 2 > relu > out 1";

  @TempDir
  Path temporary;

  /** The options alone. */
  @Command(name = "drift")
  private static final class Options {
    @Mixin
    private FactOptions facts;

    @Mixin
    private ModelOptions model;
  }

  private static Options options(String... arguments) {
    Options options = new Options();
    new CommandLine(options).setExpandAtFiles(false).parseArgs(arguments);
    return options;
  }

  @Test
  void factsAreNumbersAndAWord() {
    ToldFacts told = options("--lr", "1e-3", "--momentum", ".9", "--weight-decay", "0", "--optimizer", "adamw").facts
        .told();
    assertEquals(new ToldFacts(Optional.of(Optimizer.ADAMW), Optional.of(0.001), Optional.of(0.9), Optional.of(0.0)),
        told);
    assertEquals(ToldFacts.none(), options().facts.told());
  }

  @ParameterizedTest
  @CsvSource({"--lr,-1", "--lr,x", "--lr,1e999", "--lr,1.2.3", "--lr,''", "--lr,NaN", "--lr,Infinity", "--momentum,1",
      "--weight-decay,.", "--optimizer,Adam"})
  void otherFactsAreRefused(String option, String value) {
    FactOptions facts = options(option, value).facts;
    String line = assertThrows(UsageException.class, facts::told).getMessage();
    assertTrue(line.startsWith("expected " + option + " ") && line.contains("got '" + value + "'"), line);
  }

  @Test
  void aNetworkHasNames() throws SpecException, IOException {
    ModelFile plain = options("--net", NET).model.model("run");
    assertEquals(NET, plain.network().line());
    assertTrue(plain.map().isEmpty() && plain.rules().isEmpty());
    assertEquals(Optional.of("gpt2"), options("--net", NET, "--names", "gpt2").model.model("run").map());
    Path rules = temporary.resolve("names.yaml");
    Files.writeString(rules, "names: {l1.W: a, l3.W: b}\n");
    assertTrue(options("--net", NET, "--names", rules.toString()).model.model("run").rules().isPresent());
    Path model = temporary.resolve("model.yaml");
    Files.writeString(model, "net: " + NET + "\nnames: sequential\n");
    ModelFile read = options("--model", model.toString()).model.model("run");
    assertEquals(NET, read.network().line());
    assertEquals(Optional.of("sequential"), read.map());
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "|expected --net NET or --model FILE, which say what network these are checkpoints of; lawsweep inspect run proposes"
          + " one",
      "--net vec 2 > out 1 --model x.yaml|expected --model x.yaml alone, got --net too: the file has both",
      "--model x.yaml --names gpt2|expected --model x.yaml alone, got --names too: the file has both",
      "--model nowhere.yaml|expected --model with a readable file, got nowhere.yaml: no such file",
      "--net vec 2 > out 1 --names gpt|expected --names sequential, mha, encoder-layer, resnet, gpt2, llama or peft, or"
          + " FILE.yaml, got 'gpt' (did you mean 'gpt2'?)"})
  void oneLineSaysWhatIsMissing(String arguments) {
    String[] halves = arguments.split("\\|");
    String[] words = halves[0].isEmpty() ? new String[0] : halves[0].split(" (?=--)|(?<=--[a-z]{3,5}) ");
    ModelOptions model = options(words).model;
    assertEquals(halves[1], assertThrows(UsageException.class, () -> model.model("run")).getMessage());
  }
}
