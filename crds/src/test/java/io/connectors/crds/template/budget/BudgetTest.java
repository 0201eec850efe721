package io.connectors.crds.template.budget;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class BudgetTest {
    private long nanos;
    private final Budget budget = new Budget(Duration.ofMillis(100), 1000, 2, () -> nanos);

    @Test
    void endsWhenTheTimeIsSpent() {
        pass(40);
        pass(40);

        assertThatThrownBy(() -> pass(40)).isInstanceOf(BudgetException.class).hasMessage("takes longer than 100 ms");
    }

    @Test
    void forgivesOnePauseOfTheMachine() {
        assertThatCode(() -> pass(5000)).doesNotThrowAnyException();
        assertThatThrownBy(() -> pass(5000)).isInstanceOf(BudgetException.class);
    }

    @Test
    void countsWhatIsChargedAndNotWhatIsAskedFor() {
        budget.requires(1000);
        budget.charge(600);

        assertThatThrownBy(() -> budget.requires(401)).hasMessageContaining("1000 bytes");
        assertThatThrownBy(() -> budget.requires(-1)).isInstanceOf(BudgetException.class);
        assertThatCode(() -> budget.charge(400)).doesNotThrowAnyException();
    }

    @Test
    void boundsNesting() {
        budget.descend();
        budget.descend();

        assertThatThrownBy(budget::descend).hasMessageContaining("2 levels");
        budget.ascend();
        assertThatCode(budget::descend).doesNotThrowAnyException();
    }

    private void pass(long millis) {
        nanos += millis * 1_000_000;
        budget.checkTime();
    }
}
