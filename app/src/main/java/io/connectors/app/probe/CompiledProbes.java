package io.connectors.app.probe;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.connectors.app.probe.ProbeResult.Failed;
import io.connectors.app.probe.ProbeResult.Failure;
import io.connectors.crds.expression.ExpressionCompileException;
import io.connectors.crds.template.TemplateException;
import io.connectors.crds.v1alpha1.ConnectorClass;
import io.connectors.crds.v1alpha1.Probe;
import java.util.Optional;

/** Compiles each probe once for a generation of its class, not once for each Connector. */
final class CompiledProbes {
    /** A class has a probe for each auth type and one for liveness. */
    private static final int MAX_PROBES = 2_000;

    private final Cache<Key, Compilation> compilations =
            Caffeine.newBuilder().maximumSize(MAX_PROBES).build();

    /** What came of compiling. */
    sealed interface Compilation {
        record Compiled(CompiledProbe probe) implements Compilation {}

        record Broken(Failed failed) implements Compilation {}
    }

    Compilation of(ConnectorClass connectorClass, String name, Probe probe) {
        return compilations.get(Key.of(connectorClass, name, probe), _ -> compile(name, probe));
    }

    private static Compilation compile(String name, Probe probe) {
        try {
            return new Compilation.Compiled(CompiledProbe.of(name, probe));
        } catch (TemplateException e) {
            return new Compilation.Broken(new Failed(Failure.TEMPLATE_FAILED, "The class's " + e.getMessage()));
        } catch (ExpressionCompileException e) {
            return new Compilation.Broken(new Failed(
                    Failure.EXPRESSION_FAILED, "%s: response.cel is no rule. %s".formatted(name, e.getMessage())));
        }
    }

    /** The probe is part of the key for classes that no API server has numbered. */
    private record Key(String uid, long generation, String name, Probe probe) {
        static Key of(ConnectorClass connectorClass, String name, Probe probe) {
            return new Key(
                    Optional.ofNullable(connectorClass.getMetadata().getUid()).orElse(""),
                    Optional.ofNullable(connectorClass.getMetadata().getGeneration())
                            .orElse(0L),
                    name,
                    probe);
        }
    }
}
