package io.connectors.sandbox.kind;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.authorization.RbacDefaulting;
import io.connectors.sandbox.authorization.RbacTypes;
import io.connectors.sandbox.authorization.RbacValidation;
import io.connectors.sandbox.discovery.BuiltInTypes;
import io.connectors.sandbox.resource.Cause;
import io.connectors.sandbox.resource.ObjectReader;
import io.connectors.sandbox.resource.ResourceType;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the rules of a kind. */
public final class KindRuleBook {

    private final Map<String, KindRules> rules = new HashMap<>();

    public KindRuleBook(ObjectReader objects) {
        rules.put("configmaps", new ConfigMapRules());
        rules.put("namespaces", new NamespaceRules());
        rules.put("pods", new PodRules());
        rules.put("secrets", new SecretRules());
        rules.put("services", new ServiceRules(objects));
        rules.put("customresourcedefinitions.apiextensions.k8s.io", new DefinitionRules(objects));
        rules.put(BuiltInTypes.MUTATING_WEBHOOKS.qualifiedResource(), new WebhookRules(true));
        rules.put(BuiltInTypes.VALIDATING_WEBHOOKS.qualifiedResource(), new WebhookRules(false));
        RbacTypes.ALL.forEach(type -> rules.put(type.qualifiedResource(), new RbacRules(type)));
    }

    public KindRules of(ResourceType type) {
        return rules.getOrDefault(type.qualifiedResource(), KindRules.NONE);
    }

    private record RbacRules(ResourceType type) implements KindRules {

        @Override
        public void complete(ObjectNode object, Instant now) {
            RbacDefaulting.apply(type, object);
        }

        @Override
        public void complete(ObjectNode live, ObjectNode object, Instant now) {
            RbacDefaulting.apply(type, object);
        }

        @Override
        public List<Cause> problems(ObjectNode object) {
            return RbacValidation.problems(type, object);
        }

        @Override
        public List<Cause> problems(ObjectNode live, ObjectNode object) {
            return RbacValidation.problems(type, live, object);
        }
    }
}
