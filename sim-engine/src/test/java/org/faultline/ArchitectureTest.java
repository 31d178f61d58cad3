package org.faultline;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds the code to the tables of {@code docs/architecture.md}. */
class ArchitectureTest {

    private static final String ROOT = "org.faultline";
    private static final String SUBSYSTEMS_OF = "dynamics";
    private static final Set<String> NAMES_THAT_SAY_NOTHING =
            Set.of("util", "common", "core", "impl", "support", "helper");

    private static PackageTable table;
    private static JavaClasses classes;

    @BeforeAll
    static void readTableAndClasses() {
        Path compiledTests = locationOf(ArchitectureTest.class);
        table = PackageTable.read(findAbove(compiledTests, "docs/architecture.md"));
        ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
        classes = new ClassFileImporter().importPath(compiledTests.resolveSibling("classes"));
    }

    @Test
    void everyPackageHasARow() {
        assertThat(difference(packagesWithCode(), table.packages()))
                .as("packages that have no row in docs/architecture.md")
                .isEmpty();
    }

    @Test
    void everyRowHasAPackage() {
        assertThat(difference(table.packages(), packagesWithCode()))
                .as("rows of docs/architecture.md that have no package")
                .isEmpty();
    }

    @Test
    void aPackageUsesOnlyThePackagesAndLibrariesOfItsRow() {
        assertThat(dependencies(dependency -> !table.allows(from(dependency), to(dependency))))
                .as("uses that no row of docs/architecture.md allows")
                .isEmpty();
    }

    @Test
    void packagesDoNotImportEachOtherInALoop() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(classes);
    }

    @Test
    void noSubsystemOfDynamicsImportsAnother() {
        assertThat(dependencies(dependency -> table.isSubsystem(from(dependency))
                        && table.isSubsystem(to(dependency))
                        && !from(dependency).equals(to(dependency))))
                .as("imports of one subsystem of %s by another", SUBSYSTEMS_OF)
                .isEmpty();
    }

    @Test
    void noPackageHasANameThatSaysNothing() {
        assertThat(packagesWithCode()).allSatisfy(name -> assertThat(List.of(name.split("\\.")))
                .as("parts of the package name %s", name)
                .doesNotContainAnyElementsOf(NAMES_THAT_SAY_NOTHING));
    }

    @Test
    void everyPackageIntroducesItself() {
        Path sources = findAbove(locationOf(ArchitectureTest.class), "src/main/java/org/faultline");
        assertThat(packagesWithCode()).allSatisfy(name -> assertThat(
                        sources.resolve(name.replace('.', '/')).resolve("package-info.java"))
                .exists());
    }

    private static Set<String> packagesWithCode() {
        return classes.stream()
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .map(type -> withoutRoot(type.getPackageName()))
                .collect(toCollection(TreeSet::new));
    }

    private static List<String> dependencies(Predicate<Dependency> isWanted) {
        return classes.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(isWanted)
                .map(Dependency::getDescription)
                .sorted()
                .toList();
    }

    private static String from(Dependency dependency) {
        return withoutRoot(dependency.getOriginClass().getPackageName());
    }

    private static String to(Dependency dependency) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        return target.isPrimitive() ? "java.lang" : withoutRoot(target.getPackageName());
    }

    private static Set<String> difference(Set<String> names, Set<String> others) {
        Set<String> left = new TreeSet<>(names);
        left.removeAll(others);
        return left;
    }

    /** A package of ours without its root, as the table names it; any other package as it is. */
    private static String withoutRoot(String name) {
        return name.startsWith(ROOT + ".") ? name.substring(ROOT.length() + 1) : name;
    }

    private static Path locationOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The file of this relative name in the nearest folder at or above {@code start} that has it. */
    private static Path findAbove(Path start, String relativeName) {
        return Stream.iterate(start, folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve(relativeName))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No " + relativeName + " at or above " + start));
    }

    /** The tables of the page: what packages there are and what each may use. */
    private record PackageTable(List<Row> rows, List<Row> subsystems, List<Library> libraries) {

        /** One package: the packages of ours it may use, and the names of the libraries. */
        private record Row(String name, Set<String> mayUse, Set<String> libraries) {}

        /** A library and the package that all its packages stand below. */
        private record Library(String name, String packageName) {
            boolean has(String other) {
                return other.equals(packageName) || other.startsWith(packageName + ".");
            }
        }

        private static final Pattern CODE = Pattern.compile("`([^`]+)`");

        static PackageTable read(Path page) {
            List<Row> rows = cellsOf(page, "packages").stream()
                    .map(cells -> new Row(only(codeIn(cells.get(0))), codeIn(cells.get(2)), librariesIn(cells.get(3))))
                    .toList();
            Row parent = rows.stream()
                    .filter(row -> row.name().equals(SUBSYSTEMS_OF))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(page + " has no row for " + SUBSYSTEMS_OF));
            List<Row> subsystems = cellsOf(page, "subsystems").stream()
                    .map(cells -> new Row(
                            only(codeIn(cells.get(0))),
                            parent.mayUse(),
                            union(parent.libraries(), librariesIn(cells.get(2)))))
                    .toList();
            // dynamics puts its subsystems together, and so uses them.
            Set<String> namesOfSubsystems = subsystems.stream().map(Row::name).collect(toCollection(TreeSet::new));
            rows = rows.stream()
                    .map(row -> row.name().equals(SUBSYSTEMS_OF)
                            ? new Row(row.name(), union(row.mayUse(), namesOfSubsystems), row.libraries())
                            : row)
                    .toList();
            List<Library> libraries = cellsOf(page, "libraries").stream()
                    .map(cells -> new Library(cells.get(0), only(codeIn(cells.get(1)))))
                    .toList();
            return new PackageTable(rows, subsystems, libraries);
        }

        Set<String> packages() {
            return allRows().map(Row::name).collect(toCollection(TreeSet::new));
        }

        boolean isSubsystem(String name) {
            return subsystems.stream().anyMatch(row -> row.name().equals(name));
        }

        /** Whether code in one package may use another; what has no row may use nothing but the JDK. */
        boolean allows(String from, String to) {
            return from.equals(to)
                    || to.startsWith("java.")
                    || allRows()
                            .filter(row -> row.name().equals(from))
                            .anyMatch(row -> row.mayUse().contains(to) || usesLibraryOf(row, to));
        }

        private boolean usesLibraryOf(Row row, String packageName) {
            return libraries.stream()
                    .anyMatch(library -> row.libraries().contains(library.name()) && library.has(packageName));
        }

        private Stream<Row> allRows() {
            return Stream.concat(rows.stream(), subsystems.stream());
        }

        /** The cells of each row below the heading of the table that the comment announces. */
        private static List<List<String>> cellsOf(Path page, String tableName) {
            List<List<String>> cells = lines(page)
                    .dropWhile(line -> !line.equals("<!-- table: " + tableName + " -->"))
                    .dropWhile(line -> !line.startsWith("|"))
                    .takeWhile(line -> line.startsWith("|"))
                    .skip(2)
                    .map(line -> Stream.of(line.substring(1).split("\\|"))
                            .map(String::strip)
                            .toList())
                    .toList();
            if (cells.isEmpty()) {
                throw new IllegalStateException(page + " has no table " + tableName);
            }
            return cells;
        }

        private static Stream<String> lines(Path page) {
            try {
                return Files.readAllLines(page).stream();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static Set<String> codeIn(String cell) {
            return CODE.matcher(cell).results().map(match -> match.group(1)).collect(toCollection(TreeSet::new));
        }

        private static Set<String> librariesIn(String cell) {
            return Stream.of(cell.split(","))
                    .map(String::strip)
                    .filter(name -> !name.equals("-"))
                    .collect(toCollection(TreeSet::new));
        }

        private static String only(Set<String> names) {
            if (names.size() != 1) {
                throw new IllegalStateException("One name in `code` was expected, not " + names);
            }
            return names.iterator().next();
        }

        private static Set<String> union(Set<String> some, Set<String> others) {
            return Stream.concat(some.stream(), others.stream()).collect(toCollection(TreeSet::new));
        }
    }
}
