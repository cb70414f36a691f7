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

import io.github.wssbackend.annotation.WssRoute;

import static org.assertj.core.api.Assertions.assertThat;

class NodeTests {

	private final RouteTable table = Scans.of(Routes.class);

	@Test
	void methodNamesIgnoreCase() {
		assertThat(place("full", "GeT")).isEqualTo("Routes.fullGet()");
		assertThat(place("full", "PUT")).isEqualTo("Routes.fullPut()");
	}

	@Test
	void callWithoutMethodRunsTheOneThatHasNone() {
		assertThat(place("full", null)).isEqualTo("Routes.full()");
		assertThat(place("full", "")).isEqualTo("Routes.full()");
	}

	@Test
	void elsePost() {
		assertThat(place("verbs", null)).isEqualTo("Routes.verbsPost()");
	}

	@Test
	void elseGet() {
		assertThat(place("reading", null)).isEqualTo("Routes.readingGet()");
	}

	@Test
	void elseTheOnlyOne() {
		assertThat(place("single", null)).isEqualTo("Routes.singlePatch()");
	}

	@Test
	void elseNone() {
		assertThat(this.table.find("unclear").function(null)).isNull();
		assertThat(this.table.find("unclear").functions()).hasSize(2);
	}

	@Test
	void unknownMethodIsNone() {
		assertThat(this.table.find("full").function("delete")).isNull();
		assertThat(this.table.find("single").function("get")).isNull();
	}

	@Test
	void nodeIsRemoteIfOneOfItsFunctionsIs() {
		assertThat(this.table.find("unclear").remote()).isTrue();
		assertThat(this.table.find("unclear").function("a").remote()).isFalse();
		assertThat(this.table.find("closed").remote()).isFalse();
	}

	private String place(String route, String method) {
		return this.table.find(route).function(method).place();
	}

	@WssRoute
	static class Routes {

		@WssRoute
		void full() {
		}

		@WssRoute(value = "full", method = "get")
		void fullGet() {
		}

		@WssRoute(value = "full", method = "post")
		void fullPost() {
		}

		@WssRoute(value = "full", method = "Put")
		void fullPut() {
		}

		@WssRoute(value = "verbs", method = "get")
		void verbsGet() {
		}

		@WssRoute(value = "verbs", method = "post")
		void verbsPost() {
		}

		@WssRoute(value = "reading", method = "get")
		void readingGet() {
		}

		@WssRoute(value = "reading", method = "head")
		void readingHead() {
		}

		@WssRoute(value = "single", method = "patch")
		void singlePatch() {
		}

		@WssRoute(value = "unclear", method = "a", remote = false)
		void unclearA() {
		}

		@WssRoute(value = "unclear", method = "b")
		void unclearB() {
		}

		@WssRoute(remote = false)
		void closed() {
		}

	}

}
