package workbook.harness.tcp;

import java.io.IOException;
import workbook.harness.scene.Scene;

/** Waits before each write, as a slow path does. */
record Delay(int millis) implements TcpFault {

    @Override
    public Outlet over(Outlet next, Scene scene) {
        return new PassingOutlet(next) {
            @Override
            public void write(byte[] bytes) throws IOException, InterruptedException {
                scene.pause(millis);
                next.write(bytes);
            }
        };
    }

    @Override
    public String toString() {
        return "a wait of " + millis + " ms before each piece";
    }
}
