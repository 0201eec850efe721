package io.connectors.bench.target;

import io.connectors.bench.load.Route;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts the other proxies. All of them put the same header on each request, and keep connections to the tools. */
public final class Peers {
    public static final String NGINX = "nginx";
    public static final String NGINX_LARGE = "nginx 64k";
    public static final String HAPROXY = "haproxy";
    public static final String CADDY = "caddy";
    public static final String MITMPROXY = "mitmproxy";
    public static final String DIRECT = "direct";

    private final Path folder;
    private final Tools.Addresses tools;
    private final String credential;
    private final String clientAuthorization;

    /**
     * Prepares to start them.
     *
     * @param credential value of Authorization that the tools get
     * @param clientAuthorization value of Authorization that clients send, as they do to our proxy
     */
    public Peers(Path folder, Tools.Addresses tools, String credential, String clientAuthorization) {
        this.folder = folder;
        this.tools = tools;
        this.credential = credential;
        this.clientAuthorization = clientAuthorization;
    }

    /** No proxy at all. */
    public Target direct() {
        return new Peer(
                DIRECT, route(tools.tool()), route(tools.sink()), forward(tools.tool(), tools.authority()), List.of());
    }

    public Target nginx() throws InterruptedException {
        return nginx(NGINX, "");
    }

    /** With buffers as large as ours for bodies. */
    public Target nginxWithLargeBuffers() throws InterruptedException {
        return nginx(NGINX_LARGE, "proxy_buffer_size 64k; proxy_buffers 8 64k; client_body_buffer_size 64k;");
    }

    public Target haproxy() throws InterruptedException {
        return configured(HAPROXY, "/peers/haproxy.cfg", "", file -> List.of("haproxy", "-db", "-f", file));
    }

    public Target caddy() throws InterruptedException {
        return configured(
                CADDY,
                "/peers/Caddyfile",
                "",
                file -> List.of("caddy", "run", "--adapter", "caddyfile", "--config", file));
    }

    /** One process for each tool, and one as a forward proxy: it has one mode. */
    public Target mitmproxy() throws InterruptedException {
        List<Integer> ports = FreePorts.pick(3);
        List<Program> programs = new ArrayList<>();
        programs.add(mitmdump("tool", ports.get(0), List.of("--mode", "reverse:http://127.0.0.1:" + tools.tool())));
        programs.add(mitmdump("sink", ports.get(1), List.of("--mode", "reverse:http://127.0.0.1:" + tools.sink())));
        programs.add(mitmdump(
                "forward",
                ports.get(2),
                List.of("--mode", "regular", "--set", "ssl_verify_upstream_trusted_ca=" + tools.authority())));
        Path authority = folder.resolve("mitmproxy-forward/mitmproxy-ca-cert.pem");
        return new Peer(
                MITMPROXY, route(ports.get(0)), route(ports.get(1)), forward(ports.get(2), authority), programs);
    }

    private Program mitmdump(String role, int port, List<String> mode) throws InterruptedException {
        Path own = folder.resolve("mitmproxy-" + role);
        List<String> command = new ArrayList<>(List.of(
                "mitmdump",
                "--quiet",
                "--listen-host",
                "127.0.0.1",
                "--listen-port",
                Integer.toString(port),
                "--set",
                "confdir=" + own,
                "--set",
                "http2=false",
                "--set",
                "stream_large_bodies=64k",
                "--modify-headers",
                "|~q|Authorization|" + credential));
        command.addAll(mode);
        return Program.start(own, command, port);
    }

    private Target nginx(String name, String buffers) throws InterruptedException {
        return configured(name, "/peers/nginx.conf", buffers, file -> List.of("nginx", "-c", file));
    }

    private Target configured(String name, String resource, String buffers, CommandLine command)
            throws InterruptedException {
        List<Integer> ports = FreePorts.pick(2);
        Path own = folder.resolve(name.replace(' ', '-'));
        Path configuration = own.resolve("configuration");
        Resource.write(
                resource,
                Map.of(
                        "folder", own.toString(),
                        "credential", credential,
                        "buffers", buffers,
                        "tool", Integer.toString(tools.tool()),
                        "sink", Integer.toString(tools.sink()),
                        "toolPort", Integer.toString(ports.get(0)),
                        "sinkPort", Integer.toString(ports.get(1))),
                configuration);
        Program program = Program.start(own, command.of(configuration.toString()), ports.get(0));
        return new Peer(
                name,
                route(ports.get(0)),
                route(ports.get(1)),
                forward(ports.get(0), tools.authority()),
                List.of(program));
    }

    /** Clients send what they send to our proxy. */
    private Forward forward(int port, Path authority) {
        return new Forward(port, clientAuthorization, clientAuthorization, authority);
    }

    private Route route(int port) {
        return new Route(port, "127.0.0.1:" + port, clientAuthorization);
    }

    /** How a program is given its configuration. */
    private interface CommandLine {
        List<String> of(String configuration);
    }
}
