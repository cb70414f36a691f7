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

import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

/**
 * Stands around every run of a node, whoever runs it: a peer, another node's output or
 * own code. Declare it as a bean; several are called in their {@code @Order}.
 *
 * <p>
 * It runs on the thread on which the node will run, and must not block where the node
 * must not. To refuse a run, throw (or return a failed stage with) a
 * {@link WssRequestException}.
 *
 * @since 0.1.0
 */
public interface WssInterceptor {

	/**
	 * Go on with the call, change it, or answer in its place.
	 * @param call the run
	 * @param next what comes after this interceptor
	 * @return the result of the node, {@code null} in it where there is none; for a
	 * stream the {@code Publisher} of its elements
	 */
	CompletionStage<@Nullable Object> intercept(WssInvocation call, Chain next);

	/**
	 * What comes after an interceptor: the next one and in the end the node.
	 *
	 * @since 0.1.0
	 */
	interface Chain {

		/**
		 * Go on. Never throws: a failure is in the stage. A node runs once for a call:
		 * going on again gives a failed stage.
		 * @param call the run, as it came or changed
		 * @return the result
		 */
		CompletionStage<@Nullable Object> proceed(WssInvocation call);

	}

}
