package io.connectors.sandbox.behaviour;

import static io.connectors.sandbox.behaviour.RawHttp.TABLE;
import static io.connectors.sandbox.behaviour.RawHttp.query;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ApiServerExtension.class)
final class TableIT {

    @Test
    void showsTheColumnsOfAConnector(Workspace team) {
        Connectors.created(team, "forge");
        Connectors.becomesReady(team, "forge", "False", "SecretNotFound");

        Reply table = team.http().getAs(TABLE, team.connectors());

        assertThat(table.at("/kind")).isEqualTo("Table");
        assertThat(table.at("/apiVersion")).isEqualTo("meta.k8s.io/v1");
        assertThat(table.each("/columnDefinitions", "/name"))
                .containsExactly("Name", "Class", "Address", "Ready", "Reason", "Age");
        assertThat(table.each("/rows/0/cells", "").subList(0, 5))
                .containsExactly("forge", "git", "https://git.example.com", "False", "SecretNotFound");
        assertThat(table.at("/rows/0/cells/5")).matches("\\d+s");
        assertThat(table.at("/rows/0/object/kind")).isEqualTo("PartialObjectMetadata");
        assertThat(table.at("/rows/0/object/metadata/name")).isEqualTo("forge");
        assertThat(table.at("/rows/0/object/metadata/resourceVersion")).isNotEmpty();
    }

    @Test
    void leavesACellEmptyWhoseFieldIsNotThere(Workspace team) {
        team.create(team.toolboxes(), team.toolbox("red", "owner: ann"));

        Reply table = team.http().getAs(TABLE, team.toolboxes("red"));

        assertThat(table.body().at("/rows/0/cells/3").isNull()).isTrue();
        assertThat(table.body().at("/rows")).hasSize(1);
    }

    @Test
    void givesColumnsTheirTypeAndPriority(Workspace team) {
        Reply table = team.http().getAs(TABLE, team.toolboxes());

        assertThat(table.each("/columnDefinitions", "/name"))
                .containsExactly("Name", "Owner", "Size", "State", "Drawers", "Age");
        assertThat(table.each("/columnDefinitions", "/type"))
                .containsExactly("string", "string", "string", "string", "integer", "date");
        assertThat(table.each("/columnDefinitions", "/priority")).containsExactly("0", "0", "0", "0", "1", "0");
        assertThat(table.at("/columnDefinitions/0/format")).isEqualTo("name");
    }

    @Test
    void comesInPages(Workspace team) {
        team.create(team.toolboxes(), team.toolbox("blue", "owner: ann"));
        team.create(team.toolboxes(), team.toolbox("red", "owner: bob"));

        Reply first = team.http().getAs(TABLE, query(team.toolboxes(), "limit", "1"));
        Reply second = team.http()
                .getAs(TABLE, query(team.toolboxes(), "limit", "1", "continue", first.at("/metadata/continue")));

        assertThat(first.at("/rows/0/cells/0")).isEqualTo("blue");
        assertThat(second.at("/rows/0/cells/0")).isEqualTo("red");
    }

    @Test
    void showsTheWholeObjectWhenAsked(Workspace team) {
        team.create(team.toolboxes(), team.toolbox("red", "owner: ann"));

        Reply table = team.http().getAs(TABLE, query(team.toolboxes(), "includeObject", "Object"));

        assertThat(table.at("/rows/0/object/kind")).isEqualTo("Toolbox");
        assertThat(table.at("/rows/0/object/spec/owner")).isEqualTo("ann");
    }

    @Test
    void isNotForcedOnAClientThatAlsoTakesJson(Workspace team) {
        Reply error = team.http().getAs(TABLE + ",application/json", team.toolboxes("none"));

        assertThat(error.status()).isEqualTo(404);
        assertThat(error.at("/kind")).isEqualTo("Status");
    }

    @Test
    void isNotTheOnlyShortForm(Workspace team) {
        team.create(team.toolboxes(), team.toolbox("red", "owner: ann"));

        Reply list =
                team.http().getAs("application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1", team.toolboxes());

        assertThat(list.at("/kind")).isEqualTo("PartialObjectMetadataList");
        assertThat(list.at("/items/0/metadata/name")).isEqualTo("red");
        assertThat(list.has("/items/0/spec")).isFalse();
    }
}
