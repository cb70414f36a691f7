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

package io.github.wssbackend.route;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.stereotype.Component;

import io.github.wssbackend.WssConfigurationException;
import io.github.wssbackend.annotation.WssListener;
import io.github.wssbackend.annotation.WssRoute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class AnnotationTextFaultsTests {

	@ParameterizedTest
	@ValueSource(classes = { ReservedRun.class, ReservedSubscribe.class, ReservedUnsubscribe.class,
			ReservedCancel.class, ReservedId.class, ReservedListener.class })
	void reservedName(Class<?> type) {
		assertThat(fault(type).description()).contains(type.getSimpleName() + ".", "word of the protocol");
	}

	@ParameterizedTest
	@ValueSource(classes = { BlankName.class, EmptySegment.class, EmptyListener.class })
	void emptyName(Class<?> type) {
		assertThat(fault(type).description()).contains(type.getSimpleName() + ".", "empty");
	}

	@Test
	void overlongName() {
		assertThat(fault(Overlong.class).description()).contains("Overlong.run()", "256").hasSizeLessThan(300);
	}

	@ParameterizedTest
	@ValueSource(classes = { TimeoutWord.class, TimeoutNegative.class, TimeoutZero.class, TimeoutHuge.class })
	void badTimeout(Class<?> type) {
		WssConfigurationException fault = fault(type);
		assertThat(fault.description()).contains(type.getSimpleName() + ".run()", "timeout");
		assertThat(fault.action()).contains("5s");
	}

	@Test
	void badMethod() {
		assertThat(fault(DottedMethod.class).description()).contains("DottedMethod.run()", "a.b");
	}

	private static WssConfigurationException fault(Class<?>... components) {
		return catchThrowableOfType(WssConfigurationException.class, () -> Scans.of(components));
	}

	@WssRoute
	static class ReservedRun {

		@WssRoute
		void runRequest() {
		}

	}

	@WssRoute
	static class ReservedSubscribe {

		@WssRoute("subscribeSocket")
		void run() {
		}

	}

	@WssRoute
	static class ReservedUnsubscribe {

		@WssRoute("unsubscribe")
		void run() {
		}

	}

	@WssRoute
	static class ReservedCancel {

		@WssRoute("cancelRequest")
		void run() {
		}

	}

	@WssRoute
	static class ReservedId {

		@WssRoute("setId")
		void run() {
		}

	}

	@Component
	static class ReservedListener {

		@WssListener("setId")
		void on(String id) {
		}

	}

	@WssRoute
	static class BlankName {

		@WssRoute(" ")
		void run() {
		}

	}

	@WssRoute("math.")
	static class EmptySegment {

		@WssRoute
		void run() {
		}

	}

	@Component
	static class EmptyListener {

		@WssListener("")
		void on(String text) {
		}

	}

	@WssRoute
	static class Overlong {

		private static final String TEN = "0123456789";

		private static final String FIFTY = TEN + TEN + TEN + TEN + TEN;

		@WssRoute(FIFTY + FIFTY + FIFTY + FIFTY + FIFTY + "0123456")
		void run() {
		}

	}

	@WssRoute
	static class TimeoutWord {

		@WssRoute(timeout = "soon")
		void run() {
		}

	}

	@WssRoute
	static class TimeoutNegative {

		@WssRoute(timeout = "-5s")
		void run() {
		}

	}

	@WssRoute
	static class TimeoutZero {

		@WssRoute(timeout = "0s")
		void run() {
		}

	}

	@WssRoute
	static class TimeoutHuge {

		@WssRoute(timeout = "99999999999999999999d")
		void run() {
		}

	}

	@WssRoute
	static class DottedMethod {

		@WssRoute(method = "a.b")
		void run() {
		}

	}

}
