/**
 * Checks records by computing them again, from a directory or a file of JSON. Begin with
 * {@link lawsweep.sweep.verify.Verification}. How a record is checked is said by its kind.
 */
package lawsweep.sweep.verify;
