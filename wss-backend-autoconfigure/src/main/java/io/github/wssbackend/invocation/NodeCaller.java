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

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import io.github.wssbackend.WssArgumentResolver;
import io.github.wssbackend.WssInvocation;
import io.github.wssbackend.frame.JsonCodec;
import io.github.wssbackend.route.NodeFunction;

/**
 * From a call to the arguments of a function and to its result. Safe for use by several
 * threads; what is found out about a function is kept.
 */
final class NodeCaller {

	private final Map<NodeFunction, FunctionPlan> plans = new ConcurrentHashMap<>();

	private final JsonCodec codec;

	private final ArgumentBinder binder;

	private final InjectedArguments injected;

	private final List<WssArgumentResolver> resolvers;

	private final ArgumentValidation validation;

	NodeCaller(JsonCodec codec, InvocationSettings settings, SecurityScope security) {
		this.codec = codec;
		this.binder = new ArgumentBinder(codec);
		this.injected = new InjectedArguments(security);
		this.resolvers = settings.resolvers();
		this.validation = settings.validation();
	}

	/** Bind the payload. */
	WssInvocation bind(NodeCall call) {
		return call.toInvocation(this.binder.bind(plan(call.function()), call.arguments()));
	}

	/** Call the function on this thread. */
	@Nullable Object call(NodeCall call, WssInvocation invocation) throws Throwable {
		NodeFunction function = call.function();
		@Nullable Object[] args = this.injected.complete(plan(function), call, invocation);
		this.validation.validate(function, args);
		return function.invoke(args);
	}

	private FunctionPlan plan(NodeFunction function) {
		FunctionPlan plan = this.plans.get(function);
		return (plan != null) ? plan
				: this.plans.computeIfAbsent(function, (key) -> FunctionPlan.of(key, this.codec, this.resolvers));
	}

}
