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

package io.github.wssbackend.frame;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.RepeatedTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Frames that nobody thought of. The seed stands in the message of a failure.
 */
class FrameReaderFuzzTests {

	private static final int FRAMES = 1_000;

	private static final String ALPHABET = "{}[]\",:\\ \t0123456789.eE+-tfnrulasoeRUN\u0000\u001f\u007fé\u2028€\ud83d\ude00";

	private static final JsonMapper MAPPER = JsonMapper.shared();

	private final long seed = System.nanoTime();

	private final Random random = new Random(this.seed);

	@RepeatedTest(2)
	void generatedFramesAreReadAsAParserOfTreesReadsThem() {
		for (int i = 0; i < FRAMES; i++) {
			String args = value(3);
			String id = scalar();
			String inner = shuffled("\"route\":\"r\"", "\"args\":" + args, "\"x\":" + value(2));
			String text = shuffled("\"route\":\"runRequest\"",
					"\"args\":[" + space() + inner + ",0," + id + space() + "]", "\"y\":" + value(2));
			Frame.Request request = ((Frame.Call) FrameReader.read(text)).request();
			String callbackId = String.valueOf(request.callbackId());
			if (!id.equals(callbackId) || !args.equals(String.valueOf(request.call().args()))) {
				assertThat(request.call().args()).as("seed %d, %s", this.seed, text).hasToString(args);
				assertThat(callbackId).as("seed %d, %s", this.seed, text).isEqualTo(id);
			}
		}
	}

	@RepeatedTest(2)
	void mutatedFramesNeverThrowAndGiveOnlyWholeValues() {
		for (int i = 0; i < FRAMES; i++) {
			String text = mutated(shuffled("\"route\":\"runRequest\"",
					"\"args\":[{\"route\":\"r\",\"args\":" + value(3) + "},0," + scalar() + "]",
					"\"callbackId\":" + scalar()));
			try {
				requireWhole(FrameReader.read(text));
			}
			catch (RuntimeException | Error ex) {
				throw new AssertionError("seed " + this.seed + ", " + text, ex);
			}
		}
	}

	private static void requireWhole(Frame frame) {
		if (frame instanceof Frame.Call call) {
			requireWhole(call.args(), call.method(), call.protocol());
			if (call.request() != null) {
				requireWhole(call.request().callbackId());
				requireWhole((call.request().call() != null) ? call.request().call() : new Frame.Other());
			}
		}
		else if (frame instanceof Frame.Reply reply) {
			requireWhole(reply.callbackId(), reply.args(), reply.error(), reply.version(), reply.epoch());
		}
		else if (frame instanceof Frame.Broken broken) {
			requireWhole(broken.callbackId());
		}
	}

	private static void requireWhole(JsonText... values) {
		for (JsonText value : values) {
			if (value != null) {
				String text = value.toString();
				JsonNode node = MAPPER.readTree(text);
				if (!text.strip().equals(text) || kind(node) != value.kind()) {
					throw new AssertionError(text + " is no " + value.kind());
				}
			}
		}
	}

	private static JsonText.Kind kind(JsonNode node) {
		return switch (node.getNodeType()) {
			case OBJECT -> JsonText.Kind.OBJECT;
			case ARRAY -> JsonText.Kind.ARRAY;
			case STRING -> JsonText.Kind.STRING;
			case NUMBER -> JsonText.Kind.NUMBER;
			case BOOLEAN -> JsonText.Kind.BOOLEAN;
			case NULL -> JsonText.Kind.NULL;
			default -> throw new AssertionError(node.getNodeType());
		};
	}

	private String mutated(String text) {
		StringBuilder mutated = new StringBuilder(text);
		for (int left = 1 + this.random.nextInt(3); left > 0 && !mutated.isEmpty(); left--) {
			int place = this.random.nextInt(mutated.length());
			char c = ALPHABET.charAt(this.random.nextInt(ALPHABET.length()));
			switch (this.random.nextInt(5)) {
				case 0 -> mutated.setCharAt(place, c);
				case 1 -> mutated.insert(place, c);
				case 2 -> mutated.deleteCharAt(place);
				case 3 -> mutated.setLength(place + 1);
				default -> mutated.insert(place, text, 0, this.random.nextInt(text.length()));
			}
		}
		return mutated.toString();
	}

	private String shuffled(String... members) {
		List<String> list = new ArrayList<>(List.of(members));
		Collections.shuffle(list, this.random);
		return "{" + space() + String.join(space() + "," + space(), list) + space() + "}";
	}

	private String value(int depth) {
		return switch (this.random.nextInt((depth > 0) ? 4 : 2)) {
			case 2 -> "[" + space() + value(depth - 1) + space() + "," + value(depth - 1) + "]";
			case 3 -> "{\"a\"" + space() + ":" + value(depth - 1) + ",\"é\":" + space() + value(depth - 1) + "}";
			default -> scalar();
		};
	}

	private String scalar() {
		return switch (this.random.nextInt(5)) {
			case 0 -> String.valueOf(this.random.nextLong());
			case 1 -> String.valueOf(this.random.nextGaussian());
			case 2 -> List.of("true", "false", "null", "0", "-0", "1e5", "1.0E-7").get(this.random.nextInt(7));
			case 3 -> "\"" + "x".repeat(this.random.nextInt(64) * this.random.nextInt(64)) + "\"";
			default -> string();
		};
	}

	private String string() {
		StringBuilder text = new StringBuilder("\"");
		for (int left = this.random.nextInt(8); left > 0; left--) {
			text.append(List.of("\\\"", "\\\\", "\\n", "\\u0041", "\\ud83d\\ude00", "\\ud83d", "é", "€", "😀", "}", "]")
				.get(this.random.nextInt(11)));
		}
		return text.append('"').toString();
	}

	private String space() {
		return " ".repeat(this.random.nextInt(3));
	}

}
