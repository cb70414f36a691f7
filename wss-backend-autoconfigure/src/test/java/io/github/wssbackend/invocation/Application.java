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

package io.github.wssbackend.invocation;

import java.security.Principal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import io.github.wssbackend.testing.ManualTimer;
import io.github.wssbackend.WssArgumentResolver;
import io.github.wssbackend.WssConnection;
import io.github.wssbackend.WssInterceptor;
import io.github.wssbackend.frame.ErrorBody;
import io.github.wssbackend.frame.JsonCodec;
import io.github.wssbackend.frame.JsonText;
import io.github.wssbackend.route.NodeFunction;
import io.github.wssbackend.route.RouteScanner;
import io.github.wssbackend.route.RouteTable;
import io.github.wssbackend.state.Output;
import io.github.wssbackend.state.StateKey;
import io.github.wssbackend.state.StateStore;

import org.springframework.context.support.GenericApplicationContext;

/**
 * The beans of a test, scanned and ready to run.
 */
final class Application {

	static final Duration TIMEOUT = Duration.ofSeconds(30);

	private final JsonMapper mapper = JsonMapper.builder().build();

	final JsonCodec codec = new JsonCodec(this.mapper);

	final StateStore store = new StateStore(this.codec);

	final ManualTimer timer = new ManualTimer();

	final RouteTable table = new RouteTable();

	final NodeInvoker invoker;

	final ListenerWiring wiring;

	final LocalGraph graph;

	private Application(Builder builder) {
		GenericApplicationContext context = new GenericApplicationContext();
		int number = 0;
		for (Object bean : builder.beans) {
			context.getBeanFactory().registerSingleton("bean" + number++, bean);
		}
		context.refresh();
		new RouteScanner(context.getBeanFactory(), this.table).scan();
		InvocationSettings settings = new InvocationSettings(builder.interceptors, builder.resolvers,
				builder.validation, new ErrorMapper(this.codec, context), builder.executor, this.timer,
				this.timer::nanoTime, TIMEOUT);
		this.invoker = new NodeInvoker(this.codec, this.store, settings);
		this.wiring = new ListenerWiring(this.table, this.store, this.codec, this.invoker, settings);
		this.graph = new LocalGraph(this.table, this.store, this.codec, this.invoker, settings);
	}

	static Application of(Object... beans) {
		return with(beans).build();
	}

	static Builder with(Object... beans) {
		return new Builder(List.of(beans));
	}

	NodeFunction function(String route, @Nullable String method) {
		return this.table.find(route).function(method);
	}

	private JsonText raw(String text) {
		return this.codec.encode(this.mapper.readTree(text));
	}

	NodeCall call(String route, @Nullable String args) {
		return call(route, null, args, null, null);
	}

	NodeCall call(String route, @Nullable String method, @Nullable String args, @Nullable WssConnection connection,
			@Nullable Principal principal) {
		Arguments json = new Arguments.Json((args != null) ? raw(args) : null);
		return new NodeCall(function(route, method), method, json, connection, null, principal, null, Locale.GERMANY);
	}

	CompletableFuture<Outcome> start(String route, @Nullable String args) {
		return this.invoker.invoke(call(route, args));
	}

	Outcome run(String route, @Nullable String args) {
		return run(call(route, args));
	}

	Outcome run(NodeCall call) {
		return this.invoker.invoke(call).getNow(null);
	}

	/** How many runs have a time limit now. */
	int limited() {
		return this.invoker.limited();
	}

	/** The JSON of the output of a run. */
	String output(String route, @Nullable String args) {
		Outcome outcome = run(route, args);
		return (outcome instanceof Outcome.Value value) ? value.json().toString() : String.valueOf(outcome);
	}

	ErrorBody error(String route, @Nullable String args) {
		return ((Outcome.Failed) run(route, args)).error();
	}

	@Nullable String state(String route) {
		Output output = this.store.current(StateKey.of(route));
		return (output != null) ? output.json() + "#" + output.version() : null;
	}

	/** Collects beans. */
	static final class Builder {

		private final List<Object> beans;

		private final List<WssInterceptor> interceptors = new ArrayList<>();

		private final List<WssArgumentResolver> resolvers = new ArrayList<>();

		private ArgumentValidation validation = ArgumentValidation.NONE;

		private Executor executor = Runnable::run;

		private Builder(List<Object> beans) {
			this.beans = new ArrayList<>(beans);
		}

		Builder interceptor(WssInterceptor interceptor) {
			this.interceptors.add(interceptor);
			return this;
		}

		Builder resolver(WssArgumentResolver resolver) {
			this.resolvers.add(resolver);
			this.beans.add(resolver);
			return this;
		}

		Builder validation(ArgumentValidation validation) {
			this.validation = validation;
			return this;
		}

		Builder executor(Executor executor) {
			this.executor = executor;
			return this;
		}

		Application build() {
			return new Application(this);
		}

	}

}
