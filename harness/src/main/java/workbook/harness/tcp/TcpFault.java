package workbook.harness.tcp;

import workbook.harness.scene.Scene;

/**
 * Something that a real network or a real peer does to a stream of bytes, played by a scripted peer as it sends.
 *
 * <p>{@code toString()} is the fault's name as a failure tells it.
 */
public sealed interface TcpFault permits Delay, Limit, Pieces, ResetAfter, Stall {

    /** Returns an outlet that plays this fault in front of {@code next}. */
    Outlet over(Outlet next, Scene scene);

    /** Cuts what is sent into pieces of 1 to {@code max} bytes, by the check's dice. */
    static TcpFault pieces(int max) {
        return new Pieces(max);
    }

    /** Waits before each piece, in milliseconds. */
    static TcpFault delay(int millis) {
        return new Delay(millis);
    }

    /** Sends {@code limit} bytes and then nothing more, and leaves the connection open. */
    static TcpFault stallAfter(int limit) {
        return new Stall(limit);
    }

    /** Sends {@code limit} bytes and then a reset. */
    static TcpFault resetAfter(int limit) {
        return new ResetAfter(limit);
    }

    /** Sends {@code limit} bytes and then the end of the stream. */
    static TcpFault endAfter(int limit) {
        return new Limit(limit);
    }
}
