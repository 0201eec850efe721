package io.connectors.sandbox.behaviour;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives each test a workspace of its own on the one API server of the run. */
final class ApiServerExtension implements ParameterResolver {
    private static final Namespace SUITE = Namespace.create(ApiServerExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Workspace.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        ApiServer server = test.getRoot()
                .getStore(SUITE)
                .getOrComputeIfAbsent(ApiServer.class, _ -> ApiServer.start(), ApiServer.class);
        return test.getStore(SUITE).getOrComputeIfAbsent(Workspace.class, _ -> Workspace.open(server), Workspace.class);
    }
}
