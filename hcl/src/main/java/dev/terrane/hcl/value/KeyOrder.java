package dev.terrane.hcl.value;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The order of strings in the language: that of their UTF-8 bytes, which is the order of code points and differs
 * from {@link String#compareTo} where surrogate pairs meet characters above them ({@code "😀"} sorts after
 * {@code "\uFF5E"}).
 */
public enum KeyOrder implements Comparator<String> {
    UTF8;

    @Override
    public int compare(String a, String b) {
        int n = Math.min(a.length(), b.length());
        for (int i = 0; i < n; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                return Character.compare(lift(x), lift(y));
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    /** Moves surrogates above the rest of the plane, so that code units compare as code points do. */
    private static char lift(char c) {
        if (c >= 0xE000) {
            return (char) (c - 0x800);
        }
        return c >= 0xD800 ? (char) (c + 0x2000) : c;
    }

    /** An unmodifiable copy of a map that iterates in this order. */
    static <V> Map<String, V> sorted(Map<String, V> map) {
        if (map.size() < 2) {
            return Map.copyOf(map);
        }
        List<Map.Entry<String, V>> entries = new ArrayList<>(map.entrySet());
        entries.sort(Map.Entry.comparingByKey(UTF8));
        Map<String, V> copy = LinkedHashMap.newLinkedHashMap(entries.size());
        for (Map.Entry<String, V> entry : entries) {
            copy.put(entry.getKey(), entry.getValue());
        }
        return Collections.unmodifiableMap(copy);
    }
}
