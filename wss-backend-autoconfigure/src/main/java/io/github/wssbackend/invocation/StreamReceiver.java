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

import org.jspecify.annotations.Nullable;

import io.github.wssbackend.frame.JsonText;

/**
 * Takes the elements of a stream. Its methods are called one at a time: first
 * {@link #onStart}, then the elements that were asked for, in the end exactly one
 * {@link #onEnd}. They run on the thread of the node, of its publisher or of the timeout,
 * hold no lock, and must neither block nor throw.
 *
 * @since 0.1.0
 */
public interface StreamReceiver {

	/**
	 * The run begins; called on the thread that started it, before the node is called.
	 * @param control what asks for elements and ends the run
	 */
	void onStart(StreamControl control);

	/**
	 * An element. If outputs of the node are shared it already stands in the state.
	 * @param value the element
	 * @param json its JSON
	 */
	void onElement(@Nullable Object value, JsonText json);

	/**
	 * The run ended.
	 * @param end {@link Outcome.None} after the last element, after a cancellation, and
	 * for a node without output; {@link Outcome.Value} for the one output of a node that
	 * is no stream; else the failure
	 */
	void onEnd(Outcome end);

}
