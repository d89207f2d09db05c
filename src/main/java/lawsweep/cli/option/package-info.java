/**
 * Options and arguments that several commands share, and {@link lawsweep.cli.option.AllKinds}, the list of the kinds
 * of work that sweeps can hold: a new kind is a line there. The room may use whatever the program has, but no command.
 */
package lawsweep.cli.option;
