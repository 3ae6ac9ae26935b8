package workbook.harness.tcp;

import java.io.IOException;

/** Passes everything on; a fault overrides what it changes. */
abstract class PassingOutlet implements Outlet {

    final Outlet next;

    PassingOutlet(Outlet next) {
        this.next = next;
    }

    @Override
    public void write(byte[] bytes) throws IOException, InterruptedException {
        next.write(bytes);
    }

    @Override
    public void end() throws IOException {
        next.end();
    }

    @Override
    public void reset() throws IOException {
        next.reset();
    }
}
