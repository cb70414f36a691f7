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

package io.github.wssbackend.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.util.Assert;

/**
 * The import lines of a source tree held against the table. Class files forget what the
 * compiler inlines, casts or keeps in a local variable; import lines do not.
 */
final class SourceImports {

	private static final Pattern IMPORT = Pattern.compile("^import (?:static )?([\\w.]+);", Pattern.MULTILINE);

	private final Path sources;

	private final String rootPackage;

	private final PackageTable table;

	SourceImports(Path sources, String rootPackage) {
		this.sources = sources;
		this.rootPackage = rootPackage;
		this.table = new PackageTable(rootPackage);
	}

	/** Every forbidden import, as {@code row/File.java -> imported}. */
	List<String> forbidden() {
		List<Path> files = files();
		Assert.state(!files.isEmpty(), () -> "No sources of " + this.rootPackage + " under " + this.sources);
		return files.stream().flatMap(this::forbiddenIn).toList();
	}

	private Stream<String> forbiddenIn(Path file) {
		String packageName = packageOf(this.sources.relativize(file.getParent()));
		String row = this.table.rowOf(packageName);
		return IMPORT.matcher(read(file))
			.results()
			.map((match) -> match.group(1))
			.filter((imported) -> !isAllowed(row, file, imported))
			.map((imported) -> row + "/" + file.getFileName() + " -> " + imported);
	}

	private boolean isAllowed(String row, Path file, String imported) {
		if (imported.startsWith("tools.jackson.") || imported.startsWith("com.fasterxml.jackson.")) {
			return row.equals("frame") || (row.equals(PackageTable.ROOT) && isMessage(file));
		}
		if (imported.startsWith("org.springframework.boot.")) {
			return row.equals("autoconfigure");
		}
		return PackageTable.names().contains(row) && this.table.allows(row, packageOfType(imported));
	}

	private boolean isMessage(Path file) {
		return file.endsWith("WssMessage.java") || read(file).contains(" implements WssMessage ");
	}

	private List<Path> files() {
		try (Stream<Path> files = Files.walk(this.sources.resolve(this.rootPackage.replace('.', '/')))) {
			return files.filter((file) -> file.toString().endsWith(".java")).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String packageOfType(String imported) {
		return Arrays.stream(imported.split("\\."))
			.takeWhile((part) -> Character.isLowerCase(part.charAt(0)))
			.collect(Collectors.joining("."));
	}

	private static String packageOf(Path folder) {
		return folder.toString().replace(folder.getFileSystem().getSeparator(), ".");
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
