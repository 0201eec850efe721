package io.connectors.app.classaddress;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectors.crds.v1alpha1.ClassApi;
import io.connectors.crds.v1alpha1.ClassProxy;
import io.connectors.crds.v1alpha1.ConnectorClassSpec;
import io.connectors.crds.v1alpha1.ServiceRef;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ClassAddressesTest {
    private static final ServiceRef GIT = service("Service", "git", "default");

    @ParameterizedTest
    @MethodSource("resolved")
    void resolves(ResolvedCase c) {
        assertThat(ClassAddresses.api(api(c.ref(), c.uri())))
                .isInstanceOfSatisfying(
                        ClassAddress.Resolved.class,
                        found -> assertThat(found.url()).isEqualTo(c.api()));
        assertThat(ClassAddresses.proxy(proxy(c.ref(), c.uri())))
                .isInstanceOfSatisfying(ClassAddress.Resolved.class, found -> {
                    assertThat(found.url()).isEqualTo(c.proxy());
                    assertThat(found.service()).isEqualTo(c.ref() != null);
                });
    }

    static List<ResolvedCase> resolved() {
        return List.of(
                new ResolvedCase("Service", GIT, "", "https://git.default.svc", "http://git.default.svc"),
                new ResolvedCase(
                        "Service with path",
                        GIT,
                        "/prefix",
                        "https://git.default.svc/prefix",
                        "http://git.default.svc/prefix"),
                new ResolvedCase(
                        "path without slash", GIT, "a/b/", "https://git.default.svc/a/b", "http://git.default.svc/a/b"),
                new ResolvedCase(
                        "absolute",
                        null,
                        "http://api.example.org:8080/v1",
                        "http://api.example.org:8080/v1",
                        "http://api.example.org:8080/v1"));
    }

    record ResolvedCase(String name, @Nullable ServiceRef ref, String uri, String api, String proxy) {}

    @ParameterizedTest
    @MethodSource("unresolvable")
    void saysWhatIsWrong(UnresolvableCase c) {
        assertThat(ClassAddresses.api(api(c.ref(), c.uri())))
                .isInstanceOfSatisfying(
                        ClassAddress.Unresolvable.class,
                        found -> assertThat(found.problem()).contains(c.problem()));
    }

    static List<UnresolvableCase> unresolvable() {
        return List.of(
                new UnresolvableCase(
                        "no namespace", service("Service", "git", ""), "", "spec.api.ref must name a Service"),
                new UnresolvableCase(
                        "other kind", service("Pod", "git", "default"), "", "spec.api.ref must name a Service"),
                new UnresolvableCase("name with a slash", service("Service", "git/x", "default"), "", "spec.api.ref"),
                new UnresolvableCase("URL beside ref", GIT, "https://evil.example.org", "spec.api.uri must be a path"),
                new UnresolvableCase("host beside ref", GIT, "//evil.example.org", "spec.api.uri must be a path"),
                new UnresolvableCase("dot segments", GIT, "/../x", "spec.api is no URL"),
                new UnresolvableCase("query", GIT, "/x?y=z", "spec.api is no URL"),
                new UnresolvableCase("another scheme", null, "ftp://example.org", "spec.api is no URL"),
                new UnresolvableCase("path alone", null, "/prefix", "spec.api is no URL"));
    }

    record UnresolvableCase(String name, @Nullable ServiceRef ref, String uri, String problem) {}

    @Test
    void findsNothingWhereNothingIsNamed() {
        assertThat(ClassAddresses.api(ConnectorClassSpec.empty())).isEqualTo(new ClassAddress.NotDeclared());
        assertThat(ClassAddresses.proxy(ConnectorClassSpec.empty())).isEqualTo(new ClassAddress.NotDeclared());
        assertThat(ClassAddresses.api(api(null, ""))).isEqualTo(new ClassAddress.NotDeclared());
    }

    private static ServiceRef service(String kind, String name, String namespace) {
        return new ServiceRef(kind, name, namespace, "v1", "", "");
    }

    private static ConnectorClassSpec api(@Nullable ServiceRef ref, String uri) {
        var api = new ClassApi(ref, uri, "", "", null, null);
        return new ConnectorClassSpec(null, List.of(), List.of(), null, null, List.of(), List.of(), api, null);
    }

    private static ConnectorClassSpec proxy(@Nullable ServiceRef ref, String uri) {
        var proxy = new ClassProxy(ref, uri, "", "", null, List.of(), "");
        return new ConnectorClassSpec(null, List.of(), List.of(), null, null, List.of(), List.of(), null, proxy);
    }
}
