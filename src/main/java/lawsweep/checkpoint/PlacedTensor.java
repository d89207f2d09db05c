package lawsweep.checkpoint;

/**
 * A tensor and where its numbers lie.
 *
 * @param begin the first byte, from the beginning of all numbers
 * @param end after the last byte
 */
record PlacedTensor(StoredTensor tensor, long begin, long end) {}
