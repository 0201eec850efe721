package io.connectors.crds.access;

import io.fabric8.kubernetes.client.Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** The token of the Pod in which this process runs. */
final class OwnToken implements Supplier<Optional<ClientToken>> {
    private final Path file;

    private OwnToken(Path file) {
        this.file = file;
    }

    /** Finds it where kubelet puts it; never when the client uses another identity, which may be one of another cluster. */
    static Supplier<Optional<ClientToken>> of(Config config) {
        return of(config, Path.of(Config.KUBERNETES_SERVICE_ACCOUNT_TOKEN_PATH));
    }

    static Supplier<Optional<ClientToken>> of(Config config, Path file) {
        OwnToken own = new OwnToken(file);
        Optional<ClientToken> used = Optional.ofNullable(config.getAutoOAuthToken())
                .map(String::strip)
                .map(ClientToken::new);
        return used.isPresent() && own.get().equals(used) ? own : Optional::empty;
    }

    @Override
    public Optional<ClientToken> get() {
        try {
            return Optional.of(new ClientToken(Files.readString(file).strip()));
        } catch (IOException noPod) {
            return Optional.empty();
        }
    }
}
