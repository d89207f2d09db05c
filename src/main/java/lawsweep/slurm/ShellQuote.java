package lawsweep.slurm;

import lawsweep.text.ShellWord;

/** Words for bash and for the lines that sbatch reads. */
final class ShellQuote {

  private ShellQuote() {}

  /** The text as one word of bash, whatever is in it. */
  static String bash(String text) {
    return ShellWord.of(text);
  }

  /** The text as a value in a line {@code #SBATCH --option=value}, which has quotes and backslashes of its own. */
  static String directive(String text) {
    if (text.matches("[A-Za-z0-9_./:=,@%+*&|()\\[\\]-]+")) {
      return text;
    }
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
