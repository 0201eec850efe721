package io.connectors.proxy.servlet;

import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Breaks the client's connection. The servlet API cannot: completing a chunked response ends it cleanly, and the client
 * takes half of a body for the whole. This is the only use of Liberty's insides.
 */
final class LibertyConnection {
    private static final Logger LOG = LoggerFactory.getLogger(LibertyConnection.class);

    private LibertyConnection() {}

    /** Closes the connection under the response; false when this version of Liberty cannot be made to. */
    static boolean sever(ServletResponse response) {
        try {
            Object inner = call(response, "getIResponse");
            Object link = call(inner, "getHttpDispatcherLink");
            Object connection = call(inner, "getVC");
            close(link, connection);
            return true;
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.error("A broken answer could not be shown as broken: Liberty has changed inside", e);
            return false;
        }
    }

    private static void close(Object link, Object connection) throws ReflectiveOperationException {
        for (Method method : link.getClass().getMethods()) {
            boolean matches = method.getName().equals("close") && method.getParameterCount() == 2;
            if (matches) {
                method.invoke(link, connection, new IOException("The exchange was broken off"));
                return;
            }
        }
        throw new NoSuchMethodException("close(VirtualConnection, Exception)");
    }

    private static Object call(Object on, String name) throws ReflectiveOperationException {
        try {
            return on.getClass().getMethod(name).invoke(on);
        } catch (InvocationTargetException e) {
            throw new ReflectiveOperationException(name, e.getCause());
        }
    }
}
