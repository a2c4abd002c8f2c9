package dev.terrane.aws.call;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads answers of AWS that are small XML documents whose leaf elements have names of their own. Only what such a document
 * holds is understood (elements, text, the predefined entities and character references); no declarations of types
 * or entities are followed, and anything odd gives fewer values, never a failure.
 */
public final class XmlLeaves {

    private XmlLeaves() {}

    /** The text of each leaf element by its name without prefix; of several of the same name the first. */
    public static Map<String, String> of(String xml) {
        Map<String, String> leaves = new LinkedHashMap<>();
        int open = xml.indexOf('<');
        while (open >= 0) {
            int close = xml.indexOf('>', open);
            if (close < 0) {
                break;
            }
            int next = xml.indexOf('<', close);
            String tag = xml.substring(open + 1, close);
            boolean starts = !tag.isEmpty() && Character.isLetter(tag.charAt(0)) && !tag.endsWith("/");
            if (starts && next >= 0 && xml.startsWith("</", next)) {
                leaves.putIfAbsent(name(tag), unescape(xml.substring(close + 1, next)));
            }
            open = next;
        }
        return leaves;
    }

    private static String name(String tag) {
        int end = 0;
        while (end < tag.length() && !Character.isWhitespace(tag.charAt(end))) {
            end++;
        }
        return tag.substring(tag.lastIndexOf(':', end - 1) + 1, end);
    }

    private static String unescape(String text) {
        if (text.indexOf('&') < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int end = text.charAt(at) == '&' ? text.indexOf(';', at) : -1;
            if (end < 0) {
                plain.append(text.charAt(at++));
            } else {
                plain.append(entity(text.substring(at + 1, end)));
                at = end + 1;
            }
        }
        return plain.toString();
    }

    private static String entity(String name) {
        return switch (name) {
            case "lt" -> "<";
            case "gt" -> ">";
            case "amp" -> "&";
            case "quot" -> "\"";
            case "apos" -> "'";
            default -> character(name);
        };
    }

    private static String character(String reference) {
        try {
            if (reference.startsWith("#x")) {
                return Character.toString(Integer.parseInt(reference.substring(2), 16));
            }
            return reference.startsWith("#")
                    ? Character.toString(Integer.parseInt(reference.substring(1)))
                    : "&" + reference + ";";
        } catch (IllegalArgumentException _) {
            return "&" + reference + ";";
        }
    }
}
