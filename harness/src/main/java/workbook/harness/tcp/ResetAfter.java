package workbook.harness.tcp;

import java.io.IOException;
import workbook.harness.scene.Scene;

/** Aborts the connection after a number of bytes, as a program that crashes does. */
record ResetAfter(int limit) implements TcpFault {

    @Override
    public Outlet over(Outlet next, Scene scene) {
        return new LimitedOutlet(next, limit) {
            @Override
            void reached() throws IOException {
                next.reset();
            }
        };
    }

    @Override
    public String toString() {
        return "a reset after " + limit + " bytes";
    }
}
