package io.connectors.proxy.servlet;

import io.connectors.crds.setting.Settings;
import io.connectors.proxy.config.ProxyConfig;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.annotation.WebListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** Starts and stops the proxy with its web application. */
@WebListener
public final class ProxyStartup implements ServletContextListener {
    private static final String EVERYTHING = "/*";

    // Set and cleared by the container's thread only.
    private @Nullable ProxyApplication application;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        Config source = ConfigProvider.getConfig();
        ProxyConfig config = Settings.read(ProxyConfig.class, key -> source.getOptionalValue(key, String.class));
        try {
            ProxyApplication started = new ProxyApplication(config);
            application = started;
            register(event.getServletContext(), started);
        } catch (IOException e) {
            throw new UncheckedIOException("The proxy cannot start: a file of its settings cannot be used", e);
        }
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        if (application != null) {
            application.close();
            application = null;
        }
    }

    private static void register(ServletContext context, ProxyApplication application) {
        ServletRegistration.Dynamic servlet = context.addServlet("proxy", application.servlet());
        servlet.addMapping(EVERYTHING);
        servlet.setAsyncSupported(true);
        FilterRegistration.Dynamic filter = context.addFilter("health", application.filter());
        filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, EVERYTHING);
        filter.setAsyncSupported(true);
    }
}
