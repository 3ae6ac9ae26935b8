package workbook.servers;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** A server of small files on Netty's HTTP codec, with the fields that the reference sends too. */
final class NettyHttp extends SimpleChannelInboundHandler<HttpRequest> {

    private final Path folder;

    private NettyHttp(Path folder) {
        this.folder = folder;
    }

    static InetSocketAddress files(InetSocketAddress local, Path folder) throws IOException {
        Path real = folder.toRealPath();
        return NettyServers.listen(local, new ChannelInitializer<Channel>() {
            @Override
            protected void initChannel(Channel client) {
                client.pipeline().addLast(new HttpServerCodec(), new NettyHttp(real));
            }
        });
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpRequest request) throws IOException {
        Path file = folder.resolve(request.uri().substring(1)).toRealPath();
        if (!file.startsWith(folder)) {
            context.close();
            return;
        }
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.OK, Unpooled.wrappedBuffer(Files.readAllBytes(file)));
        response.headers()
                .set(
                        HttpHeaderNames.DATE,
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)))
                .set(
                        HttpHeaderNames.ETAG,
                        "\"" + attributes.lastModifiedTime().toMillis() + "-" + attributes.size() + "\"")
                .setInt(HttpHeaderNames.CONTENT_LENGTH, (int) attributes.size());
        if (HttpUtil.isKeepAlive(request)) {
            context.writeAndFlush(response);
        } else {
            context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
        }
    }
}
