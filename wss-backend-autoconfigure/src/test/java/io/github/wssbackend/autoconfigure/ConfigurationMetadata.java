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

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The generated metadata of one class folder, with the properties of list and map
 * elements spelt out: {@code wss.servers[].path}.
 */
final class ConfigurationMetadata {

	private static final Pattern ELEMENT = Pattern.compile("(?:List<|Map<java.lang.String,\\s*)([\\w.$]+)>");

	private final Map<String, Property> properties = new TreeMap<>();

	private final Path folder;

	private ConfigurationMetadata(Path folder) {
		this.folder = folder;
	}

	static ConfigurationMetadata of(Path classes) {
		ConfigurationMetadata metadata = new ConfigurationMetadata(classes.resolve("META-INF"));
		metadata.add(metadata.folder.resolve("spring-configuration-metadata.json"), "");
		return metadata;
	}

	Optional<Property> property(String name) {
		return Optional.ofNullable(this.properties.get(name));
	}

	/** Every property that can be set, with its default; groups are left out. */
	Map<String, String> defaults() {
		Map<String, String> defaults = new TreeMap<>();
		this.properties.values().forEach((property) -> defaults.put(property.name(), defaultOf(property)));
		return defaults;
	}

	List<String> undescribed() {
		return this.properties.values()
			.stream()
			.filter((property) -> property.description().isBlank())
			.map(Property::name)
			.toList();
	}

	/** What is expected but absent, or has another default, in words. */
	List<String> differences(Map<String, String> expected) {
		List<String> differences = new ArrayList<>();
		expected.forEach((name, value) -> property(name).ifPresentOrElse((property) -> {
			String found = defaultOf(property);
			if (!found.equals(value)) {
				differences.add(name + ": default '" + found + "' instead of '" + value + "'");
			}
		}, () -> differences.add(name + ": absent")));
		return differences;
	}

	/** What a server leaves out it takes from the defaults of all servers. */
	private String defaultOf(Property property) {
		String own = property.defaultValue();
		return !own.isEmpty() ? own
				: property(property.name().replace("wss.servers[].", "wss.defaults.")).map(Property::defaultValue)
					.orElse("");
	}

	private void add(Path file, String prefix) {
		for (JsonNode node : JsonMapper.shared().readTree(file).path("properties")) {
			Property property = new Property(prefix + node.path("name").asString(),
					node.path("description").asString(""), text(node.get("defaultValue")));
			this.properties.put(property.name(), property);
			addElements(property.name(), node.path("type").asString(""));
		}
	}

	private void addElements(String name, String type) {
		Matcher element = ELEMENT.matcher(type);
		if (!element.find()) {
			return;
		}
		Path file = this.folder.resolve("spring/configuration-metadata/" + element.group(1) + ".json");
		if (Files.exists(file)) {
			add(file, name + (type.contains("Map<") ? ".*." : "[]."));
		}
	}

	private static String text(@Nullable JsonNode value) {
		return (value != null) ? value.toString().replaceAll("[\"\\[\\]]", "") : "";
	}

	record Property(String name, String description, String defaultValue) {

	}

}
