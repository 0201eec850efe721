package io.connectors.proxy.wire;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.jspecify.annotations.Nullable;

/** Notes which series exist; whatever they count is forgotten. */
final class FakeRegistry {
    private final Set<String> series = ConcurrentHashMap.newKeySet();

    /** The interface has some sixty methods, of which the proxy calls those with metadata. */
    MetricRegistry registry() {
        return (MetricRegistry) Proxy.newProxyInstance(
                FakeRegistry.class.getClassLoader(), new Class<?>[] {MetricRegistry.class}, (_, method, arguments) -> {
                    note(arguments);
                    return forgetful(method.getReturnType());
                });
    }

    Set<String> series() {
        return new TreeSet<>(series);
    }

    private void note(Object[] arguments) {
        if (arguments[0] instanceof Metadata metadata) {
            Object last = arguments[arguments.length - 1];
            series.add(metadata.getName() + (last instanceof Tag[] tags ? Arrays.toString(tags) : ""));
        }
    }

    private static @Nullable Object forgetful(Class<?> type) {
        return type.isInterface()
                ? Proxy.newProxyInstance(
                        FakeRegistry.class.getClassLoader(), new Class<?>[] {type}, (_, method, _) -> nothing(method))
                : null;
    }

    private static @Nullable Object nothing(Method method) {
        return method.getReturnType() == long.class ? 0L : null;
    }
}
