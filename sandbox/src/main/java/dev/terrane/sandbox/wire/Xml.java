package dev.terrane.sandbox.wire;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** XML as AWS's query and REST protocols use it: elements and text, attributes only for the name space. */
public final class Xml {
    private final StringBuilder text = new StringBuilder();

    /** A document with one root in a name space. */
    public static String document(String root, String namespace, Consumer<Xml> content) {
        Xml xml = new Xml();
        xml.text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<").append(root);
        if (!namespace.isEmpty()) {
            xml.text.append(" xmlns=\"").append(namespace).append('"');
        }
        xml.text.append('>');
        content.accept(xml);
        return xml.text.append("</").append(root).append('>').toString();
    }

    public Xml element(String name, String value) {
        text.append('<').append(name).append('>').append(escape(value)).append("</").append(name).append('>');
        return this;
    }

    public Xml element(String name, Consumer<Xml> content) {
        text.append('<').append(name).append('>');
        content.accept(this);
        text.append("</").append(name).append('>');
        return this;
    }

    /** Markup that is already XML. */
    public Xml raw(String markup) {
        text.append(markup);
        return this;
    }

    private static String escape(String value) {
        StringBuilder escaped = new StringBuilder();
        value.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\r' -> escaped.append("&#13;");
                default -> escaped.appendCodePoint(point);
            }
        });
        return escaped.toString();
    }

    /** An element that was read: its local name, its own text, its children. */
    public record Element(String name, String text, List<Element> children) {
        public Optional<Element> child(String wanted) {
            return children.stream().filter(child -> child.name().equals(wanted)).findFirst();
        }

        public List<Element> all(String wanted) {
            return children.stream().filter(child -> child.name().equals(wanted)).toList();
        }

        public Optional<String> text(String wanted) {
            return child(wanted).map(Element::text);
        }
    }

    /** The root element, or empty where the text is not well-formed. */
    public static Optional<Element> parse(String document) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(document));
            while (reader.next() != XMLStreamConstants.START_ELEMENT) {
                // The declaration and comments before the root say nothing.
            }
            return Optional.of(read(reader));
        } catch (XMLStreamException e) {
            return Optional.empty();
        }
    }

    private static Element read(XMLStreamReader reader) throws XMLStreamException {
        String name = reader.getLocalName();
        StringBuilder own = new StringBuilder();
        List<Element> children = new ArrayList<>();
        while (reader.next() != XMLStreamConstants.END_ELEMENT) {
            if (reader.isStartElement()) {
                children.add(read(reader));
            } else if (reader.hasText()) {
                own.append(reader.getText());
            }
        }
        return new Element(name, own.toString(), List.copyOf(children));
    }
}
