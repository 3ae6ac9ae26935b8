package workbook.harness.finding;

import java.io.EOFException;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NotYetConnectedException;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.Optional;

/** Gives one plain sentence of advice for each exception that a network program meets. */
public final class Advice {

    private record Row(Class<? extends Throwable> type, String inMessage, String sentence) {}

    /** The first row that fits decides, so a type stands before its supertypes, and a message before none. */
    private static final List<Row> ROWS = List.of(
            new Row(
                    ConnectException.class,
                    "timed out",
                    "Nobody answered: the address may be wrong, or its host down."),
            new Row(ConnectException.class, "", "Nobody listens on that address and port: the system refused."),
            new Row(BindException.class, "assign", "The address is none of this machine's own."),
            new Row(BindException.class, "ermission", "The system keeps that port for privileged programs."),
            new Row(BindException.class, "", "Another socket has that port; close it first, or bind to port 0."),
            new Row(NoRouteToHostException.class, "", "The system knows no way to that address."),
            new Row(PortUnreachableException.class, "", "No socket has that UDP port: the peer's system said so."),
            new Row(SocketTimeoutException.class, "", "The time-out that you set ran out before anything came."),
            new Row(UnknownHostException.class, "", "The host name has no address; it was not resolved."),
            new Row(UnresolvedAddressException.class, "", "The address was never resolved to an IP address."),
            new Row(EOFException.class, "", "The stream ended before all the bytes had come."),
            new Row(ClosedByInterruptException.class, "", "An interrupt of the thread closed the channel."),
            new Row(AsynchronousCloseException.class, "", "Another thread closed the channel during the call."),
            new Row(ClosedChannelException.class, "", "The channel was closed before the call."),
            new Row(NotYetConnectedException.class, "", "The channel was used before it was connected."),
            new Row(IOException.class, "reset", "The peer aborted the connection: it sent a reset (RST)."),
            new Row(IOException.class, "Broken pipe", "The peer is gone: it answered what you wrote with a reset."),
            new Row(IOException.class, "losed", "The socket was closed, by this program, before or during the call."),
            new Row(NullPointerException.class, "", "A variable that should hold an object held null."),
            new Row(StackOverflowError.class, "", "A method calls itself without end."),
            new Row(IndexOutOfBoundsException.class, "", "An index was outside its array or buffer."));

    private Advice() {}

    /** Returns the advice for {@code thrown}, if there is one. */
    public static Optional<String> on(Throwable thrown) {
        String message = Thrown.messageOf(thrown);
        return ROWS.stream()
                .filter(row -> row.type.isInstance(thrown) && message.contains(row.inMessage))
                .findFirst()
                .map(Row::sentence);
    }
}
