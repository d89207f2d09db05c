package lawsweep.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** The script of {@code completion}, in real shells. */
class CompletionTest {

  @TempDir
  Path temporary;

  @BeforeEach
  void files() throws IOException {
    Files.writeString(temporary.resolve("completion"), Completion.script(Program.commandLine().getCommandSpec()));
    Files.createDirectory(temporary.resolve("results"));
    Files.writeString(temporary.resolve("results.yaml"), "");
    Files.writeString(temporary.resolve("a file.csv"), "");
  }

  /** What bash offers for the last of some words, in order. */
  private Set<String> offered(String... words) throws IOException, InterruptedException {
    String script = """
        eval "$(cat completion)"
        function=$(complete -p lawsweep) && function=${function##*-F } && function=${function%% *}
        COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
        "$function" "$1" "${!#}" "${@:$#-1:1}"
        [[ ${#COMPREPLY[@]} == 0 ]] || printf '%s\\n' "${COMPREPLY[@]}"
        """;
    return new TreeSet<>(run(script, "bash", words).lines().toList());
  }

  private String run(String script, String shell, String... words) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(shell, "-c", script, shell).directory(temporary.toFile())
        .redirectErrorStream(true);
    builder.command().addAll(List.of(words));
    builder.environment().put("LC_ALL", "C");
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), out);
    return out;
  }

  @ParameterizedTest
  @CsvSource({
      "ex,export", "gen,''", "man re,report", "man --o,--out", "export --for,--format",
      "export results --format ?,csv json parquet",
      "export results --format = p,parquet", "export results --format =,csv json parquet",
      "export results --format=j,--format=json", "export --table d,densities drift", "count --bias ?,all hidden none",
      "count --fields ?,adam data gates generic", "run --device ?,auto cpu cuda",
      "run --method ?,auto dense float64 generators sparse symmetric theorem",
      "theorem --of ?,attention convolution products softmax-head", "theorem --format ?,json markdown text",
      "laws --format ?,json latex python sympy text", "laws --flow ?,gradient mirror momentum",
      "laws --damping ?,0 1 3/t tau", "laws --ent,--entries",
      "drift --optimizer ?,adam adamw momentum nesterov sgd",
      "run res,results results.yaml", "run results.yaml --out res,results", "export res,results",
      "verify res,results results.yaml", "merge results res,results", "count --inputs a,a file.csv",
      "run --threads ?,''", "run nothing,''", "submit --sbatch-arg --time --ou,--out"})
  void bashCompletes(String line, String expected) throws IOException, InterruptedException {
    String[] words = ("lawsweep " + line).replace("?", "!").split(" ");
    for (int i = 0; i < words.length; i++) {
      words[i] = words[i].equals("!") ? "" : words[i];
    }
    assertEquals(expected, String.join(" ", offered(words)));
  }

  /** A line is typed into a zsh, and the key for completion pressed. */
  @ParameterizedTest
  @CsvSource({"lawsweep exp,lawsweep export", "./lawsweep export --format p,--format parquet",
      "lawsweep export --format=p,--format=parquet", "lawsweep run results.y,results.yaml",
      "lawsweep run --out re,--out results"})
  void zshCompletes(String line, String expected) throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/zsh")) || Files.isExecutable(Path.of("/bin/zsh")), "no zsh here");
    String script = """
        zmodload zsh/zpty
        zpty shell zsh -f -i
        zpty -w shell 'PS1=; unsetopt zle_bracketed_paste; autoload -Uz compinit; compinit -u -D; '\\
        'eval "$(cat completion)"; bindkey "^X" expand-or-complete; echo READ""Y'
        zpty -r -m shell ready '*READY*'
        zpty -w -n shell "$1"$'\\C-x'
        sleep 1
        zpty -w -n shell $'\\C-a echo "[\\C-e]"\\n'
        zpty -r -m shell all '*]*' && print -r -- "$all"
        sleep 0.5
        zpty -r -t shell rest '*' && print -r -- "$rest"
        zpty -d shell
        """;
    String said = run(script, "zsh", line);
    assertTrue(said.contains(expected), said);
  }

  /** No word is offered that the program then refuses. */
  @Test
  void wordsAreAccepted() {
    int words = 0;
    for (CommandLine command : Program.commandLine().getSubcommands().values()) {
      for (OptionSpec option : command.getCommandSpec().options()) {
        for (String word : Completion.words(option)) {
          words++;
          try {
            Program.commandLine().parseArgs(command.getCommandName(), option.longestName(), word);
          } catch (ParameterException e) {
            // Something else may be missing.
            assertFalse(e.getMessage().contains("'" + word + "'"), e.getMessage());
          }
        }
      }
    }
    assertTrue(words > 20, words + " words");
  }
}
