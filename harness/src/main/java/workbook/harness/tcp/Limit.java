package workbook.harness.tcp;

import java.io.IOException;
import workbook.harness.scene.Scene;

/** Ends the stream after a number of bytes, and goes on reading. */
record Limit(int limit) implements TcpFault {

    @Override
    public Outlet over(Outlet next, Scene scene) {
        return new LimitedOutlet(next, limit) {
            @Override
            void reached() throws IOException {
                next.end();
            }
        };
    }

    @Override
    public String toString() {
        return "the end of the stream after " + limit + " bytes";
    }
}
