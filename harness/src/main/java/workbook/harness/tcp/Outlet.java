package workbook.harness.tcp;

import java.io.IOException;

/** The sending direction of a scripted peer; faults stand in front of one another on the way to the socket. */
interface Outlet {

    /** Sends bytes, as many calls as the faults before it have made of them. */
    void write(byte[] bytes) throws IOException, InterruptedException;

    /** Ends the direction in order. */
    void end() throws IOException;

    /** Aborts the connection. */
    void reset() throws IOException;
}
