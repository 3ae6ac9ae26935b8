package workbook.basics;

/**
 * Shows each piece summed alone and in little-endian order; the sums are put together, and swapped, afterwards.
 *
 * <p>RFC 1071, section 2, "byte order independence": swapped bytes give the swapped sum. The sum of a piece that
 * begins in the middle of a number is swapped once more.
 */
public final class InternetChecksum {

    private int sum;
    private long count;

    public synchronized void add(byte[] bytes, int offset, int length) {
        if (offset < 0 || length < 0 || length > bytes.length - offset) {
            throw new ArrayIndexOutOfBoundsException("from " + offset + ", " + length + " of " + bytes.length);
        }
        int piece = 0;
        int i = 0;
        for (; i + 1 < length; i += 2) {
            piece = fold(piece + (bytes[offset + i] & 0xFF) + ((bytes[offset + i + 1] & 0xFF) << 8));
        }
        if (i < length) {
            piece = fold(piece + (bytes[offset + i] & 0xFF));
        }
        sum = fold(sum + ((count & 1) == 0 ? piece : swap(piece)));
        count += length;
    }

    public synchronized int value() {
        return 0xFFFF - swap(sum);
    }

    public static int of(byte[] bytes) {
        InternetChecksum checksum = new InternetChecksum();
        for (int i = 0; i < bytes.length; i++) {
            checksum.add(bytes, i, 1);
        }
        return checksum.value();
    }

    public static boolean verify(byte[] bytes) {
        InternetChecksum checksum = new InternetChecksum();
        checksum.add(bytes, 0, bytes.length);
        return checksum.sum == 0xFFFF;
    }

    private static int fold(int sum) {
        return (sum & 0xFFFF) + (sum >> 16);
    }

    private static int swap(int number) {
        return (number & 0xFF) << 8 | number >> 8;
    }
}
