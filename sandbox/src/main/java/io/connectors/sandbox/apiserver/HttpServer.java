package io.connectors.sandbox.apiserver;

import io.connectors.sandbox.authentication.Authentication;
import io.connectors.sandbox.authentication.Impersonation;
import io.connectors.sandbox.authorization.Authorizer;
import io.connectors.sandbox.discovery.TypeCatalog;
import io.connectors.sandbox.registry.Creation;
import io.connectors.sandbox.registry.Deletion;
import io.connectors.sandbox.registry.Reading;
import io.connectors.sandbox.registry.Updating;
import io.connectors.sandbox.storage.ObjectStore;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;

/** Listens on the loopback address with TLS: kubectl sends no token without it. */
public final class HttpServer implements AutoCloseable {

    private static final int PLATFORM_THREADS = 16;
    // Watches are silent for long; whoever is gone is noticed when the next event or bookmark is written.
    private static final Duration IDLE = Duration.ofHours(2);

    private final Server server;
    private final ServerConnector connector;
    private final String host;

    /** Where to listen, and with which key. */
    public record Listen(String host, int port, Path keyStore, String keyStorePassword) {}

    /** Who gets in. */
    public record Entry(Authentication authentication, Impersonation impersonation, Authorizer authorizer) {}

    /** What there is to serve. */
    public record Content(
            ObjectStore store,
            TypeCatalog catalog,
            Reading reading,
            Creation creation,
            Updating updating,
            Deletion deletion,
            Reviews reviews) {}

    public HttpServer(Listen listen, Entry entry, Content content, InstantSource clock) {
        this.host = listen.host();
        QueuedThreadPool threads = new QueuedThreadPool(PLATFORM_THREADS);
        threads.setName("sandbox");
        threads.setDaemon(true);
        threads.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor("sandbox-request-"));
        this.server = new Server(threads);
        this.connector = connector(server, listen);
        server.addConnector(connector);
        ServerWebSocketContainer webSockets = ServerWebSocketContainer.ensure(server);
        webSockets.setIdleTimeout(IDLE);
        server.setHandler(new ApiHandler(dispatcher(entry, content, clock), webSockets));
    }

    public void start() throws IOException {
        try {
            server.start();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("The API server could not listen on " + host + ":" + connector.getPort(), e);
        }
    }

    /** Returns where the server listens, once it does. */
    public URI address() {
        return URI.create("https://" + host + ":" + connector.getLocalPort());
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The API server did not stop in order", e);
        }
    }

    private static Dispatcher dispatcher(Entry entry, Content content, InstantSource clock) {
        var counts = new RequestCounts();
        var verbs =
                new ObjectEndpoint.Verbs(content.reading(), content.creation(), content.updating(), content.deletion());
        return new Dispatcher(
                new Gate(entry.authentication(), entry.impersonation(), entry.authorizer()),
                content.catalog(),
                content.store(),
                new ObjectEndpoint(content.store(), verbs, content.reviews(), clock),
                new DiscoveryEndpoint(content.catalog(), entry.authentication(), counts),
                counts);
    }

    private static ServerConnector connector(Server server, Listen listen) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        // Clients reach the server through tunnels and under names of their choice.
        http.addCustomizer(new SecureRequestCustomizer(false));
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setKeyStorePath(listen.keyStore().toUri().toString());
        tls.setKeyStorePassword(listen.keyStorePassword());
        ServerConnector connector =
                new ServerConnector(server, new SslConnectionFactory(tls, "http/1.1"), new HttpConnectionFactory(http));
        connector.setHost(listen.host());
        connector.setPort(listen.port());
        connector.setIdleTimeout(IDLE.toMillis());
        return connector;
    }
}
