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
 * Told when somebody listens to a state and when nobody does any more. The calls
 * alternate, beginning with {@code started}, and never overlap; they come without locks,
 * on a thread that added or removed a listener. What they throw is logged.
 *
 * @since 0.1.0
 */
public interface Demand {

	/**
	 * The first listener came.
	 */
	void started();

	/**
	 * The last listener went.
	 */
	void ended();

}
