package lawsweep.work;

/**
 * What a cell would take of a device.
 *
 * @param bytes of its memory
 * @param seconds of its time
 */
public record DeviceShare(long bytes, double seconds) {}
