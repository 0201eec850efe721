package io.connectors.liberty.up;

import io.connectors.liberty.launch.Installation;
import io.connectors.liberty.launch.Ports;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What one running product is made of.
 *
 * @param folder all that it writes lies in here; objects of the embedded API server outlive a restart
 * @param kubeconfig an API server to use instead of the embedded one; its user may do everything
 * @param settings settings of the servers that differ from the defaults of a development run
 */
public record ProductOptions(
        Installation installation, Path folder, Ports ports, Optional<Path> kubeconfig, Map<String, String> settings) {

    public ProductOptions {
        kubeconfig = kubeconfig.map(Path::toAbsolutePath);
        settings = Map.copyOf(settings);
    }
}
