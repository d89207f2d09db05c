/**
 * Words, files and messages: looking up labels, sizes and durations as people write them, whole files, hashes. Begin
 * with {@link lawsweep.text.Words} for whatever has labels. Uses no other room.
 */
package lawsweep.text;
