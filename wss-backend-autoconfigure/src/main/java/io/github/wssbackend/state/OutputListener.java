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

package io.github.wssbackend.state;

/**
 * Told of each output of a state, in two steps.
 *
 * @since 0.1.0
 */
public interface OutputListener {

	/**
	 * An output, in the order of versions. Called under the lock of the state: this may
	 * put the output in a queue, but neither block nor call foreign code nor throw.
	 * @param output the output
	 */
	void accept(Output output);

	/**
	 * Hand on what was accepted. Called after {@code accept} on the same thread without
	 * the lock, so several threads may be here at once; may still come once after the
	 * registration was closed.
	 */
	void flush();

}
