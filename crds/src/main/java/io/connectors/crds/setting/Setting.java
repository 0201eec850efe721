package io.connectors.crds.setting;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes one component of a module's settings record. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {
    /** Name of the MicroProfile Config property. */
    String key();

    /** Value when the property is not set; empty for an empty string, list, path or Optional. */
    String defaultValue() default "";

    /** What the setting does, for whoever runs the product. */
    String description();
}
