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

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.wssbackend.protocol.RecordedDifferences.Answer;
import io.github.wssbackend.testing.TestApplication;
import io.github.wssbackend.testing.TestPeer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Replays what a graphscript server 0.3.12 was sent, frame by frame, and compares what
 * comes back to the character.
 */
class GraphscriptReplayTests {

	private static final List<RecordedStep> steps = RecordedStep.all();

	private static TestApplication application;

	@BeforeAll
	static void start() {
		application = TestApplication.start(RecordedNodes.class);
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2 })
	void everyFrameIsAnsweredAsTheOriginalDidOrAsNoted(int session) {
		application.bean(RecordedNodes.class).reset();
		SoftAssertions softly = new SoftAssertions();
		try (TestPeer peer = application.peer(); TestPeer other = application.peer()) {
			for (RecordedStep step : steps.stream().filter((each) -> each.session() == session).toList()) {
				Answer expected = RecordedDifferences.expected(step);
				Answer actual = replay(step, expected.receive().size(), peer, other);
				softly.assertThat(actual).as(step.key()).isEqualTo(expected);
			}
		}
		softly.assertAll();
	}

	private static Answer replay(RecordedStep step, int count, TestPeer peer, TestPeer other) {
		String frame = step.send();
		if (frame == null) {
			return new Answer(List.of(peer.setId().toString().replace(peer.id(), "<id>")), List.of());
		}
		send(peer, frame.replace("<id>", peer.id()).replace("<other>", other.id()), step.binary());
		List<String> received = new ArrayList<>();
		while (received.size() < count) {
			received.add(peer.next());
		}
		received.addAll(peer.framesUntilNow());
		return new Answer(List.copyOf(received), List.copyOf(other.framesUntilNow()));
	}

	private static void send(TestPeer peer, String frame, boolean binary) {
		if (binary) {
			peer.sendBinary(frame.getBytes(StandardCharsets.UTF_8));
		}
		else {
			peer.send(frame);
		}
	}

	@Test
	void theRecordingIsWhole() {
		assertThat(steps.stream().collect(Collectors.groupingBy(RecordedStep::session, Collectors.counting())))
			.isEqualTo(Map.of(1, 44L, 2, 24L));
		assertThat(steps.stream().map(RecordedStep::key)).doesNotHaveDuplicates();
	}

	@Test
	void everyNotedDifferenceIsAStepAndReallyDiffers() {
		Map<String, RecordedStep> byKey = steps.stream()
			.collect(Collectors.toMap(RecordedStep::key, Function.identity()));
		assertThat(byKey).containsKeys(RecordedDifferences.all().keySet().toArray(String[]::new));
		RecordedDifferences.all()
			.forEach(
					(key, ours) -> assertThat(ours).as(key).isNotEqualTo(RecordedDifferences.original(byKey.get(key))));
	}

}
