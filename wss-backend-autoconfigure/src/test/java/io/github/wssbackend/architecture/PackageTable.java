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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The import table of {@code docs/architecture.md}: who may know whom. Every package may
 * import itself, the root and {@code annotation}. A package that has no row of its own
 * counts as part of the nearest one above it, but never as part of the root.
 */
final class PackageTable {

	static final String ROOT = "";

	/** Rows whose packages come later: the only ones that may be empty. */
	static final Set<String> LATER = Set.of("client", "relay", "relay.redis", "observation", "inspect", "console");

	private static final Map<String, Set<String>> ROWS = rows();

	private final String rootPackage;

	PackageTable(String rootPackage) {
		this.rootPackage = rootPackage;
	}

	static Set<String> names() {
		return ROWS.keySet();
	}

	/** Whether code of one row may import from a package. */
	boolean allows(String row, String packageName) {
		if (!isInside(packageName)) {
			return true;
		}
		String other = rowOf(packageName);
		return other.equals(row) || other.equals(ROOT) || other.equals("annotation") || ROWS.get(row).contains(other);
	}

	boolean isInside(String packageName) {
		return packageName.equals(this.rootPackage) || packageName.startsWith(this.rootPackage + ".");
	}

	boolean isIn(String row, String packageName) {
		return isInside(packageName) && row.equals(rowOf(packageName));
	}

	/** The row of a package inside the root, or its own name where the table has none. */
	String rowOf(String packageName) {
		String name = packageName.substring(this.rootPackage.length());
		String inner = name.startsWith(".") ? name.substring(1) : name;
		String row = inner;
		while (!ROWS.containsKey(row) && row.contains(".")) {
			row = row.substring(0, row.lastIndexOf('.'));
		}
		return ROWS.containsKey(row) ? row : inner;
	}

	private static Map<String, Set<String>> rows() {
		Map<String, Set<String>> rows = new LinkedHashMap<>();
		rows.put(ROOT, Set.of());
		rows.put("annotation", Set.of());
		rows.put("frame", Set.of());
		rows.put("state", Set.of("frame"));
		rows.put("handshake", Set.of());
		rows.put("outbound", Set.of("frame"));
		rows.put("connection", Set.of("frame", "outbound"));
		rows.put("route", Set.of("frame", "connection"));
		rows.put("invocation", Set.of("frame", "connection", "route", "state"));
		rows.put("subscription", Set.of("frame", "connection", "state"));
		rows.put("dispatch", Set.of("frame", "connection", "route", "invocation", "state", "subscription"));
		both(rows, "server", "client", Set.of("handshake", "connection", "outbound", "frame", "dispatch"));
		both(rows, "relay", "relay.redis", Set.of("frame", "connection", "state", "relay"));
		Set<String> runtime = Set.copyOf(rows.keySet());
		List.of("observation", "inspect", "console").forEach((onlooker) -> rows.put(onlooker, runtime));
		rows.put("autoconfigure", Set.copyOf(rows.keySet()));
		return rows;
	}

	private static void both(Map<String, Set<String>> rows, String first, String second, Set<String> imports) {
		rows.put(first, imports);
		rows.put(second, imports);
	}

}
