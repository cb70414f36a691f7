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

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.wssbackend.WssArgumentResolver;
import io.github.wssbackend.frame.ArrayReader;
import io.github.wssbackend.frame.JsonCodec;
import io.github.wssbackend.route.NodeFunction;
import io.github.wssbackend.route.NodeParameter;

import org.springframework.core.MethodParameter;

/**
 * What a run needs to know of the parameters of a function, worked out at its first run.
 *
 * @param payload the payload parameters in their order
 * @param positional binds arguments by position, all at once; {@code null} where they are
 * bound one by one
 * @param resolvers the application's resolvers by the index of their parameter
 */
record FunctionPlan(List<PayloadParameter> payload, @Nullable ArrayReader positional,
		Map<Integer, WssArgumentResolver> resolvers) {

	static FunctionPlan of(NodeFunction function, JsonCodec codec, List<WssArgumentResolver> resolvers) {
		Map<Integer, WssArgumentResolver> custom = new HashMap<>();
		for (NodeParameter parameter : function.parameters()) {
			WssArgumentResolver resolver = (parameter.role() == NodeParameter.Role.CUSTOM)
					? first(resolvers, parameter.methodParameter()) : null;
			if (resolver != null) {
				custom.put(parameter.index(), resolver);
			}
		}
		List<PayloadParameter> payload = PayloadParameter.of(function.payload());
		return new FunctionPlan(payload, positional(payload, codec), Map.copyOf(custom));
	}

	private static @Nullable ArrayReader positional(List<PayloadParameter> payload, JsonCodec codec) {
		boolean fixed = !payload.isEmpty() && payload.stream().noneMatch(PayloadParameter::isVarargs);
		return fixed ? codec.arrayReader(payload.stream().map(PayloadParameter::element).toList()) : null;
	}

	private static @Nullable WssArgumentResolver first(List<WssArgumentResolver> resolvers,
			@Nullable MethodParameter parameter) {
		if (parameter == null) {
			return null;
		}
		return resolvers.stream().filter((resolver) -> resolver.supportsParameter(parameter)).findFirst().orElse(null);
	}

}
