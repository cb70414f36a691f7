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

package io.github.wssbackend.outbound;

/**
 * Told once how a write ended. The caller holds no lock that a write needs: the next
 * frames may be written on its thread.
 *
 * @since 0.1.0
 */
public interface WriteCallback {

	/**
	 * The frames left.
	 */
	void written();

	/**
	 * The frames did not leave, and no other will.
	 * @param cause why
	 */
	void failed(Throwable cause);

	/**
	 * The socket took some of the bytes, and the rest is still to leave.
	 */
	default void progressed() {
	}

}
