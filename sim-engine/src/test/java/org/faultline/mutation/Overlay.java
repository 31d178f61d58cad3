package org.faultline.mutation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The whole program and its tests once more, with one class compiled from another source. */
final class Overlay extends ClassLoader {

    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    /** Reading the class path anew for each slip would take longer than compiling its class. */
    private static final StandardJavaFileManager CLASS_PATH = COMPILER.getStandardFileManager(null, null, null);

    /** Classes without a slip, as they were read first. */
    private static final Map<String, byte[]> ORIGINALS = new ConcurrentHashMap<>();

    private final Map<String, byte[]> compiled;

    private Overlay(Map<String, byte[]> compiled) {
        super(Overlay.class.getClassLoader());
        this.compiled = compiled;
    }

    /**
     * Compiles a source in memory and puts it in the place of the class of that name.
     *
     * @throws AssertionError when it does not compile
     */
    static Overlay of(String className, String source) {
        StringWriter faults = new StringWriter();
        InMemory files = new InMemory(CLASS_PATH);
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        boolean done = COMPILER.getTask(
                        faults,
                        files,
                        null,
                        List.of("-cp", classPath, "-proc:none", "-nowarn", "-parameters"),
                        null,
                        List.of(new Source(className, source)))
                .call();
        if (!done) {
            throw new AssertionError(faults.toString());
        }
        return new Overlay(files.compiled);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith("org.faultline.")) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            if (known != null) {
                return known;
            }
            byte[] bytes = compiled.containsKey(name) ? compiled.get(name) : ORIGINALS.get(name);
            if (bytes == null) {
                bytes = original(name);
                ORIGINALS.put(name, bytes);
            }
            // some tests ask where their class comes from to find files beside it
            return defineClass(
                    name, bytes, 0, bytes.length, getParent().loadClass(name).getProtectionDomain());
        }
    }

    private byte[] original(String name) throws ClassNotFoundException {
        try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String className, String text) {
            super(URI.create("string:///" + className.replace('.', '/') + Kind.SOURCE.extension), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /** Keeps what the compiler writes. */
    private static final class InMemory extends ForwardingJavaFileManager<StandardJavaFileManager> {

        private final Map<String, byte[]> compiled = new HashMap<>();

        InMemory(StandardJavaFileManager standard) {
            super(standard);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                JavaFileManager.Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("memory:///" + className), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return new ByteArrayOutputStream() {
                        @Override
                        public void close() {
                            compiled.put(className, toByteArray());
                        }
                    };
                }
            };
        }
    }
}
