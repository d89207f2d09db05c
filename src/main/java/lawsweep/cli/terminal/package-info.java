/**
 * What the program says to people and scripts: standard output, one-line complaints, exit codes, lines that are
 * redrawn. Begin with {@link lawsweep.cli.terminal.Complaints}, which turns whatever goes wrong into one line. The
 * room knows no command.
 */
package lawsweep.cli.terminal;
