import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A Java back end: gouji.wasm in wasmtime's own library, called as docs/embedding.md describes.
 *
 * <pre>java -cp jna.jar Host.java LIBRARY MODULE check|read|rules FILE NAME</pre>
 *
 * Prints the bytes of the answer; an error is printed to standard error and ends with status 2.
 */
public final class Host {
    /** Bytes of what wasmtime calls an extern and a value, and where their contents begin. */
    private static final int EXTERN = 32, VALUE = 32, INSIDE = 8;

    private final NativeLibrary library;
    private final Pointer context;
    private final Memory instance = new Memory(16);

    Host(String path, byte[] module) {
        library = NativeLibrary.getInstance(path);
        Pointer engine = function("wasm_engine_new").invokePointer(new Object[0]);
        Pointer store = function("wasmtime_store_new").invokePointer(new Object[] {engine, null, null});
        context = function("wasmtime_store_context").invokePointer(new Object[] {store});
        PointerByReference compiled = new PointerByReference();
        must(function("wasmtime_module_new").invokePointer(new Object[] {engine, module, (long) module.length, compiled}));
        PointerByReference trap = new PointerByReference();
        must(function("wasmtime_instance_new")
                .invokePointer(new Object[] {context, compiled.getValue(), null, 0L, instance, trap}));
        must(trap.getValue());
    }

    private Function function(String name) {
        return library.getFunction(name);
    }

    private static void must(Pointer problem) {
        if (problem != null) {
            throw new IllegalStateException("wasmtime refused");
        }
    }

    private Pointer export(String name) {
        Memory found = new Memory(EXTERN);
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        Object[] words = {context, instance, bytes, (long) bytes.length, found};
        if ((function("wasmtime_instance_export_get").invokeInt(words) & 1) == 0) {
            throw new IllegalStateException("there is no " + name);
        }
        return found.share(INSIDE);
    }

    private int call(String name, boolean answers, int... numbers) {
        Memory given = new Memory((long) VALUE * Math.max(1, numbers.length));
        given.clear();
        for (int at = 0; at < numbers.length; at += 1) {
            given.setInt((long) VALUE * at + INSIDE, numbers[at]);
        }
        Memory answer = new Memory(VALUE);
        PointerByReference trap = new PointerByReference();
        must(function("wasmtime_func_call").invokePointer(new Object[] {
            context, export(name), given, (long) numbers.length, answer, answers ? 1L : 0L, trap
        }));
        must(trap.getValue());
        return answers ? answer.getInt(INSIDE) : 0;
    }

    /** The module's memory; it moves when it grows. */
    private Pointer memory() {
        return function("wasmtime_memory_data").invokePointer(new Object[] {context, export("memory")});
    }

    private record Answer(int status, byte[] body) {}

    private Answer ask(String name, byte[]... buffers) {
        int[] words = new int[buffers.length * 2];
        for (int at = 0; at < buffers.length; at += 1) {
            int address = call("alloc", true, buffers[at].length);
            memory().write(Integer.toUnsignedLong(address), buffers[at], 0, buffers[at].length);
            words[at * 2] = address;
            words[at * 2 + 1] = buffers[at].length;
        }
        int answer = call(name, true, words);
        for (int at = 0; at < words.length; at += 2) {
            call("free", false, words[at]);
        }
        long place = Integer.toUnsignedLong(answer);
        Pointer memory = memory();
        byte[] body = memory.getByteArray(place + 8, memory.getInt(place + 4));
        Answer told = new Answer(memory.getInt(place), body);
        call("free", false, answer);
        return told;
    }

    /** A call about a file; what the module cannot decode is decoded here. */
    private Answer file(String name, byte[] content, String source) {
        List<String> decoded = new ArrayList<>();
        while (true) {
            String options = "{\"source\":" + quoted(source) + ",\"decoded\":[" + String.join(",", decoded) + "]}";
            Answer answer = ask(name, content, options.getBytes(StandardCharsets.UTF_8));
            if (answer.status() != 2) {
                return answer;
            }
            try {
                ByteBuffer bytes = ByteBuffer.wrap(answer.body());
                decoded.add(quoted(Charset.forName("GB18030").newDecoder().decode(bytes).toString()));
            } catch (CharacterCodingException problem) {
                decoded.add("null");
            }
        }
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (char unit : text.toCharArray()) {
            boolean plain = unit >= ' ' && unit != '"' && unit != '\\';
            json.append(plain ? String.valueOf(unit) : String.format("\\u%04x", (int) unit));
        }
        return json.append('"').toString();
    }

    public static void main(String[] words) throws Exception {
        Host host = new Host(words[0], Files.readAllBytes(Path.of(words[1])));
        Answer answer = words[2].equals("rules")
                ? host.ask("rules", new byte[0])
                : host.file(words[2], Files.readAllBytes(Path.of(words[3])), words[4]);
        (answer.status() == 0 ? System.out : System.err).write(answer.body());
        System.out.flush();
        System.exit(answer.status() == 0 ? 0 : 2);
    }
}
