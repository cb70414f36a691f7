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

/**
 * What happens to emissions when the outbound queue of a socket is full. Answers, errors
 * and posts are never dropped: when they alone fill the queue the connection is closed
 * with {@link WssCloseStatus#OVERLOADED}.
 *
 * @since 0.1.0
 */
public enum WssOverflow {

	/**
	 * The oldest waiting emission of the same route and key gives way, so that the newest
	 * state always arrives.
	 */
	LATEST,

	/**
	 * The oldest waiting emission gives way.
	 */
	DROP_OLDEST,

	/**
	 * The connection is closed with {@link WssCloseStatus#SLOW_READER}.
	 */
	DISCONNECT

}
