/** Commands about laws themselves: laws, metric. */
package lawsweep.cli.law;
