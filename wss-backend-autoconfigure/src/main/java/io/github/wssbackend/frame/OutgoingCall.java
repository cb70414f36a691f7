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
 * A call to a peer.
 *
 * @param route the route
 * @param method the method of the route, or {@code null}
 * @param args its arguments, an array
 * @param current whether a subscription begins with the newest state
 * @param stream whether the elements of the run are wanted one by one
 * @since 0.1.0
 */
public record OutgoingCall(String route, @Nullable String method, JsonText args, boolean current, boolean stream) {

	/**
	 * A plain call.
	 * @param route the route
	 * @param args its arguments, an array
	 * @return the call
	 */
	public static OutgoingCall of(String route, JsonText args) {
		return new OutgoingCall(route, null, args, false, false);
	}

	/**
	 * The same call for the elements of its run.
	 * @return a new call
	 */
	public OutgoingCall asStream() {
		return new OutgoingCall(this.route, this.method, this.args, false, true);
	}

}
