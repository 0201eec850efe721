package io.connectors.sandbox.resource;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An answer other than success, in the words a real API server uses. */
public final class ApiException extends RuntimeException {

    private static final Map<Integer, String> REASONS = Map.ofEntries(
            Map.entry(400, "BadRequest"),
            Map.entry(401, "Unauthorized"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "NotFound"),
            Map.entry(405, "MethodNotAllowed"),
            Map.entry(406, "NotAcceptable"),
            Map.entry(409, "Conflict"),
            Map.entry(410, "Expired"),
            Map.entry(413, "RequestEntityTooLarge"),
            Map.entry(415, "UnsupportedMediaType"),
            Map.entry(422, "Invalid"),
            Map.entry(500, "InternalError"));

    private final int code;
    private final String reason;
    private final Subject subject;
    private final List<Cause> causes;

    /**
     * What the answer is about, for {@code details}.
     *
     * @param kind the plural for most answers, the kind for invalid objects, as a real API server does
     */
    public record Subject(String group, String kind, String name) {
        public static final Subject NONE = new Subject("", "", "");

        static Subject of(ResourceType type, String name) {
            return new Subject(type.group(), type.plural(), name);
        }
    }

    public ApiException(int code, String reason, String message, Subject subject, List<Cause> causes) {
        super(message);
        this.code = code;
        this.reason = reason;
        this.subject = subject;
        this.causes = List.copyOf(causes);
    }

    public int code() {
        return code;
    }

    public String reason() {
        return reason;
    }

    public String message() {
        return String.valueOf(getMessage());
    }

    public Subject subject() {
        return subject;
    }

    public List<Cause> causes() {
        return causes;
    }

    public static ApiException of(int code, String message) {
        return new ApiException(code, REASONS.getOrDefault(code, "Unknown"), message, Subject.NONE, List.of());
    }

    public static ApiException notFound(ResourceType type, String name) {
        return new ApiException(
                404,
                "NotFound",
                "%s \"%s\" not found".formatted(type.qualifiedResource(), name),
                Subject.of(type, name),
                List.of());
    }

    /** The answer for a path that nothing serves. */
    public static ApiException unknownPath() {
        return of(404, "the server could not find the requested resource");
    }

    public static ApiException alreadyExists(ResourceType type, String name) {
        return new ApiException(
                409,
                "AlreadyExists",
                "%s \"%s\" already exists".formatted(type.qualifiedResource(), name),
                Subject.of(type, name),
                List.of());
    }

    public static ApiException conflict(ResourceType type, String name, String why) {
        return new ApiException(
                409,
                "Conflict",
                "Operation cannot be fulfilled on %s \"%s\": %s".formatted(type.qualifiedResource(), name, why),
                Subject.of(type, name),
                List.of());
    }

    /** The conflict of a server-side apply, one cause for each field owned by another manager. */
    public static ApiException applyConflict(String message, List<Cause> causes) {
        return new ApiException(409, "Conflict", message, Subject.NONE, causes);
    }

    public static ApiException invalid(ResourceType type, String name, List<Cause> causes) {
        String problems = causes.size() == 1
                ? describe(causes.getFirst())
                : causes.stream().map(ApiException::describe).collect(Collectors.joining(", ", "[", "]"));
        return new ApiException(
                422,
                "Invalid",
                "%s \"%s\" is invalid: %s".formatted(type.qualifiedKind(), name, problems),
                new Subject(type.group(), type.kind(), name),
                causes);
    }

    /** Refuses an action on a resource; {@code why} is the whole part after "is forbidden: ". */
    public static ApiException forbidden(ResourceType type, String name, String why) {
        String quoted = name.isEmpty() ? "" : " \"" + name + "\"";
        return new ApiException(
                403,
                "Forbidden",
                "%s%s is forbidden: %s".formatted(type.qualifiedResource(), quoted, why),
                Subject.of(type, name),
                List.of());
    }

    public static ApiException unauthorized() {
        return of(401, "Unauthorized");
    }

    public static ApiException badRequest(String message) {
        return of(400, message);
    }

    /** The resource version is no longer, or not yet, in the history. */
    public static ApiException gone(String message) {
        return of(410, message);
    }

    public static ApiException unsupportedMediaType(List<String> accepted) {
        return of(
                415,
                "the body of the request was in an unknown format - accepted media types include: "
                        + String.join(", ", accepted));
    }

    public static ApiException methodNotAllowed() {
        return of(405, "the server does not allow this method on the requested resource");
    }

    private static String describe(Cause cause) {
        return cause.field().isEmpty() ? cause.message() : cause.field() + ": " + cause.message();
    }
}
