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

import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;

import io.github.wssbackend.WssConnection;
import io.github.wssbackend.WssMessage;
import io.github.wssbackend.annotation.WssRoute;
import io.github.wssbackend.annotation.WssRoute.Output;
import io.github.wssbackend.route.NodeFunction.Result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

class NodeFunctionTests {

	private final RouteTable table = Scans.of(Results.class, Outputs.class, Failing.class);

	@ParameterizedTest
	@CsvSource({ "value,VALUE", "optional,VALUE", "nothing,NONE", "boxedNothing,NONE", "future,STAGE", "stage,STAGE",
			"futureOfNothing,STAGE_NONE", "mono,STAGE", "monoOfNothing,STAGE_NONE", "flux,PUBLISHER", "flow,PUBLISHER",
			"publisher,PUBLISHER" })
	void kindOfResult(String route, Result result) {
		assertThat(Scans.function(this.table, route).result()).isEqualTo(result);
	}

	@ParameterizedTest
	@CsvSource({ "value,true", "nothing,true", "quick,false", "future,false", "monoOfNothing,false", "flux,false",
			"flow,false" })
	void onlyPlainResultsBlock(String route, boolean blocking) {
		assertThat(Scans.function(this.table, route).blocking()).isEqualTo(blocking);
	}

	@ParameterizedTest
	@CsvSource({ "flux,true", "flow,true", "future,false", "stream,false", "personalFlux,true" })
	void publisherWithoutPayloadIsASource(String route, boolean source) {
		assertThat(Scans.function(this.table, route).source()).isEqualTo(source);
	}

	@ParameterizedTest
	@CsvSource({ "plain,true", "connection,false", "principal,false", "authentication,false",
			"authenticationPrincipal,false", "message,true", "forced,true", "caller,false" })
	void audienceOfOutputs(String route, boolean shared) {
		assertThat(Scans.function(this.table, route).shared()).isEqualTo(shared);
	}

	@Test
	void attributesAreRead() {
		NodeFunction all = Scans.function(this.table, "all");
		assertThat(all.remote()).isFalse();
		assertThat(all.blocking()).isFalse();
		assertThat(all.inputs()).isTrue();
		assertThat(all.concurrent()).isTrue();
		assertThat(all.timeout()).hasMillis(1500);
		assertThat(all.method()).isEqualTo("get");
		assertThat(all.javaMethod().getName()).isEqualTo("everything");
	}

	@Test
	void defaultsAreThoseOfTheAnnotation() {
		NodeFunction value = Scans.function(this.table, "value");
		assertThat(value.remote()).isTrue();
		assertThat(value.inputs()).isFalse();
		assertThat(value.concurrent()).isFalse();
		assertThat(value.timeout()).isNull();
		assertThat(value.method()).isNull();
		assertThat(value.isNode()).isTrue();
		assertThat(value.bean()).isInstanceOf(Results.class);
	}

	@Test
	void exceptionComesAsItIs() {
		assertThatIOException().isThrownBy(() -> Scans.function(this.table, "fail").invoke(new Object[0]))
			.withMessage("no");
	}

	@WssRoute
	static class Results {

		@WssRoute
		String value() {
			return "";
		}

		@WssRoute
		Optional<String> optional() {
			return Optional.empty();
		}

		@WssRoute
		void nothing() {
		}

		@WssRoute
		Void boxedNothing() {
			return null;
		}

		@WssRoute(blocking = false)
		int quick() {
			return 1;
		}

		@WssRoute
		CompletableFuture<String> future() {
			return CompletableFuture.completedFuture("");
		}

		@WssRoute
		CompletionStage<List<String>> stage() {
			return CompletableFuture.completedFuture(List.of());
		}

		@WssRoute
		CompletableFuture<Void> futureOfNothing() {
			return CompletableFuture.completedFuture(null);
		}

		@WssRoute
		Mono<String> mono() {
			return Mono.empty();
		}

		@WssRoute
		Mono<Void> monoOfNothing() {
			return Mono.empty();
		}

		@WssRoute
		Flux<String> flux() {
			return Flux.empty();
		}

		@WssRoute
		Flux<String> personalFlux(WssConnection connection) {
			return Flux.empty();
		}

		@WssRoute
		Flow.Publisher<String> flow() {
			return null;
		}

		@WssRoute
		Publisher<String> publisher() {
			return Flux.empty();
		}

		@WssRoute
		Flux<String> stream(int count) {
			return Flux.empty();
		}

		@WssRoute(name = "all", method = "Get", remote = false, blocking = false, inputs = true, concurrent = true,
				timeout = "1500ms")
		String everything() {
			return "";
		}

	}

	@WssRoute
	static class Outputs {

		@WssRoute
		int plain(int x) {
			return x;
		}

		@WssRoute
		int connection(int x, WssConnection connection) {
			return x;
		}

		@WssRoute
		int principal(Principal principal) {
			return 1;
		}

		@WssRoute
		int authentication(Authentication authentication) {
			return 1;
		}

		@WssRoute
		int authenticationPrincipal(@AuthenticationPrincipal String user) {
			return 1;
		}

		@WssRoute
		int message(WssMessage message) {
			return 1;
		}

		@WssRoute(output = Output.SHARED)
		int forced(WssConnection connection) {
			return 1;
		}

		@WssRoute(output = Output.CALLER)
		int caller() {
			return 1;
		}

	}

	@WssRoute
	static class Failing {

		@WssRoute
		void fail() throws IOException {
			throw new IOException("no");
		}

	}

}
