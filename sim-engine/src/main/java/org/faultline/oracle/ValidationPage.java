package org.faultline.oracle;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** The page of all published results and what was found of them. */
public final class ValidationPage {

    private ValidationPage() {}

    /** The page as Markdown. */
    public static String of(Path cases, Path templates, Function<String, List<Finding>> found) {
        return "";
    }
}
