package io.connectors.sandbox.behaviour;

import static io.connectors.sandbox.behaviour.RawHttp.query;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(ApiServerExtension.class)
final class ListIT {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    tier=gold                   | anvil
                    tier==gold                  | anvil
                    tier!=gold                  | bench clamp
                    tier in (gold, tin)         | anvil bench
                    tier notin (gold)           | bench clamp
                    tier                        | anvil bench
                    !tier                       | clamp
                    tier in (gold, tin),owner!=ann | bench
                    owner=ann,tier              | anvil
                    """)
    void selectsByLabels(String selector, String names, Workspace team) {
        team.create(team.core("secrets"), "{metadata: {name: anvil, labels: {tier: gold, owner: ann}}}");
        team.create(team.core("secrets"), "{metadata: {name: bench, labels: {tier: tin, owner: bob}}}");
        team.create(team.core("secrets"), "{metadata: {name: clamp, labels: {owner: ann}}}");

        Reply list = team.http().get(query(team.core("secrets"), "labelSelector", selector));

        assertThat(list.each("/items", "/metadata/name")).containsExactly(names.split(" "));
    }

    @Test
    void refusesALabelSelectorThatItCannotRead(Workspace team) {
        Reply reply = team.http().get(query(team.core("secrets"), "labelSelector", "tier in gold"));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.at("/reason")).isEqualTo("BadRequest");
        assertThat(reply.at("/message")).contains("unable to parse requirement");
    }

    @Test
    void selectsByName(Workspace team) {
        team.create(team.toolboxes(), team.toolbox("red", "owner: ann"));
        team.create(team.toolboxes(), team.toolbox("blue", "owner: ann"));

        assertThat(team.http()
                        .get(query(team.toolboxes(), "fieldSelector", "metadata.name=red"))
                        .each("/items", "/metadata/name"))
                .containsExactly("red");
        assertThat(team.http()
                        .get(query(team.toolboxes(), "fieldSelector", "metadata.name!=red"))
                        .each("/items", "/metadata/name"))
                .containsExactly("blue");
    }

    @Test
    void selectsSecretsByType(Workspace team) {
        team.create(team.core("secrets"), "{metadata: {name: plain}}");
        team.create(
                team.core("secrets"),
                "{metadata: {name: login}, type: kubernetes.io/basic-auth, stringData: {username: a, password: b}}");

        assertThat(team.http()
                        .get(query(team.core("secrets"), "fieldSelector", "type=kubernetes.io/basic-auth"))
                        .each("/items", "/metadata/name"))
                .containsExactly("login");
    }

    @Test
    void refusesAFieldSelectorThatTheKindDoesNotHave(Workspace team) {
        Reply reply = team.http().get(query(team.core("configmaps"), "fieldSelector", "data.x=1"));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.at("/reason")).isEqualTo("BadRequest");
        assertThat(reply.at("/message")).contains("\"data.x\" is not a known field selector");
    }

    @Test
    void givesAllObjectsInPages(Workspace team) {
        List<String> names = new ArrayList<>();
        for (char name = 'a'; name <= 'g'; name++) {
            names.add("box-" + name);
            team.create(team.toolboxes(), team.toolbox("box-" + name, "owner: ann"));
        }

        Reply first = team.http().get(query(team.toolboxes(), "limit", "3"));
        Reply second = nextPage(team, first);
        Reply third = nextPage(team, second);

        assertThat(namesOf(first)).containsExactlyElementsOf(names.subList(0, 3));
        assertThat(namesOf(second)).containsExactlyElementsOf(names.subList(3, 6));
        assertThat(namesOf(third)).containsExactlyElementsOf(names.subList(6, 7));
        assertThat(List.of(first, second, third))
                .extracting(page -> page.number("/metadata/remainingItemCount"))
                .containsExactly(4L, 1L, 0L);
        assertThat(third.at("/metadata/continue")).isEmpty();
    }

    @Test
    void givesTheLaterPagesAsTheyWereWhenTheFirstWasRead(Workspace team) {
        team.create(team.toolboxes(), team.toolbox("box-a", "owner: ann"));
        team.create(team.toolboxes(), team.toolbox("box-b", "owner: ann"));
        team.create(team.toolboxes(), team.toolbox("box-c", "owner: ann"));

        Reply first = team.http().get(query(team.toolboxes(), "limit", "1"));
        team.http().delete(team.toolboxes("box-c")).expect(200);
        team.create(team.toolboxes(), team.toolbox("box-bb", "owner: ann"));
        Reply second =
                team.http().get(query(team.toolboxes(), "limit", "10", "continue", first.at("/metadata/continue")));

        assertThat(namesOf(second)).containsExactly("box-b", "box-c");
        assertThat(second.resourceVersion()).isEqualTo(first.resourceVersion());
    }

    @Test
    void keepsTheCountToItselfWhenASelectorIsGiven(Workspace team) {
        team.create(team.core("secrets"), "{metadata: {name: anvil, labels: {tier: gold}}}");
        team.create(team.core("secrets"), "{metadata: {name: bench, labels: {tier: gold}}}");

        Reply page = team.http().get(query(team.core("secrets"), "limit", "1", "labelSelector", "tier=gold"));

        assertThat(namesOf(page)).containsExactly("anvil");
        assertThat(page.at("/metadata/continue")).isNotEmpty();
        assertThat(page.has("/metadata/remainingItemCount")).isFalse();
    }

    @Test
    void refusesAContinueTokenThatItDidNotMake(Workspace team) {
        Reply reply = team.http().get(query(team.toolboxes(), "limit", "1", "continue", "made-up"));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.at("/reason")).isEqualTo("BadRequest");
    }

    @Test
    void listsAcrossNamespaces(Workspace team) {
        team.create(team.toolboxes(), team.toolbox("red", "owner: ann"));

        Reply all = team.http()
                .get("/apis/" + team.server().toolboxes().apiVersion()
                        + "/toolboxes?fieldSelector=metadata.namespace%3D" + team.namespace());

        assertThat(all.at("/kind")).isEqualTo("ToolboxList");
        assertThat(all.each("/items", "/metadata/namespace")).containsExactly(team.namespace());
    }

    @Test
    void namesTheKindOfTheListAndAnEmptyOneHasItems(Workspace team) {
        Reply empty = team.http().get(team.toolboxes());

        assertThat(empty.at("/kind")).isEqualTo("ToolboxList");
        assertThat(empty.at("/apiVersion")).isEqualTo(team.server().toolboxes().apiVersion());
        assertThat(empty.body().path("items").isArray()).isTrue();
        assertThat(empty.resourceVersion()).isNotEmpty();
    }

    @Test
    void deletesTheCollectionThatASelectorNames(Workspace team) {
        team.create(team.core("secrets"), "{metadata: {name: anvil, labels: {tier: gold}}}");
        team.create(team.core("secrets"), "{metadata: {name: bench, labels: {tier: tin}}}");

        team.http()
                .delete(query(team.core("secrets"), "labelSelector", "tier=gold"))
                .expect(200);

        assertThat(namesOf(team.http().get(team.core("secrets")))).containsExactly("bench");
    }

    private static Reply nextPage(Workspace team, Reply page) {
        return team.http().get(query(team.toolboxes(), "limit", "3", "continue", page.at("/metadata/continue")));
    }

    private static List<String> namesOf(Reply list) {
        return list.each("/items", "/metadata/name");
    }
}
