import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import workbook.tcp.ChatServer;

/** Lets a member send three lines of which no piece ends where a line does, nor where a character does. */
class ThreeLinesInThreePieces {

    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

    public static void main(String[] arguments) throws IOException {
        ExecutorService executor = Executors.newCachedThreadPool();
        InetAddress here = InetAddress.getLoopbackAddress();
        try (ChatServer server = new ChatServer(new InetSocketAddress(here, 0), executor);
                Socket ann = new Socket(here, server.address().getPort());
                Socket bob = new Socket(here, server.address().getPort())) {
            ann.setTcpNoDelay(true);
            BufferedReader toAnn = reader(ann);
            BufferedReader toBob = reader(bob);
            say("ann", ann, "NICK ann", toAnn);
            say("bob", bob, "NICK ann", toBob);
            say("bob", bob, "NICK bob", toBob);
            System.out.println("ann                          reads \"" + toAnn.readLine() + "\"");
            for (String piece : new String[] {"53 41 59 20 35 e2", "82 ac 0a 53 41 59", "20 6f 6b 0a 51 55 49 54 0a"}) {
                ann.getOutputStream().write(HEX.parseHex(piece));
                System.out.println("ann sends " + piece);
            }
            for (int i = 0; i < 3; i++) {
                byte[] line = toBob.readLine().getBytes(StandardCharsets.UTF_8);
                System.out.println("bob                          reads " + HEX.formatHex(line));
            }
        }
        executor.shutdown();
    }

    private static void say(String who, Socket socket, String line, BufferedReader answers) throws IOException {
        socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        System.out.println(who + " sends \"" + line + "\"         reads \"" + answers.readLine() + "\"");
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }
}
