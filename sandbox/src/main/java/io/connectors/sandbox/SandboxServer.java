package io.connectors.sandbox;

import io.connectors.sandbox.admission.Webhooks;
import io.connectors.sandbox.apiserver.HttpServer;
import io.connectors.sandbox.authentication.AdminToken;
import io.connectors.sandbox.authentication.Authentication;
import io.connectors.sandbox.authentication.Impersonation;
import io.connectors.sandbox.authorization.AccessReviews;
import io.connectors.sandbox.authorization.EscalationCheck;
import io.connectors.sandbox.authorization.RbacAuthorizer;
import io.connectors.sandbox.authorization.RbacTypes;
import io.connectors.sandbox.discovery.TypeCatalog;
import io.connectors.sandbox.kind.KindRuleBook;
import io.connectors.sandbox.lifecycle.Lifecycle;
import io.connectors.sandbox.pki.DevelopmentCa;
import io.connectors.sandbox.registry.Creation;
import io.connectors.sandbox.registry.Deletion;
import io.connectors.sandbox.registry.Guards;
import io.connectors.sandbox.registry.Identifiers;
import io.connectors.sandbox.registry.Maintenance;
import io.connectors.sandbox.registry.Reading;
import io.connectors.sandbox.registry.StoredObjects;
import io.connectors.sandbox.registry.Updating;
import io.connectors.sandbox.storage.ObjectStore;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/**
 * A Kubernetes API server for development and tests on one machine: objects, watches, schemas, ServiceAccount tokens and
 * RBAC, without nodes. kubectl and the usual client libraries work with it.
 *
 * <p>It listens on 127.0.0.1 only. Safe to be used and closed by any thread; close it once.
 */
public final class SandboxServer implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final int HISTORY = 20_000;

    private final DevelopmentCa authority;
    private final AdminToken admin;
    private final ObjectStore store;
    private final Webhooks webhooks;
    private final Lifecycle lifecycle;
    private final HttpServer http;

    private SandboxServer(
            DevelopmentCa authority,
            AdminToken admin,
            ObjectStore store,
            Webhooks webhooks,
            Lifecycle lifecycle,
            HttpServer http) {
        this.authority = authority;
        this.admin = admin;
        this.store = store;
        this.webhooks = webhooks;
        this.lifecycle = lifecycle;
        this.http = http;
    }

    /**
     * Starts a server; it answers when this returns.
     *
     * @throws IOException when the port is taken or the directory cannot be used
     */
    public static SandboxServer start(SandboxSettings settings) throws IOException {
        InstantSource clock = InstantSource.system();
        DevelopmentCa authority = DevelopmentCa.in(settings.directory().resolve("pki"), clock);
        ObjectStore store = settings.keepsObjects()
                ? ObjectStore.open(settings.directory().resolve("storage"), HISTORY)
                : ObjectStore.inMemory(HISTORY);
        try {
            SandboxServer server = assemble(settings, clock, authority, store);
            server.http.start();
            return server;
        } catch (IOException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /** Returns where the API is: {@code https://127.0.0.1:<port>}. */
    public URI address() {
        return http.address();
    }

    /** Returns the PEM file of the certificate that clients must trust. */
    public Path certificateAuthority() {
        return authority.certificateFile();
    }

    /** Writes a kubeconfig with all rights, readable by its owner only. */
    public void writeKubeConfig(Path file) {
        KubeConfig.write(file, address(), certificateAuthority(), admin.value());
    }

    /** Returns the token of the administrator, a secret. */
    public String adminToken() {
        return admin.value();
    }

    @Override
    public void close() {
        // First the store: it ends the watches, which the HTTP server would wait for.
        store.close();
        lifecycle.close();
        http.close();
        webhooks.close();
    }

    private static SandboxServer assemble(
            SandboxSettings settings, InstantSource clock, DevelopmentCa authority, ObjectStore store)
            throws IOException {
        var objects = new StoredObjects(store);
        var catalog = new TypeCatalog(store);
        var authorizer = new RbacAuthorizer(objects, () -> rolesRevision(store));
        var webhooks = new Webhooks(objects, () -> UUID.randomUUID().toString());
        var guards = new Guards(new KindRuleBook(objects), new EscalationCheck(authorizer), webhooks);
        var identifiers = new Identifiers(new SecureRandom());
        var creation = new Creation(store, guards, clock, identifiers);
        var updating = new Updating(store, guards, creation, clock);
        var deletion = new Deletion(store, webhooks, clock);
        var ownCreation = new Creation(store, guards.withoutWebhooks(), clock, identifiers);
        var tools = new Lifecycle.Tools(store, catalog, ownCreation, deletion, new Maintenance(store));
        var lifecycle = new Lifecycle(tools, Files.readString(authority.certificateFile()), clock);
        AdminToken admin = AdminToken.in(settings.directory().resolve("admin.token"));
        var authentication = new Authentication(
                new Authentication.Settings(
                        Authentication.Settings.DEFAULT_ISSUER,
                        settings.directory().resolve("pki").resolve("sa.key"),
                        admin),
                objects,
                clock,
                () -> UUID.randomUUID().toString());
        new Bootstrap(store, catalog, ownCreation).run();
        lifecycle.start();
        var http = new HttpServer(
                new HttpServer.Listen(
                        HOST,
                        settings.port(),
                        authority
                                .serverCertificate("apiserver", List.of("kubernetes.default.svc"))
                                .keyStore(),
                        DevelopmentCa.KEY_STORE_PASSWORD),
                new HttpServer.Entry(authentication, new Impersonation(authorizer), authorizer),
                new HttpServer.Content(
                        store,
                        catalog,
                        new Reading(store),
                        creation,
                        updating,
                        deletion,
                        new SandboxReviews(authentication, new AccessReviews(authorizer))),
                clock);
        return new SandboxServer(authority, admin, store, webhooks, lifecycle, http);
    }

    /** Returns when a role or binding changed last, so that a decision counts every one written before the request. */
    private static long rolesRevision(ObjectStore store) {
        return RbacTypes.ALL.stream()
                .mapToLong(type -> store.lastChangeOf(type.group(), type.plural()))
                .max()
                .orElse(0);
    }
}
