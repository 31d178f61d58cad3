package org.faultline.io.sbom;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A package URL, {@code pkg:type/namespace/name@version?qualifiers#subpath} (package-url specification, also annex of SPDX 3.0.1), as far as
 * it says which package this is: qualifiers, e.g. an architecture, and the path inside are left out.
 *
 * @param project {@code pkg:type/namespace/name}, decoded, in the spelling that equals all others of the same package
 * @param version decoded; empty where none is given
 */
public record Purl(String project, Optional<String> version) {

    private static final String SCHEME = "pkg:";
    private static final Pattern TYPE = Pattern.compile("[A-Za-z][A-Za-z0-9.+-]*");
    private static final Pattern NOT_IN_IDS = Pattern.compile("[^\\p{L}\\p{N}_.:@/+-]");
    private static final Set<String> WITHOUT_CASE =
            Set.of("bitbucket", "composer", "deb", "github", "golang", "npm", "pypi", "rpm");

    /**
     * Reads a package URL.
     *
     * @throws IllegalArgumentException when the text is none; the message says why
     */
    public static Purl parse(String text) {
        if (!text.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw new IllegalArgumentException("it does not begin with `pkg:`");
        }
        String rest = before(before(text.substring(SCHEME.length()), '#'), '?').replaceAll("^/+|/+$", "");
        int at = rest.lastIndexOf('@');
        boolean versioned = at > rest.lastIndexOf('/');
        Optional<String> version =
                versioned ? Optional.of(decoded(rest.substring(at + 1))).filter(v -> !v.isEmpty()) : Optional.empty();
        String path = versioned ? rest.substring(0, at) : rest;
        int slash = path.indexOf('/');
        if (slash < 0 || path.endsWith("/") || path.substring(slash + 1).isBlank()) {
            throw new IllegalArgumentException("it names no package");
        }
        String type = path.substring(0, slash).toLowerCase(Locale.ROOT);
        if (!TYPE.matcher(type).matches()) {
            throw new IllegalArgumentException("'" + type + "' is no type of packages");
        }
        return new Purl(SCHEME + type + "/" + spelt(type, decoded(path.substring(slash + 1))), version);
    }

    /** The id of the package in whatever version. */
    public String id() {
        return id(project);
    }

    /** The id of this version of the package; that of the package where none is given. */
    public String versionId() {
        return version.map(v -> id(project + "@" + v.replace('/', '-'))).orElseGet(this::id);
    }

    /** A text as an id of scenario files; what may not stand there becomes a hyphen. */
    static String id(String text) {
        return NOT_IN_IDS.matcher(text).replaceAll("-");
    }

    private static String spelt(String type, String path) {
        String name = WITHOUT_CASE.contains(type) ? path.toLowerCase(Locale.ROOT) : path;
        return type.equals("pypi") ? name.replace('_', '-') : name;
    }

    private static String before(String text, char end) {
        int place = text.indexOf(end);
        return place < 0 ? text : text.substring(0, place);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
