package io.connectors.proxy.line;

import io.connectors.proxy.codec.MessageBody;
import io.connectors.proxy.codec.WholeBody;
import io.connectors.proxy.exchange.ClientSide;
import io.connectors.proxy.inject.BodyEdit;
import io.connectors.proxy.inject.CredentialPlacement;
import io.connectors.proxy.inject.Injection;
import io.connectors.proxy.inject.Placement;
import io.connectors.proxy.message.RequestHead;
import io.connectors.proxy.refusal.Decision;
import io.connectors.proxy.target.Destination;
import java.util.List;

/** Puts the credential of a Connector onto a request, into its head or its body. */
final class CredentialStep {
    private final CredentialPlacement placement;
    private final Injection injection;
    private final int maxBodyBytes;

    CredentialStep(CredentialPlacement placement, Injection injection, int maxBodyBytes) {
        this.placement = placement;
        this.injection = injection;
        this.maxBodyBytes = maxBodyBytes;
    }

    /** A request that carries the credential, and its body. */
    record Outbound(RequestHead head, MessageBody body) {}

    Decision<Outbound> apply(Destination.Declared to, RequestHead anonymous, ClientSide client) {
        ClientBody body = new ClientBody(client, maxBodyBytes);
        return placement
                .place(new CredentialPlacement.Kind(to.className(), to.type()), to.credential(), anonymous, body::whole)
                .then(placements -> applied(placements, anonymous, body));
    }

    private Decision<Outbound> applied(List<Placement> placements, RequestHead anonymous, ClientBody body) {
        RequestHead head = injection.with(anonymous, placements);
        return BodyEdit.of(placements)
                .then(edit -> edit.map(wanted -> wanted.accept(head).then(accepted -> edited(accepted, head, body)))
                        .orElseGet(() -> Decision.passed(body.unchanged(head))));
    }

    private static Decision<Outbound> edited(BodyEdit edit, RequestHead head, ClientBody body) {
        return body.whole()
                .then(edit::apply)
                .then(changed -> Decision.passed(new Outbound(edit.head(head, changed.length), WholeBody.of(changed))));
    }
}
