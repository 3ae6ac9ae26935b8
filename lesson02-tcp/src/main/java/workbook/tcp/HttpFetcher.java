package workbook.tcp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * Exercise 2.7. Fetches one thing from a server with HTTP/1.1, over a socket of its own.
 *
 * <p>The request has a request line, the fields {@code Host} and {@code Connection: close}, and an empty line. Each of
 * these lines ends in CR LF. The value of {@code Host} is the server's {@link InetSocketAddress#getHostString()}, a
 * colon, and the port in decimal. Further fields are allowed, a body is not.
 *
 * <p>The response is read up to its own end, and no further: a server that then keeps the connection open is not waited
 * for, and bytes behind the end are nobody's.
 * <ul>
 *   <li>The status line is {@code HTTP/1.} and a digit, a space, three digits, and then a space and any reason, which may
 *       be empty. A response of 100 to 199 is an interim one: it has no body, it is dropped with its fields, and another
 *       response follows.
 *   <li>The first colon of a field line ends the name; a value may hold more of them. Names are the same in any case.
 *       Spaces and tabs around a value are not part of it.
 *   <li>A 204 and a 304 have no body, whatever their fields say.
 *   <li>Otherwise {@code Transfer-Encoding: chunked}, in any case, says that the body comes in chunks. A chunk's size is
 *       in hex digits, of either case. Extensions behind it are dropped, with the spaces before the semicolon. So are the
 *       trailer fields behind the last chunk.
 *   <li>Otherwise {@code Content-Length} tells the body's length. It may be told several times, in several fields or with
 *       commas in one, if the values are equal.
 *   <li>Otherwise the body ends where the server ends the stream.
 * </ul>
 *
 * <p>These are refused with a {@link java.net.ProtocolException}, as soon as the bytes that show it have come; a line may
 * be judged when its CR LF has come, except for its length:
 * <ul>
 *   <li>A first line that is no status line; a field line without a colon; a header or trailer line that begins with a
 *       space or a tab (obsolete line folding).
 *   <li>A {@code Content-Length} that is not digits alone, such as the empty part of {@code 5,}; two that differ; a
 *       transfer coding other than a single {@code chunked}, also in two fields; both fields in one response. For a 204
 *       and a 304 this is not asked.
 *   <li>A chunk size that is not hex digits alone (a space too); anything but CR LF behind a chunk's bytes.
 *   <li>A line, a number of fields or a body over its limit. Status line, field lines, lines of chunk sizes and trailer
 *       lines all have the limit of a line. The number of fields counts anew in each header section, and in the trailer
 *       section. What is over the limit need not come: a line is refused before its end, and a body at the
 *       {@code Content-Length} or the chunk size that is too large. Values may be larger than a {@code long}.
 * </ul>
 *
 * <p>Not asked: lines that end in LF alone, a CR without LF, names with spaces before the colon, characters outside
 * ASCII in the head, a status line without the space behind the status, an unusual status (101, below 100, or 600 and
 * above), whether the lengths {@code 005} and {@code 5} are equal, a deadline out of its range, an IPv6 address as the host
 * string, null.
 */
public final class HttpFetcher {

    /**
     * Prepares a client that may fetch any number of times, one call after the other; opens nothing yet.
     *
     * @param limits what is taken from a server at most
     * @param deadline how long one call of {@link #fetch} may take in all, 1 millisecond to 1 hour
     */
    public HttpFetcher(HttpLimits limits, Duration deadline) {
        throw new UnsupportedOperationException("TODO 2.7: keep the limits and the deadline");
    }

    /**
     * Connects to {@code server}, asks for {@code target} with GET, and returns the response, whatever its status is.
     *
     * <p>Blocks until the response is whole, at the latest until the deadline, which bounds connecting and all reads
     * together. It is kept if the call goes on within one second after it. However the call ends, no socket and no thread
     * of it is left then.
     *
     * @param target what stands in the request line, such as {@code "/apples?kind=red"}
     * @throws IllegalArgumentException if {@code target} does not begin with a slash, or holds a character outside
     *     {@code '!'} to {@code '~'}; nothing is connected then
     * @throws java.net.ProtocolException if the response breaks the protocol or a limit
     * @throws java.io.EOFException if the stream ends before the response is whole, even before its first byte
     * @throws java.net.SocketTimeoutException if a connection stands, and the response is not whole at the deadline
     * @throws IOException if no connection comes about, or it breaks; a part of a response is never returned
     */
    public HttpResponse fetch(InetSocketAddress server, String target) throws IOException {
        throw new UnsupportedOperationException(
                "TODO 2.7: connect, write the request, read the response to its own end");
    }
}
