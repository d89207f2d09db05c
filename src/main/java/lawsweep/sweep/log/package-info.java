/**
 * Logs of records: their lines, and what is kept beside a log so that it need not be read again. Begin with
 * {@link lawsweep.sweep.log.LogIndex}. The log is the truth: an index that does not match it, by its checksums, is made
 * anew, and never changes an answer.
 */
package lawsweep.sweep.log;
