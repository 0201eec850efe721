package io.connectors.sandbox.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectors.sandbox.lifecycle.Owners.Owner;
import io.connectors.sandbox.lifecycle.Owners.State;
import io.connectors.sandbox.registry.DeleteOptions.Propagation;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OwnersTest {

    private static final Owner SOLID = new Owner("1", State.SOLID);
    private static final Owner WAITING = new Owner("2", State.WAITING);
    private static final Owner ABSENT = new Owner("3", State.ABSENT);

    @Test
    void keepAnObjectWhileTheyAreThere() {
        assertThat(Owners.decide(List.of(SOLID), List.of(), false)).isEqualTo(new Owners.Present());
    }

    @Test
    void loseTheReferencesToThoseWhoAreGoneWhenAnotherIsLeft() {
        assertThat(Owners.decide(List.of(SOLID, WAITING, ABSENT), List.of(), false))
                .isEqualTo(new Owners.PartlyGone(List.of("2", "3")));
    }

    @Test
    void takeTheObjectWithThemInTheBackground() {
        assertThat(Owners.decide(List.of(ABSENT), List.of(), true)).isEqualTo(new Owners.Gone(Propagation.BACKGROUND));
    }

    @Test
    void takeAnObjectWithDependentsInTheForegroundWhenTheyWait() {
        assertThat(Owners.decide(List.of(WAITING), List.of(), true)).isEqualTo(new Owners.Gone(Propagation.FOREGROUND));
        assertThat(Owners.decide(List.of(WAITING), List.of(), false))
                .isEqualTo(new Owners.Gone(Propagation.BACKGROUND));
    }

    @Test
    void respectTheFinalizerThatOrphansDependents() {
        assertThat(Owners.decide(List.of(ABSENT), List.of("orphan"), true))
                .isEqualTo(new Owners.Gone(Propagation.ORPHAN));
    }
}
