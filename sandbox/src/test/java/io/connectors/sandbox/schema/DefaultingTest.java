package io.connectors.sandbox.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class DefaultingTest {

    @Test
    void setsDefaultsOfDefaults() {
        Schema schema = Fixtures.spec(
                "'outer':{'type':'object','default':{},'properties':{'inner':{'type':'integer','default':7}}}");
        ObjectNode object = Fixtures.json("{'spec':{}}");

        Defaulting.apply(schema, object);

        assertThat(object).isEqualTo(Fixtures.json("{'spec':{'outer':{'inner':7}}}"));
    }

    @Test
    void setsDefaultsOfListItems() {
        Schema schema = Fixtures.spec(
                "'list':{'type':'array','items':{'type':'object','properties':{'zone':{'type':'string','default':'eu'}}}}");
        ObjectNode object = Fixtures.json("{'spec':{'list':[{},{'zone':'us'}]}}");

        Defaulting.apply(schema, object);

        assertThat(object).isEqualTo(Fixtures.json("{'spec':{'list':[{'zone':'eu'},{'zone':'us'}]}}"));
    }

    @Test
    void setsNothingInsideObjectsThatAreNotThere() {
        Schema schema =
                Fixtures.spec("'outer':{'type':'object','properties':{'inner':{'type':'integer','default':7}}}");
        ObjectNode object = Fixtures.json("{'spec':{}}");

        Defaulting.apply(schema, object);

        assertThat(object).isEqualTo(Fixtures.json("{'spec':{}}"));
    }

    @Test
    void takesNullForNotGivenUnlessItIsAllowed() {
        Schema schema = Fixtures.spec(
                "'a':{'type':'string'},'b':{'type':'string','default':'x'},'c':{'type':'string','nullable':true}");
        ObjectNode object = Fixtures.json("{'spec':{'a':null,'b':null,'c':null}}");

        Defaulting.apply(schema, object);

        assertThat(object).isEqualTo(Fixtures.json("{'spec':{'b':'x','c':null}}"));
    }

    @Test
    void movesTextsOfSecretsIntoTheirData() {
        ObjectNode secret = Fixtures.json("{'kind':'Secret','data':{'a':'b2xk','b':'b2xk'},'stringData':{'a':'new'}}");

        Defaulting.apply(BuiltInSchemas.of(Fixtures.type("", "Secret")), secret);

        assertThat(secret).isEqualTo(Fixtures.json("{'kind':'Secret','type':'Opaque','data':{'a':'bmV3','b':'b2xk'}}"));
    }

    @Test
    void fillsInServices() {
        ObjectNode service = Fixtures.json("{'kind':'Service','spec':{'ports':[{'port':80}]}}");

        Defaulting.apply(BuiltInSchemas.of(Fixtures.type("", "Service")), service);

        assertThat(service.path("spec"))
                .isEqualTo(
                        Fixtures.json(
                                "{'type':'ClusterIP','sessionAffinity':'None','internalTrafficPolicy':'Cluster','ports':[{'port':80,'protocol':'TCP','targetPort':80}]}"));
    }

    @Test
    void fillsInTheNamesOfDefinitions() {
        ObjectNode definition = Fixtures.json(
                "{'kind':'CustomResourceDefinition','spec':{'names':{'kind':'Widget','plural':'widgets'}}}");

        Defaulting.apply(
                BuiltInSchemas.of(Fixtures.type("apiextensions.k8s.io", "CustomResourceDefinition")), definition);

        assertThat(definition.path("spec"))
                .isEqualTo(
                        Fixtures.json(
                                "{'names':{'kind':'Widget','plural':'widgets','singular':'widget','listKind':'WidgetList'},'conversion':{'strategy':'None'}}"));
    }
}
