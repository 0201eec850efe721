package io.connectors.liberty.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the running product, the tool, and a tenant of their own. */
final class ProductExtension implements ParameterResolver {
    private static final Namespace STORE = Namespace.create(ProductExtension.class);

    /** So that each test gets a tenant of its own, although it asks for it in the constructor. */
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == RunningProduct.class || type == GitServer.class || type == Tenant.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        RunningProduct product = product(context);
        Class<?> type = parameter.getParameter().getType();
        if (type == RunningProduct.class) {
            return product;
        }
        return type == GitServer.class ? product.forge() : tenant(product, context);
    }

    private static RunningProduct product(ExtensionContext context) {
        return context.getRoot()
                .getStore(STORE)
                .getOrComputeIfAbsent(RunningProduct.class, _ -> start(), RunningProduct.class);
    }

    private static Tenant tenant(RunningProduct product, ExtensionContext context) {
        return context.getStore(STORE).getOrComputeIfAbsent(Tenant.class, _ -> product.newTenant(), Tenant.class);
    }

    /** The folder has a space in its name, as a checkout may have. */
    private static RunningProduct start() {
        try {
            Path target = Files.createDirectories(Path.of("target", "e2e runs").toAbsolutePath());
            return RunningProduct.start(Files.createTempDirectory(target, "run "));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
