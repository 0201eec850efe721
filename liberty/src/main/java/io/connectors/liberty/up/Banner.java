package io.connectors.liberty.up;

/** What {@code ./dev up} says when everything is ready. */
final class Banner {

    private Banner() {}

    static String text(Folders folders, Endpoints endpoints) {
        return """

                Connectors is running.

                  Proxy            %s   (TLS: %s)
                  Forward proxy    %s
                  Connectors API   %s
                  Logs             %s

                Sign in: the kubeconfig and the other addresses are in %s;
                an administrator's token is in %s.

                Try:
                  . '%s'
                  kubectl get connectors -A
                  curl -u token:"$(kubectl -n demo create token builder --audience connectors)" \\
                    "$CONNECTORS_PROXY/namespaces/demo/connectors/forge/hello.git/info/refs?service=git-upload-pack"

                """.formatted(
                        endpoints.proxy(),
                        endpoints.proxyTls(),
                        endpoints.forward(),
                        endpoints.control(),
                        folders.logs(),
                        folders.environment(),
                        folders.adminToken(),
                        folders.environment());
    }
}
