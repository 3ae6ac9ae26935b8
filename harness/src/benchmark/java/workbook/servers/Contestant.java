package workbook.servers;

/** A server that is measured. */
enum Contestant {
    ECHO_SERVER("2.3 EchoServer"),
    SELECTOR_ECHO_SERVER("2.6 SelectorEchoServer"),
    TCP_PROXY("2.5 TcpProxy"),
    STATIC_HTTP_SERVER("2.8 StaticHttpServer"),
    NETTY_ECHO("Netty, echo"),
    NETTY_PROXY("Netty, proxy"),
    NETTY_HTTP("Netty, files over HTTP");

    private final String title;

    Contestant(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
