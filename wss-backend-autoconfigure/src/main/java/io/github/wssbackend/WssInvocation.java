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

import java.security.Principal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One run of a node, as interceptors and argument resolvers see it. Immutable.
 *
 * @param route the route
 * @param method the method that was called for, in lower case, or {@code null}
 * @param args the payload arguments, bound to the types of the node's parameters, in
 * their order; one that is missing is {@code null}
 * @param connection the connection of the peer, or {@code null} if own code runs the node
 * @param principal on whose behalf the node runs, or {@code null} if unknown
 * @since 0.1.0
 */
public record WssInvocation(String route, @Nullable String method, List<@Nullable Object> args,
		@Nullable WssConnection connection, @Nullable Principal principal) {

	/**
	 * Create an invocation.
	 */
	public WssInvocation {
		args = Collections.unmodifiableList(new ArrayList<>(args));
	}

	/**
	 * The same run with other arguments.
	 * @param args as many as before, of types that the parameters take
	 * @return a new invocation
	 */
	public WssInvocation withArgs(@Nullable Object... args) {
		List<@Nullable Object> list = new ArrayList<>(args.length);
		Collections.addAll(list, args);
		return new WssInvocation(this.route, this.method, list, this.connection, this.principal);
	}

}
