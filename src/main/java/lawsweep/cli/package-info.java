/**
 * The program: {@link lawsweep.cli.Main} starts it, {@link lawsweep.cli.Program} has the list of all commands. The
 * rooms of the wing hold the commands by topic. A command parses its options, calls, prints, and returns an exit code:
 * no mathematics and no files of its own live here.
 */
package lawsweep.cli;
