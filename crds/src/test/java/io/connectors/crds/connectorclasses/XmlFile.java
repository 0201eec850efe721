package io.connectors.crds.connectorclasses;

import java.io.IOException;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Reads XML whose elements have texts or elements, no two of one name: name to text or to elements. */
final class XmlFile {
    private XmlFile() {}

    static Map<String, Object> read(String text) {
        try {
            Element root = DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(text)))
                    .getDocumentElement();
            return Map.of(root.getNodeName(), content(root));
        } catch (ParserConfigurationException | IOException | SAXException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Object content(Element element) {
        Map<String, Object> children = new LinkedHashMap<>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                if (children.put(child.getNodeName(), content(child)) != null) {
                    throw new IllegalArgumentException("element twice: " + child.getNodeName());
                }
            } else if (node.getNodeType() != Node.TEXT_NODE) {
                throw new IllegalArgumentException("neither text nor element: " + node);
            }
        }
        // Maven replaces ${...} by properties and environment variables.
        return children.isEmpty() ? element.getTextContent().replaceAll("\\$\\{.*?}", "EXPANDED") : children;
    }
}
