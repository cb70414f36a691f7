/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.wssbackend.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The README says what is true: its code stands in the build, its table is that of the
 * metadata.
 */
class ReadmeTests {

	private static final Path ROOT = Path.of("..");

	private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

	private static final Pattern ROW = Pattern.compile("^\\| `(wss\\.[\\w.*\\[\\]-]+)` \\|(.*?)\\|", Pattern.MULTILINE);

	/** Defaults that are no value but a sentence. */
	private static final Map<String, String> SENTENCES = Map.of("wss.servers[].name", "the path", "wss.servers[].port",
			"the web server's", "wss.servers[].host", "any", "wss.servers[].allowed-origins", "same origin",
			"wss.clients.*.request-timeout", "wss.request-timeout", "wss.clients.*.ssl.bundle", "the JDK's trust");

	private final String readme = read(ROOT.resolve("README.md"));

	@Test
	void codeCompilesInTheBuild() throws IOException {
		List<String> blocks = JAVA.matcher(this.readme).results().map((match) -> match.group(1)).toList();
		assertThat(blocks).isNotEmpty();
		try (Stream<Path> files = Files.walk(ROOT.resolve("sample-app/src"))) {
			List<String> sources = files.filter((file) -> file.toString().endsWith(".java"))
				.map(ReadmeTests::read)
				.toList();
			assertThat(blocks).allSatisfy((block) -> assertThat(sources).anyMatch((source) -> source.contains(block)));
		}
	}

	@Test
	void tableListsEachPropertyWithItsDefault() {
		Map<String, String> table = new TreeMap<>();
		ROW.matcher(this.readme).results().forEach((row) -> table.put(row.group(1).replace("[*]", "[]"), cell(row)));
		table.remove("wss.defaults.*");
		Map<String, String> expected = ConfigurationMetadata.of(Path.of("target/classes")).defaults();
		expected.keySet()
			.removeIf((name) -> name.startsWith("wss.defaults.") || name.equals("wss.servers")
					|| name.equals("wss.clients"));
		expected.putAll(SENTENCES);
		assertThat(table).isEqualTo(expected);
	}

	private static String cell(MatchResult row) {
		return row.group(2).replace("`", "").strip();
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
