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

/**
 * What the receiver of a stream steers it with. Safe for use by several threads, also
 * from within the calls of {@link StreamReceiver}. None of its methods throws.
 *
 * @since 0.1.0
 */
public interface StreamControl {

	/**
	 * Ask for more elements.
	 * @param n how many; numbers below 1 are ignored
	 */
	void request(long n);

	/**
	 * End the run. Unless it had ended before, {@link StreamReceiver#onEnd} is called
	 * with {@link Outcome.None} and no element follows.
	 * @return whether this call ended it
	 */
	boolean cancel();

}
