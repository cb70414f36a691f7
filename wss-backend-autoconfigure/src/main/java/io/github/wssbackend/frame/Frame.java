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

package io.github.wssbackend.frame;

import org.jspecify.annotations.Nullable;

/**
 * What a data message of a peer says, as far as its keys tell. Immutable.
 *
 * @since 0.1.0
 */
public sealed interface Frame {

	/**
	 * A call: to run a route, or one of the verbs.
	 *
	 * @param route the route
	 * @param method the method as it stands there, or {@code null}
	 * @param args the arguments, {@code null} if absent
	 * @param current whether a subscription shall begin with the newest state
	 * @param stream whether the elements of the run are wanted one by one
	 * @param protocol what {@code setId} says of the dialect, or {@code null}
	 * @param request what a request holds, {@code null} for any other call and for a
	 * request without arguments
	 * @since 0.1.0
	 */
	record Call(String route, @Nullable JsonText method, @Nullable JsonText args, boolean current, boolean stream,
			@Nullable JsonText protocol, @Nullable Request request) implements Frame {
	}

	/**
	 * The arguments of a request.
	 *
	 * @param call the call inside, {@code null} if what stands there names no route; if
	 * it is a request itself, nobody looks into it
	 * @param callbackId what stands in the place of the id, {@code null} if nothing or
	 * {@code null} does
	 * @since 0.1.0
	 */
	record Request(@Nullable Call call, @Nullable JsonText callbackId) {

		/**
		 * The route of requests.
		 */
		static final String ROUTE = "runRequest";

	}

	/**
	 * An answer or an emission.
	 *
	 * @param callbackId the id as it stands there
	 * @param args the value, {@code null} if absent
	 * @param error the error, {@code null} if absent
	 * @param more whether further elements of a stream come
	 * @param version the version of an emission, {@code null} if absent
	 * @param epoch the epoch of the version, {@code null} if absent
	 * @since 0.1.0
	 */
	record Reply(JsonText callbackId, @Nullable JsonText args, @Nullable JsonText error, boolean more,
			@Nullable JsonText version, @Nullable JsonText epoch) implements Frame {
	}

	/**
	 * A call that passes a limit or says two things at once.
	 *
	 * @param route the outer route
	 * @param callbackId the id that the asker gave, {@code null} if there is none
	 * @param problem what is wrong, for the peer
	 * @since 0.1.0
	 */
	record Broken(String route, @Nullable JsonText callbackId, String problem) implements Frame {
	}

	/**
	 * Anything else, which is left to handlers.
	 *
	 * @since 0.1.0
	 */
	record Other() implements Frame {
	}

}
