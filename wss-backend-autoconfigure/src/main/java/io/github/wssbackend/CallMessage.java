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

package io.github.wssbackend;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.util.Assert;

/**
 * A call that own code makes. Its arguments stay the values that were given until the
 * message is encoded.
 *
 * @param route the route to run
 * @param method the method of the route or {@code null}
 * @param args the arguments or {@code null}
 */
record CallMessage(@Nullable String route, @Nullable String method, @Nullable JsonNode args) implements WssMessage {

	static WssMessage of(String route, @Nullable Object... args) {
		Assert.hasText(route, "'route' must not be empty");
		ArrayNode array = JsonNodeFactory.instance.arrayNode(args.length);
		for (Object arg : args) {
			array.addPOJO(arg);
		}
		return new CallMessage(route, null, array);
	}

	@Override
	public Object payload() {
		ObjectNode call = JsonNodeFactory.instance.objectNode();
		call.put("route", this.route);
		call.set("args", this.args);
		if (this.method != null) {
			call.put("method", this.method);
		}
		return call.toString();
	}

}
