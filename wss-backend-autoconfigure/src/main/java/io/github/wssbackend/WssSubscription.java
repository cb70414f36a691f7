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

/**
 * A subscription to the outputs of a node, here or at a peer. Closing it ends it; closing
 * it again does nothing. Safe for use by several threads.
 *
 * @since 0.1.0
 */
public interface WssSubscription extends AutoCloseable {

	/**
	 * The route as it was spelt when subscribing.
	 * @return the route
	 */
	String route();

	/**
	 * Whether outputs are still told.
	 * @return {@code false} once closed, or once its connection ended
	 */
	boolean isActive();

	/**
	 * The end of the subscription, however it comes: it was closed, its connection ended
	 * for good, or the peer took it back. A connection that is lost and opened again ends
	 * none.
	 * @return completed, never exceptionally, once nothing more is told, on the thread
	 * that ended the subscription: what is chained to it must not block
	 */
	CompletionStage<Void> ended();

	/**
	 * End the subscription without waiting. An output that is on its way may still be
	 * told.
	 */
	@Override
	void close();

}
