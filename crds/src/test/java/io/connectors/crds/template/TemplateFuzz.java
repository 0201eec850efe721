package io.connectors.crds.template;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Searches, guided by what of the engine a text reaches, for one that the engine does not survive. Runs with {@code -Dconnectors.fuzz.seconds=N}. */
final class TemplateFuzz {

    @DictionaryEntries({
        "{{",
        "}}",
        "{{- ",
        " -}}",
        "{{/*",
        "*/}}",
        "if ",
        "with ",
        "range ",
        "else",
        "end",
        "break",
        "continue",
        "define \"a\"",
        "template \"t\" .",
        "block \"b\" .",
        "$x := ",
        "$x = ",
        "nil",
        "true",
        "printf \"%v\" ",
        "%#v",
        "%[1]*.*f",
        "%+q",
        "%U",
        "index ",
        "slice ",
        "eq ",
        "print ",
        "html ",
        "js ",
        "regexFind ",
        "regexReplaceAll ",
        "(?i)",
        "semver \"1.2.3\"",
        "semverCompare ",
        "toJson ",
        "fromJson ",
        "merge ",
        "dict ",
        "list ",
        "set . \"k\" .",
        "splitList ",
        "trunc ",
        "substr ",
        "untilStep ",
        "repeat ",
        "urlParse ",
        "urlJoin ",
        "b64dec ",
        "dig ",
        "wrap ",
        "duration ",
        "round ",
        "deepCopy ",
        "0x1p-2",
        "1_000",
        "'\\u00e9'",
        "1i"
    })
    @FuzzTest(maxDuration = "60s")
    void survivesAnyTemplate(FuzzedDataProvider input) {
        Map<String, Object> data = new HashMap<>();
        data.put("n", input.consumeLong());
        data.put("f", input.consumeDouble());
        data.put("s", input.consumeString(10));
        data.put("l", Arrays.asList("a", input.consumeInt(), null, true));
        data.put("m", Map.of("a", List.of(1L), "b", Map.of("c", "x")));

        Endurance.check(input.consumeRemainingAsString(), data);
    }
}
