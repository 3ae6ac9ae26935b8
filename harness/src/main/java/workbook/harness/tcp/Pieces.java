package workbook.harness.tcp;

import java.io.IOException;
import java.util.Arrays;
import workbook.harness.scene.Scene;

/** Cuts what is sent into small writes: a stream has no boundaries, and a segment may end anywhere. */
record Pieces(int max) implements TcpFault {

    @Override
    public Outlet over(Outlet next, Scene scene) {
        return new PassingOutlet(next) {
            @Override
            public void write(byte[] bytes) throws IOException, InterruptedException {
                for (int from = 0; from < bytes.length; ) {
                    int to = Math.min(bytes.length, from + scene.dice().between(1, max));
                    next.write(Arrays.copyOfRange(bytes, from, to));
                    from = to;
                }
            }
        };
    }

    @Override
    public String toString() {
        return "pieces of 1 to " + max + " bytes";
    }
}
