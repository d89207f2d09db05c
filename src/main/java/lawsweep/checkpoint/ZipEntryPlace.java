package lawsweep.checkpoint;

/**
 * One entry of a ZIP archive.
 *
 * @param deflated true if it is compressed, by deflate
 * @param crc CRC-32 of what it holds
 * @param stored how many bytes it has in the archive
 * @param size how many bytes it holds
 * @param header where its local header is, in the archive
 */
record ZipEntryPlace(String name, boolean deflated, long crc, long stored, long size, long header) {}
