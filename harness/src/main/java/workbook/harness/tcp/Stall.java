package workbook.harness.tcp;

import workbook.harness.scene.Scene;

/** Falls silent after a number of bytes, and leaves the connection open. */
record Stall(int limit) implements TcpFault {

    @Override
    public Outlet over(Outlet next, Scene scene) {
        return new LimitedOutlet(next, limit) {
            @Override
            void reached() {
                scene.recording().sent("(falls silent)");
            }
        };
    }

    @Override
    public String toString() {
        return "silence after " + limit + " bytes";
    }
}
