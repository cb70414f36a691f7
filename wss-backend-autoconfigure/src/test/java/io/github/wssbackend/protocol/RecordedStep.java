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

package io.github.wssbackend.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One step of the recording of the original.
 *
 * @param session the socket that it was sent over
 * @param name what it shows
 * @param send the frame that was sent, {@code null} for opening the socket
 * @param binary whether it was sent as a binary frame
 * @param receive the frames that came back
 * @param other the frames that the second, silent socket got
 */
record RecordedStep(int session, String name, @Nullable String send, boolean binary, List<String> receive,
		List<String> other) {

	private static final JsonMapper mapper = JsonMapper.shared();

	static List<RecordedStep> all() {
		try (InputStream in = RecordedStep.class.getResourceAsStream("/graphscript-0.3.12.jsonl")) {
			if (in == null) {
				throw new IllegalStateException("The recording is missing");
			}
			return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(RecordedStep::of).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static RecordedStep of(String line) {
		JsonNode step = mapper.readTree(line);
		JsonNode send = step.get("send");
		return new RecordedStep(step.get("session").asInt(), step.get("name").asString(),
				(send != null) ? send.asString() : null, step.path("binary").asBoolean(false),
				texts(step.get("receive")), texts(step.path("other")));
	}

	private static List<String> texts(JsonNode array) {
		List<String> texts = new ArrayList<>();
		array.forEach((text) -> texts.add(text.asString()));
		return texts;
	}

	/**
	 * Names are unique within a session only.
	 */
	String key() {
		return this.session + ": " + this.name;
	}

	@Override
	public String toString() {
		return key();
	}

}
