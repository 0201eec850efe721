package io.connectors.crds.policy;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Tells whether modules could be evaluated. Nothing stays on the server. */
public final class PolicyCheck implements AutoCloseable {
    private static final Duration STEP = Duration.ofSeconds(2);

    private final Optional<OpaServer> server;

    private PolicyCheck(Optional<OpaServer> server) {
        this.server = server;
    }

    /**
     * Creates a check.
     *
     * @param engine URL of an Open Policy Agent server; without, only what stands in the text itself is looked at
     */
    public static PolicyCheck by(Optional<URI> engine) {
        return new PolicyCheck(engine.map(OpaServer::new));
    }

    /** Tells whether there is somebody to ask. */
    public boolean hasEngine() {
        return server.isPresent();
    }

    /** Reads a module; waits for the server. */
    public Compilation check(String module) {
        ModuleText text = new ModuleText(module);
        for (String function : Functions.forbidden()) {
            Optional<Position> position = text.find(function);
            if (position.isPresent()) {
                return new Compilation.Bad(position.get(), "the function %s is not allowed".formatted(function));
            }
        }
        return server.map(engine -> check(engine, module)).orElseGet(() -> new Compilation.Unknown(NoEngine.PROBLEM));
    }

    @Override
    public void close() {
        server.ifPresent(OpaServer::close);
    }

    private static Compilation check(OpaServer engine, String module) {
        // A name that nobody else has: what is checked may be in use at the same time.
        Place place = new Place("check_" + UUID.randomUUID().toString().replace("-", "_"));
        Publisher publisher = new Publisher(engine, STEP);
        Compilation compilation = publisher.publish(place, module);
        publisher.remove(place);
        return compilation;
    }
}
