package workbook.tcp;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executor;

/**
 * Exercise 2.8. Serves the files of one folder over HTTP/1.1, byte for byte.
 *
 * <p>The server runs from its construction to {@link #close()}, on the executor that it is given and on no other thread.
 * What one client does or does not do delays nobody else. RFC 9110 and RFC 9112 rule; where they leave a choice, this is
 * taken:
 * <ul>
 *   <li><b>Target.</b> {@code /sub/a.txt}, and the same behind {@code http://} and a host (the absolute form). What follows
 *       a {@code ?} is ignored. {@code %} and two hex digits stand for a byte of a name in UTF-8; a {@code +} is a plus.
 *   <li><b>200.</b> Content-Length, ETag, Date, and the file's bytes, however long the file is: at most 1 MiB of it is
 *       held. No answer has Transfer-Encoding; each one but 304 has Content-Length.
 *   <li><b>404.</b> No such file, a folder, or a file outside of the folder. Whatever the target is and wherever symbolic
 *       links lead, a file outside is not served: the answer is 400, 403 or 404. A link that leads to a file inside is
 *       followed, and the folder may itself be given as a link.
 *   <li><b>HEAD.</b> The fields of the answer to GET, and no body. Range is ignored.
 *   <li><b>405.</b> Another method, with Allow.
 *   <li><b>Bodies of requests.</b> Whatever the method is, a body is never taken for a request: read past it, or close the
 *       connection after the answer. A GET or HEAD with a body may also be answered by 400.
 *   <li><b>Order.</b> If-None-Match is looked at first, then If-Range, then Range; behind a 304 no range is looked at.
 *   <li><b>304.</b> If-None-Match has the file's ETag, compared weakly, or is {@code *}. The answer has that ETag. An ETag
 *       is strong, and changes when the file's length does, or its time of change by 1 ms or more.
 *   <li><b>206, 416.</b> One range of bytes, also without its end or as a suffix, with Content-Range. No byte of it is
 *       there: 416 with {@code bytes *}{@code /} and the length. A suffix longer than the file is all of it. Several ranges
 *       may be answered whole by 200. A malformed range is answered by 200, 400 or 416; another unit is ignored. Is there
 *       an If-Range that is not exactly this file's ETag (a weak one is not), the range is ignored.
 *   <li><b>Connection.</b> It serves one request after the other, also when several come at once; answers come in the
 *       requests' order. It is closed behind the answer if the request says {@code Connection: close} or HTTP/1.0. Other
 *       options of Connection, and Upgrade, are ignored. An empty line before a request is ignored. A
 *       client that has ended its direction still gets its answers.
 *   <li><b>400.</b> A request line that is not method, target and {@code HTTP/1.} with a digit; a target that is neither
 *       of the two forms above; a field line without a colon, or with a blank before it; two Hosts, or in HTTP/1.1 none.
 *   <li><b>414.</b> A request line of more than 16,384 bytes. Up to 8,000 bytes it is served.
 *   <li><b>431.</b> Field lines of more than 65,536 bytes in all. Up to 16,384 bytes they are served.
 *   <li>Behind 400, 414 and 431 the connection is closed.
 *   <li><b>Time.</b> A connection on which no whole head of a request comes within the request time-out, counted from its
 *       beginning or from the last answer, is closed; 408 may come before. How long an answer takes is not limited.
 * </ul>
 *
 * <p>Not asked: lines that end in LF alone, several empty lines before a request, {@code OPTIONS *} (405 or 400), a slash
 * behind a file's name, the zero in front of a day of one digit in Date, what a client sees that still sends when you close.
 */
public final class StaticHttpServer implements Closeable {

    /**
     * Listens on {@code local} and begins to serve; returns at once.
     *
     * @param local the address to listen on; port 0 lets the system choose a free port
     * @param folder the folder whose files are served, those of its sub-folders included; they may change at any time
     * @param requestTimeout how long a client may take for the head of one request, at least 1 ms
     * @param executor runs every task at once or a little later, on a thread of its own; all work of the server is done in
     *     its tasks. It is the caller's: the server does not shut it down
     * @throws IOException if {@code local} cannot be listened on, or the folder is not there
     */
    public StaticHttpServer(InetSocketAddress local, Path folder, Duration requestTimeout, Executor executor)
            throws IOException {
        throw new UnsupportedOperationException("TODO 2.8: listen, and accept in a task of the executor");
    }

    /** Returns the address that the server listens on, with the port that the system chose if it was asked to. */
    public InetSocketAddress address() {
        throw new UnsupportedOperationException("TODO 2.8: return the address with the real port");
    }

    /**
     * Stops the server: when this method returns, the port is free again, the connections are closed, and no task of the
     * server runs any more. Blocks for at most one second. A second call does nothing.
     */
    @Override
    public void close() throws IOException {
        throw new UnsupportedOperationException(
                "TODO 2.8: end the listener and every connection, and wait for the tasks");
    }
}
