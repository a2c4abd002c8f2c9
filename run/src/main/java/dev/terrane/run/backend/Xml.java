package dev.terrane.run.backend;

import java.util.Map;

/** Writes the small XML documents that S3 takes. */
final class Xml {

    private Xml() {}

    static String element(String name, String content) {
        return "<" + name + ">" + content + "</" + name + ">";
    }

    static String text(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** Tags, each as an element of its own. */
    static String tags(Map<String, String> tags) {
        StringBuilder xml = new StringBuilder();
        tags.forEach((key, value) -> xml
                .append(element("Tag", element("Key", text(key)) + element("Value", text(value)))));
        return xml.toString();
    }
}
