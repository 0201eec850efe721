package io.connectors.liberty.demo;

import io.connectors.crds.credential.Credential.Basic;
import jakarta.servlet.DispatcherType;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jgit.http.server.GitServlet;

/** The demo's tool: a Git server on loopback that wants Basic authentication with a password nobody has seen before. */
public final class GitServer implements AutoCloseable {

    private static final String USERNAME = "forge-bot";
    private static final int PASSWORD_BYTES = 18;

    private final Server server;
    private final ServerConnector connector;
    private final Basic account;
    private final GitRepository repository;

    private GitServer(Server server, ServerConnector connector, Basic account, GitRepository repository) {
        this.server = server;
        this.connector = connector;
        this.account = account;
        this.repository = repository;
    }

    /**
     * Starts the server on a free port.
     *
     * @param directory holds the repositories; what an earlier run left in it is served again
     */
    public static GitServer start(Path directory, SecureRandom random) {
        IsolatedGitSettings.install();
        var repository = GitRepository.in(directory, "hello.git");
        var account = new Basic(USERNAME, password(random));
        var server = new Server();
        var connector = new ServerConnector(server, 1, 1);
        connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        server.addConnector(connector);
        server.setHandler(handler(directory, account));
        try {
            server.start();
        } catch (Exception e) {
            throw new DemoException("The demo's Git server does not start in " + directory, e);
        }
        return new GitServer(server, connector, account, repository);
    }

    public URI address() {
        return URI.create("http://" + connector.getHost() + ":" + connector.getLocalPort());
    }

    public Basic account() {
        return account;
    }

    public Path repository() {
        return repository.directory();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new DemoException("The demo's Git server at " + address() + " does not stop", e);
        }
    }

    private static ServletContextHandler handler(Path directory, Basic account) {
        var git = new ServletHolder(new GitServlet());
        git.setInitParameter("base-path", directory.toString());
        git.setInitParameter("export-all", "true");
        var context = new ServletContextHandler();
        context.addFilter(new FilterHolder(new BasicGate(account)), "/*", EnumSet.of(DispatcherType.REQUEST));
        context.addServlet(git, "/*");
        context.addServlet(new FrontPage(), "");
        return context;
    }

    /** The fixed part differs between plain text and percent-encoding, so the search for it has something to tell apart. */
    private static String password(SecureRandom random) {
        var bytes = new byte[PASSWORD_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + "/+%";
    }
}
