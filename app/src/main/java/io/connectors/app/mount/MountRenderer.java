package io.connectors.app.mount;

import io.connectors.crds.access.ClientToken;
import io.connectors.crds.template.TemplateException;
import io.connectors.crds.template.TemplateExecException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Renders all files of a mount, or none: a Pod with half of its files would fail later and in a stranger way.
 *
 * <p>Files come in this order, and a later one replaces an earlier one of its name: built-in files, then class by class (in the order
 * of the Connectors) the configurations in the Pod's order. Each configuration is rendered once for all Connectors of its class.
 *
 * <p>A Connector need not be Ready: a tool that is away for a moment must not keep Pods from starting, and files do not depend on
 * it. Only proxy addresses must be known where the class has a proxy; where it has none, there are no proxy files. Who may mount
 * what is decided before. Safe for use by several threads.
 */
public final class MountRenderer {
    private static final int MAX_CACHED_CHARACTERS = 4 << 20;

    private final TemplateCache templates = new TemplateCache(MAX_CACHED_CHARACTERS);

    /** Returns the files, or why there are none. */
    public Mount render(MountInputs inputs) {
        try {
            return files(inputs);
        } catch (MountException e) {
            return e.refusal();
        }
    }

    private Mount files(MountInputs inputs) {
        MountRequest request = inputs.request();
        List<MountedClass> classes = MountedClass.group(inputs.connectors());
        Selection selection = Selection.of(request.configurations(), classes);
        BuiltInFiles builtIn = new BuiltInFiles(classes, inputs.token(), inputs.caCert());
        FileSet files = new FileSet(request.exclusions());
        files.warn(request.warnings());
        files.warn(builtIn.warnings());
        files.warn(selection.warnings(request.params()));
        builtIn.files().forEach(files::addBuiltIn);
        Map<String, TemplateContext> contexts = new HashMap<>();
        for (Selection.Chosen chosen : selection.chosen()) {
            TemplateContext context = contexts.computeIfAbsent(
                    chosen.mounted().name(),
                    _ -> new TemplateContext(chosen.mounted(), inputs.token(), inputs.caCert()));
            var params = Parameters.resolve(
                    chosen.configuration(),
                    request.params().getOrDefault(chosen.configuration().name(), Map.of()));
            add(chosen, context.with(params), inputs.token(), files);
        }
        return files.finish();
    }

    private void add(Selection.Chosen chosen, Map<String, @Nullable Object> data, ClientToken token, FileSet files) {
        chosen.configuration().data().forEach((name, text) -> {
            if (files.wants(name, chosen)) {
                files.add(name, text(chosen, name, text, data, token), chosen);
            }
        });
    }

    private String text(
            Selection.Chosen chosen,
            String file,
            String template,
            Map<String, @Nullable Object> data,
            ClientToken token) {
        String name = chosen.mounted().name() + "/" + chosen.configuration().name() + "/" + file;
        try {
            return templates.get(name, template).render(data);
        } catch (TemplateException e) {
            // Not kept as the cause, and searched: a template may fail with words of its own, and choose the token for
            // them.
            throw new MountException(
                    RefusalReason.TEMPLATE_FAILED,
                    "failed to generate " + chosen + ": " + problem(e).replace(token.value(), "[token]"));
        }
    }

    /** The author's words are for the Pod's author: they say which Connector or parameter does not fit into a file. */
    private static String problem(TemplateException e) {
        String message = String.valueOf(e.getMessage());
        return e instanceof TemplateExecException failed
                ? failed.authorsWords()
                        .map(words -> e.position() + ": " + words)
                        .orElse(message)
                : message;
    }
}
