import workbook.handshake.SeqNumber;

/** Counts five bytes across the largest sequence number, and asks about order, window and count. */
class AroundTheWrap {

    public static void main(String[] arguments) {
        int first = 0xFFFF_FFFD;
        System.out.print("byte    ");
        for (int i = 1; i <= 5; i++) {
            System.out.printf("  %-9d", i);
        }
        System.out.printf("  next%nnumber  ");
        for (int i = 0; i < 5; i++) {
            System.out.printf("  %-9s", Integer.toHexString(SeqNumber.add(first, i)));
        }
        System.out.println("  " + Integer.toHexString(SeqNumber.add(first, 5)));
        System.out.println();
        System.out.println("isBefore(fffffffd, 2)           " + SeqNumber.isBefore(first, 2));
        System.out.println("distance(fffffffd, 2)           " + SeqNumber.distance(first, 2));
        System.out.println("distance(2, fffffffd)           " + SeqNumber.distance(2, first));
        System.out.println("isInWindow(1, fffffffd, 5)      " + SeqNumber.isInWindow(1, first, 5));
        System.out.println("isInWindow(2, fffffffd, 5)      " + SeqNumber.isInWindow(2, first, 5));
        System.out.println(
                "unwrap(fffffffd, 2_0000_0009)   " + Long.toHexString(SeqNumber.unwrap(first, 0x2_0000_0009L)));
        System.out.println("unwrap(fffffffd, 9)             " + Long.toHexString(SeqNumber.unwrap(first, 9)));
    }
}
