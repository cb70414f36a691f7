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

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.adapter.JdkFlowAdapter;
import reactor.core.publisher.Flux;

import io.github.wssbackend.annotation.WssRoute;
import io.github.wssbackend.subscription.SubscriptionRegistry;
import io.github.wssbackend.testing.TestApplication;
import io.github.wssbackend.testing.TestPeer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sends JSON of every type in every position of every frame, and text that is no JSON.
 */
class FrameShapeTests {

	private static TestApplication application;

	private static TestPeer peer;

	private static TestPeer bystander;

	private static int subscriptions;

	@BeforeAll
	static void start() {
		application = TestApplication.start(Shapes.class);
		peer = application.peerV1();
		bystander = application.peer();
	}

	@AfterAll
	static void stop() {
		assertThat(application.bean(SubscriptionRegistry.class).size()).isZero();
		peer.close();
		bystander.close();
		application.close();
	}

	static Stream<Arguments> everyValueInEveryPosition() {
		return Positions.all().flatMap((position) -> position.values().map((value) -> Arguments.of(position, value)));
	}

	@ParameterizedTest
	@MethodSource
	void everyValueInEveryPosition(Position position, AnyJson value) {
		peer.send(value.into(position.frame()));
		List<String> expected = position.answers().apply(value).stream().map(FrameShapeTests::numbered).toList();
		assertThat(answers(expected.size())).isEqualTo(expected);
		assertThat(bystander.framesUntilNow()).isEmpty();
	}

	private static String numbered(String frame) {
		if (!frame.contains("#")) {
			return frame;
		}
		peer.post("unsubscribe", "[\"shape.silent\"]");
		return frame.replace("#", String.valueOf(++subscriptions));
	}

	private static List<String> answers(int count) {
		List<String> answers = new ArrayList<>();
		while (answers.size() < count) {
			answers.add(peer.next());
		}
		answers.addAll(peer.framesUntilNow());
		return answers;
	}

	@ParameterizedTest
	@ValueSource(strings = { "hello", "{", "}", "[", "{]", "nul", "NaN", "'a'", "{\"route\":}", "{'route':'ping'}",
			"{route:\"ping\"}", "{\"route\":\"ping\"", "{\"route\":\"ping\"} {}", "{\"route\":\"ping\"}x",
			"{\"route\":\"ping\",}", "/**/{\"route\":\"ping\"}", "{\"route\":\"ping\" // no\n}",
			"\uFEFF{\"route\":\"ping\"}", "\u0000", "\"{\\\"route\\\":\"", "\"\\\"{}\\\"\"", " \t\r\n ",
			"{\"route\":\"runRequest\",\"args\":[{\"route\":\"ping\"},\"id\",\"c\"]} 1",
			"{\"route\":\"runRequest\",\"args\":[{\"route\":\"ping\"},\"id\",\"c\"]]",
			"{\"route\":\"runRequest\",\"args\":[{\"route\":\"ping\"},\"id\",01]}",
			"{\"route\":\"runRequest\",\"args\":[{\"route\":\"ping\"},\"id\",\"\\x\"]}",
			"{\"route\":\"runRequest\",\"args\":[{\"route\":\"ping\"},\"id\",\"a\nb\"]}" })
	void textThatIsNotJsonIsLeftToHandlers(String text) {
		peer.send(text);
		assertThat(peer.framesUntilNow()).isEmpty();
		assertThat(bystander.framesUntilNow()).isEmpty();
	}

	@WssRoute("shape")
	static class Shapes {

		@WssRoute
		int sum(int a, int b) {
			return a + b;
		}

		@WssRoute
		int point(Point point) {
			return point.x();
		}

		@WssRoute(inputs = true)
		void silent() {
		}

		@WssRoute
		Flow.Publisher<Integer> count(int to) {
			return JdkFlowAdapter.publisherToFlowPublisher(Flux.range(1, to));
		}

		record Point(int x) {
		}

	}

}
