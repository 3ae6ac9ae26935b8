package workbook.servers;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetSocketAddress;

/** An echo server and a proxy as one writes them on Netty, over NIO on one event loop. */
final class NettyServers {

    private NettyServers() {}

    static InetSocketAddress echo(InetSocketAddress local) {
        return listen(local, new ChannelInboundHandlerAdapter() {
            @Override
            public boolean isSharable() {
                return true;
            }

            @Override
            public void channelRead(ChannelHandlerContext context, Object message) {
                context.write(message);
            }

            @Override
            public void channelReadComplete(ChannelHandlerContext context) {
                context.flush();
            }
        });
    }

    static InetSocketAddress proxy(InetSocketAddress local, InetSocketAddress upstream) {
        return listen(local, new ChannelInitializer<Channel>() {
            @Override
            protected void initChannel(Channel client) {
                client.config().setAutoRead(false);
                client.pipeline().addLast(new ToUpstream(upstream));
            }
        });
    }

    static InetSocketAddress listen(InetSocketAddress local, ChannelHandler handler) {
        return (InetSocketAddress) new ServerBootstrap()
                .group(new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory()))
                .channel(NioServerSocketChannel.class)
                // The references set no option either, but for the backlog, which a thousand clients at once need.
                .option(ChannelOption.SO_BACKLOG, 1024)
                .childHandler(handler)
                .bind(local)
                .syncUninterruptibly()
                .channel()
                .localAddress();
    }

    /** Connects to upstream for one client, and passes on what the client sends. */
    private static final class ToUpstream extends ChannelInboundHandlerAdapter {

        private final InetSocketAddress upstream;
        private Channel server;

        private ToUpstream(InetSocketAddress upstream) {
            this.upstream = upstream;
        }

        @Override
        public void channelActive(ChannelHandlerContext context) {
            Channel client = context.channel();
            Bootstrap bootstrap = new Bootstrap()
                    .group(client.eventLoop())
                    .channel(NioSocketChannel.class)
                    .option(ChannelOption.AUTO_READ, false)
                    .handler(new Passing(client));
            server = bootstrap
                    .connect(upstream)
                    .addListener(connected -> {
                        if (connected.isSuccess()) {
                            client.read();
                        } else {
                            client.close();
                        }
                    })
                    .channel();
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            pass(message, context.channel(), server);
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            server.close();
        }
    }

    /** Passes on what upstream sends. */
    private static final class Passing extends ChannelInboundHandlerAdapter {

        private final Channel client;

        private Passing(Channel client) {
            this.client = client;
        }

        @Override
        public void channelActive(ChannelHandlerContext context) {
            context.read();
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            pass(message, context.channel(), client);
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            client.close();
        }
    }

    /** Writes what came from one side to the other, and reads on when it has left: so neither side is buffered without end. */
    private static void pass(Object message, Channel from, Channel to) {
        to.writeAndFlush(message).addListener((ChannelFutureListener) written -> {
            if (written.isSuccess()) {
                from.read();
            } else {
                from.close();
            }
        });
    }
}
